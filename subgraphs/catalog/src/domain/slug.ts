// 80 characters are a readable address; longer titles are cut at a word.
const slugLength = 80;

/** Lower-case ASCII words with dashes: "Café Crème, 2 l" becomes "cafe-creme-2-l". Empty when nothing is left. */
export const slug = (text: string): string => {
  const whole = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (whole.length <= slugLength) return whole;
  const cut = whole.slice(0, slugLength + 1).replace(/-[^-]*$/, '');
  return cut.slice(0, slugLength);
};
