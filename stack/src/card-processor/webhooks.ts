// Which webhooks go out: one for each line of the ledger that changed something, and what is staged to go wrong with it.
import { hourMs, plusMs, secondMs } from '@cartograph/kernel';
import { createDelivery, type Delivery, type DeliveryOptions } from './delivery';
import type { LedgerEntry } from './ledger';
import type { Stage } from './stage';
import { eventOf, type WebhookEvent } from './webhook-event';

export interface Webhooks {
  /** `line` counts the lines of the ledger from 0. */
  tell(entry: LedgerEntry, line: number): void;
  /** Sends an event that is remembered once more; false when it is not. */
  resend(eventId: string): boolean;
  deliveries(): readonly Delivery[];
  close(): Promise<void>;
}

export interface WebhookOptions extends Omit<DeliveryOptions, 'onEnd'> {
  readonly secret: string;
  readonly stage: Stage;
  readonly newId: (prefix: string) => string;
  /** The types that the merchant wants to hear of, `unasked` for all that it did not ask for; all when it is not given. */
  readonly wanted?: readonly string[] | undefined;
  readonly onGivenUp: (event: WebhookEvent) => void;
}

// A merchant that is away for longer than this much has other worries: each waits in memory.
const waitingAtMost = 10_000;
const rememberedAtMost = 1_000;
/** By then the last attempt is over; what is older is not sent after a restart. */
export const webhookLifetimeMs = hourMs;

export const createWebhooks = ({ stage, clock, newId, wanted, onGivenUp, ...options }: WebhookOptions): Webhooks => {
  const remembered: Delivery[] = [];
  const lines = new Map<Delivery, number>();
  let behind: Delivery[] = [];
  let doneTo = stage.staged.webhooksDoneTo;
  let toldTo = doneTo;
  let willSave = false;

  /** Where a restart goes on: before it, everything was heard or given up. */
  const save = async (): Promise<void> => {
    willSave = false;
    const [oldest = toldTo] = lines.values();
    if (oldest === doneTo) return;
    doneTo = oldest;
    await stage.note({ is: 'webhooks done', upTo: doneTo });
  };
  const end = (delivery: Delivery): void => {
    lines.delete(delivery);
    if (delivery.status === 'given up' && !delivery.isForged) onGivenUp(delivery.event);
    if (willSave) return;
    willSave = true;
    clock.at(plusMs(clock.now(), secondMs), () => void save());
  };

  const deliver = createDelivery({ ...options, clock, onEnd: end });
  const send = (delivery: Delivery): void => {
    delivery.followers = behind;
    behind = [];
    deliver(delivery);
  };
  const remember = (event: WebhookEvent, forgedWith?: string): Delivery => {
    const isForged = forgedWith !== undefined;
    const delivery: Delivery = {
      event,
      secret: forgedWith ?? options.secret,
      isForged,
      followers: [],
      attempts: 0,
      status: 'waiting',
    };
    remembered.push(delivery);
    if (remembered.length > rememberedAtMost) remembered.shift();
    return delivery;
  };

  /** Says that the opposite happened. */
  const forge = (event: WebhookEvent): Delivery => {
    const type = event.type === 'authorization.voided' ? 'authorization.captured' : 'authorization.voided';
    return remember({ ...event, id: newId('evt'), type }, newId('forged'));
  };

  const sendAsStaged = (delivery: Delivery, entry: LedgerEntry): void => {
    const { event } = delivery;
    const references = [event.reference, ...(event.refundReference ? [event.refundReference] : [])];
    const operation = entry.operation === 'settle-refund' ? 'refund' : entry.operation;
    const fault = stage.strike('webhook', { name: event.id, operation, references });
    switch (fault?.kind) {
      case undefined:
        return send(delivery);
      case 'dropped':
        delivery.status = 'dropped';
        return end(delivery);
      case 'delayed':
        return clock.at(plusMs(clock.now(), fault?.delayMs ?? secondMs), () => send(delivery));
      case 'reordered':
        return void behind.push(delivery);
      case 'duplicated':
        send(delivery);
        return send(remember(event));
      case 'forged':
        send(forge(event));
        return send(delivery);
    }
  };

  const isWanted = ({ by }: LedgerEntry, { type }: WebhookEvent): boolean =>
    !wanted || wanted.includes(type) || (by !== 'merchant' && wanted.includes('unasked'));

  return {
    tell: (entry, line) => {
      toldTo = Math.max(toldTo, line + 1);
      const event = eventOf(entry);
      if (!event || !isWanted(entry, event)) return;
      const delivery = remember(event);
      if (lines.size >= waitingAtMost) {
        delivery.status = 'given up';
        return onGivenUp(event);
      }
      lines.set(delivery, line);
      sendAsStaged(delivery, entry);
    },
    resend: (eventId) => {
      const found = remembered.find(({ event }) => event.id === eventId);
      if (found) send(remember(found.event));
      return found !== undefined;
    },
    deliveries: () => remembered,
    close: save,
  };
};
