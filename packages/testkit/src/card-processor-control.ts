// The hand that stages accidents at a running card processor; stack/src/card-processor/CONTROL.md explains each.

/** What can go wrong with a request, a search by reference, and a webhook. */
export type FaultKind =
  | 'silent_before'
  | 'silent_after'
  | 'late'
  | 'slow'
  | 'error_before'
  | 'error_after'
  | 'error_kept'
  | 'throttled'
  | 'reset'
  | 'refused'
  | 'pending'
  | 'failing'
  | 'stale'
  | 'duplicated'
  | 'delayed'
  | 'dropped'
  | 'reordered'
  | 'forged';

/** Whom a fault strikes: all that is given must fit. */
export interface FaultMatch {
  readonly operation?: 'authorize' | 'capture' | 'void' | 'refund';
  /** An authorization's or a refund's. */
  readonly reference?: string;
  /** Of the idempotency key. */
  readonly keyPrefix?: string;
  readonly token?: string;
}

/** Strikes the next `times` (1) deeds that fit. */
export interface FaultScript {
  readonly kind: FaultKind;
  readonly match?: FaultMatch;
  readonly times?: number | 'always';
  readonly delayMs?: number;
  /** With which code the kind `refused` refuses. */
  readonly code?: string;
}

/** A fault that really struck; `by` is `card` for the manners of a test card. */
export interface FiredFault {
  readonly by: 'script' | 'card' | 'chaos';
  readonly kind: FaultKind;
  readonly deed: { readonly name: string; readonly operation?: string; readonly references: readonly string[] };
}

/** A webhook and what became of it; `answered` is the merchant's last HTTP status, 0 for silence. */
export interface WebhookDelivery {
  readonly eventId: string;
  readonly type: string;
  readonly reference: string;
  readonly isForged: boolean;
  readonly attempts: number;
  readonly status: 'waiting' | 'delivered' | 'dropped' | 'given up';
  readonly answered?: number;
}

/** Every call throws with the processor's answer when it refuses. */
export interface CardProcessorControl {
  /** In this order; the first that fits and has strikes left wins. */
  script(...scripts: readonly FaultScript[]): Promise<void>;
  /** Strikes at random, by rates from 0 to 1; the same seed, key and attempt meet the same fate. */
  chaos(chaos: {
    readonly seed: string;
    readonly rates: Partial<Record<FaultKind, number>>;
    readonly delayMs?: number;
  }): Promise<void>;
  /** No scripts and no chaos any more; what has fired stays counted. */
  clearFaults(): Promise<void>;
  /** What really struck: how often each kind, and the last 10,000. */
  firedFaults(): Promise<{
    readonly counts: Readonly<Partial<Record<FaultKind, number>>>;
    readonly fired: readonly FiredFault[];
  }>;
  /** Forward; what falls due happens. */
  moveClock(ms: number): Promise<void>;
  /** Searches by reference show what stood that long ago. */
  lagLookups(ms: number): Promise<void>;
  /** Executes what the kind `late` held back; resolves with how many that were. */
  releaseLate(): Promise<number>;
  /** What a person does in the processor's dashboard, by the authorization's id or reference. */
  voidByHand(reference: string): Promise<void>;
  captureByHand(reference: string): Promise<void>;
  /** All that is left of it, unless an amount is given. */
  refundByHand(reference: string, amountMinor?: number): Promise<void>;
  webhooks(): Promise<readonly WebhookDelivery[]>;
  resendWebhook(eventId: string): Promise<void>;
}

/** The control of the card processor at this address, which must have been started with CARD_PROCESSOR_CONTROL=on. */
export const controlOf = (url: string): CardProcessorControl => {
  const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/control/${path}`, {
      method,
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /control/${path} was answered ${response.status} ${text}`);
    return JSON.parse(text);
  };
  const post = async (path: string, body: unknown = {}): Promise<void> => void (await ask('POST', path, body));
  const byHand = (reference: string, verb: string, body?: unknown) =>
    post(`authorizations/${encodeURIComponent(reference)}/${verb}`, body);

  return {
    script: async (...scripts) => {
      for (const script of scripts) await post('faults', script);
    },
    chaos: (chaos) => post('chaos', chaos),
    clearFaults: async () => void (await ask('DELETE', 'faults')),
    firedFaults: async () => (await ask('GET', 'faults')) as Awaited<ReturnType<CardProcessorControl['firedFaults']>>,
    moveClock: (moveMs) => post('clock', { moveMs }),
    lagLookups: (lagMs) => post('lookup', { lagMs }),
    releaseLate: async () => ((await ask('POST', 'late/release')) as { released: number }).released,
    voidByHand: (reference) => byHand(reference, 'void'),
    captureByHand: (reference) => byHand(reference, 'capture'),
    refundByHand: (reference, amountMinor) => byHand(reference, 'refund', { amountMinor }),
    webhooks: async () => ((await ask('GET', 'webhooks')) as { deliveries: WebhookDelivery[] }).deliveries,
    resendWebhook: (eventId) => post(`webhooks/${eventId}/resend`),
  };
};
