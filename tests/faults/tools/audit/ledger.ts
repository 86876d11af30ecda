// The card processor's own ledger, read from its file: what it says happened, whatever we believe.
import { readFile } from 'node:fs/promises';

export interface Authorization {
  readonly id: string;
  /** The order's id. */
  readonly reference: string;
  readonly amountMinor: number;
  readonly capturedMinor: number;
  readonly status: string;
  readonly expiresAt: number;
}

export interface GivenBack {
  readonly id: string;
  readonly authorizationId: string;
  /** Our refund's id. */
  readonly reference: string;
  readonly amountMinor: number;
  readonly status: string;
}

/** One operation that the processor performed; refusals are left out. */
export interface Performed {
  readonly operation: string;
  /** The order's id. */
  readonly reference: string;
  readonly idempotencyKey?: string;
  readonly body: Authorization | GivenBack;
}

export interface Ledger {
  readonly performed: readonly Performed[];
  /** As each stands now; one that has lapsed is left out. */
  readonly authorizations: readonly Authorization[];
  readonly refunds: readonly GivenBack[];
}

interface Line {
  readonly at: number;
  readonly operation: string;
  readonly reference: string;
  readonly idempotencyKey?: string;
  readonly answer: { readonly status: number; readonly body: Authorization | GivenBack };
}

const isLive = ({ status, expiresAt }: Authorization, now: number) =>
  status === 'captured' || (status === 'authorized' && expiresAt > now);

export const readLedger = async (file: string): Promise<Ledger> => {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n').slice(0, -1);
  const performed: Performed[] = [];
  const authorizations = new Map<string, Authorization>();
  const refunds = new Map<string, GivenBack>();
  // The processor's clock can be moved; its lines tell how far.
  let now = Date.now();
  for (const { at, answer, ...line } of lines.map((each) => JSON.parse(each) as Line)) {
    now = Math.max(now, at);
    if (answer.status >= 300) continue;
    const { body } = answer;
    performed.push({ ...line, body });
    if ('authorizationId' in body) refunds.set(body.id, body);
    else authorizations.set(body.id, body);
  }
  return {
    performed,
    authorizations: [...authorizations.values()].filter((authorization) => isLive(authorization, now)),
    refunds: [...refunds.values()],
  };
};
