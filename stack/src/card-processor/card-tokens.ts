// Test cards: each token names how the bank behind it behaves.
import { hourMs, secondMs } from '@cartograph/kernel';
import type { MoneyOperation } from './ledger';
import type { RefusalCode } from './refusals';

/** How the bank goes about one operation. */
export interface Conduct {
  readonly delayMs?: number;
  /** Refused for good, although nothing else speaks against it. */
  readonly refusal?: RefusalCode;
  readonly lifetimeMs?: number;
  readonly settlement?: { readonly afterMs: number; readonly status: 'succeeded' | 'failed' };
  /** 500 after the effect, for as long as the key is remembered. */
  readonly keepsError?: true;
}

export interface Card {
  readonly conduct: Readonly<Partial<Record<MoneyOperation, Conduct>>>;
  /** What happens to the first attempt under each key, and to no other. */
  readonly firstAttempt?: { readonly operation: MoneyOperation; readonly kind: 'silent_before' | 'silent_after' };
}

/** How long a bank thinks about a refund when nobody says otherwise. */
export const refundPendingMs = 5 * secondMs;

const behaves = (conduct: Card['conduct'] = {}): Card => ({ conduct });
const cutsFirst = (operation: MoneyOperation, kind: 'silent_before' | 'silent_after'): Card => ({
  conduct: {},
  firstAttempt: { operation, kind },
});
const settles = (status: 'succeeded' | 'failed'): Card =>
  behaves({ refund: { settlement: { afterMs: refundPendingMs, status } } });

const cards: Readonly<Record<string, Card>> = {
  tok_approved: behaves(),
  tok_declined: behaves({ authorize: { refusal: 'card_declined' } }),
  tok_insufficient_funds: behaves({ authorize: { refusal: 'insufficient_funds' } }),
  tok_unknown: cutsFirst('authorize', 'silent_after'),
  tok_unknown_unexecuted: cutsFirst('authorize', 'silent_before'),
  tok_capture_unknown: cutsFirst('capture', 'silent_after'),
  tok_capture_refused: behaves({ capture: { refusal: 'capture_refused' } }),
  tok_void_refused: behaves({ void: { refusal: 'void_refused' } }),
  tok_refund_refused: behaves({ refund: { refusal: 'refund_refused' } }),
  tok_refund_pending: settles('succeeded'),
  tok_refund_failed: settles('failed'),
  tok_expires_soon: behaves({ authorize: { lifetimeMs: hourMs } }),
};

/** The card behind a token, or undefined when there is none. `tok_slow_2000` approves after 2,000 ms. */
export const cardBehind = (token: string, slowMs: number): Card | undefined => {
  const slow = /^tok_slow(?:_(\d{1,6}))?$/.exec(token);
  if (slow) return behaves({ authorize: { delayMs: Number(slow[1] ?? slowMs) } });
  return Object.hasOwn(cards, token) ? cards[token] : undefined;
};
