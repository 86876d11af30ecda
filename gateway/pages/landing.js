/* global document, navigator, setInterval */
// The copy buttons and the state of the parts. Without this script the page still says everything else.
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 1500);
  });
}

const showHealth = async () => {
  const response = await fetch('/health/ready');
  const { checks } = await response.json();
  const list = document.getElementById('health');
  list.replaceChildren(
    ...Object.entries(checks).map(([name, state]) => {
      const item = document.createElement('li');
      item.className = state;
      item.textContent = state === 'ok' ? name : `${name} does not answer`;
      return item;
    }),
  );
};

void showHealth();
setInterval(() => void showHealth(), 5000);
