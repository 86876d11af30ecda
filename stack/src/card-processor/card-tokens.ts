// Test cards: each token names how the bank behind it behaves.

/** `before` and `after` its effect, the connection of the first attempt is cut without an answer. */
export type Cut = 'before' | 'after';

export interface CardBehaviour {
  readonly refusal?: 'card_declined' | 'insufficient_funds';
  readonly delayMs?: number;
  readonly cutAuthorization?: Cut;
  readonly cutCapture?: Cut;
  readonly refusesCapture?: true;
}

const cards: Readonly<Record<string, CardBehaviour>> = {
  tok_approved: {},
  tok_declined: { refusal: 'card_declined' },
  tok_insufficient_funds: { refusal: 'insufficient_funds' },
  tok_unknown: { cutAuthorization: 'after' },
  tok_unknown_unexecuted: { cutAuthorization: 'before' },
  tok_capture_unknown: { cutCapture: 'after' },
  tok_capture_refused: { refusesCapture: true },
};

/** The card behind a token, or undefined when there is none. `tok_slow_2000` approves after 2,000 ms. */
export const cardBehind = (token: string, slowMs: number): CardBehaviour | undefined => {
  const slow = /^tok_slow(?:_(\d{1,6}))?$/.exec(token);
  if (slow) return { delayMs: Number(slow[1] ?? slowMs) };
  return Object.hasOwn(cards, token) ? cards[token] : undefined;
};
