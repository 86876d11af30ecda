// The words by which a product is found while the search engine is away. Both sides of the comparison, what is kept in
// the document and what the customer typed, go through the same function.

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

// "phones" finds "phone" and the other way round; "glass" stays.
const singular = (word: string): string => (/[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word);

/** Distinct words of texts: lower case, without accents, singular. */
export const wordsOf = (...texts: readonly string[]): string[] => [
  ...new Set(
    fold(texts.join(' '))
      .match(/[\p{L}\p{N}]+/gu)
      ?.map(singular) ?? [],
  ),
];
