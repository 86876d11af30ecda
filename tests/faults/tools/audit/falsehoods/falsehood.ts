// What the auditor must see. Each falsehood is told to a copy of one book, of a shop in which three orders were bought,
// the second refunded in part and the third cancelled, a fourth declined, and a fifth given up after it was authorized.

interface Falsehood {
  readonly what: string;
  /** What the auditor must say of it, among others; `…` stands for what varies. */
  readonly says: readonly string[];
}

/** Told to a database, past its triggers and foreign keys. */
export interface FalseRows extends Falsehood {
  readonly sql: string;
}

/** Told to the card processor's ledger. */
export interface FalseLines extends Falsehood {
  readonly falsify: (lines: readonly string[]) => readonly string[];
}

const literally = (text: string) => text.replaceAll(/[[\](){}.*+?^$|\\]/g, '\\$&');

/** What a sentence looks like when it is said. */
export const asPattern = (sentence: string): RegExp => new RegExp(`^${sentence.split('…').map(literally).join('.+')}$`);
