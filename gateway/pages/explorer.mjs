/* global AltairGraphQL, document, localStorage, location, MutationObserver */
// Starts the explorer with our examples as its tabs. What a visitor changes in them is kept by the browser.
const endpointURL = new URL('/graphql', location.href).href;
const examples = await (await fetch('examples.json')).json();

// Altair opens on the tab that came last, and we on the first.
const showFirstTab = new MutationObserver(() => {
  const tabs = document.querySelectorAll('.window-switcher__item');
  if (tabs.length < examples.length) return;
  showFirstTab.disconnect();
  tabs[0].click();
});
showFirstTab.observe(document.body, { childList: true, subtree: true });

// Altair advertises a plugin of its own in a banner until this is set.
localStorage.setItem('altair:db:ai-plugin-showcased', '{"value":true}');

AltairGraphQL.init({
  endpointURL,
  instanceStorageNamespace: 'cartograph_',
  disableAccount: true,
  // The interpreter for scripts that needs no eval, which our Content-Security-Policy forbids.
  initialSettings: { 'beta.disable.newScript': true },
  initialEnvironments: {
    activeSubEnvironment: 'shop',
    subEnvironments: [{ id: 'shop', title: 'Shop', variables: { cartVersion: 0 } }],
  },
  initialWindows: examples.map(({ name, query, variables, script }) => ({
    endpointURL,
    initialName: name,
    initialQuery: query,
    initialVariables: variables,
    initialPostRequestScript: script,
  })),
});
