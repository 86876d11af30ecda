// Texts that come from outside.

/** Whether every store can hold a text: without NUL, which Postgres refuses, and without halves of surrogate pairs, which are no Unicode. */
export const isStorable = (text: string): boolean => !/\0|\p{Surrogate}/u.test(text);

/** Whether a text can be stored and has so many characters: at least `least` beside white space, at most `most` with it. */
export const isText = (text: string, most: number, least = 1): boolean =>
  text.trim().length >= least && text.length <= most && isStorable(text);

/** Whether a text is fit for a key that a caller sends again with a retry. */
export const isIdempotencyKey = (text: string): boolean => isText(text, 255);
