// Sends webhooks, a few at once and each until the merchant has heard it or we give up. Nobody waits for it.
import { plusMs, secondMs, type Instant } from '@cartograph/kernel';
import type { Clock } from './clock';
import { signatureOf, type WebhookEvent } from './webhook-event';

export interface Delivery {
  readonly event: WebhookEvent;
  /** A forgery is signed with another one, and tried once. */
  readonly secret: string;
  readonly isForged: boolean;
  /** Sent once this one has been tried. */
  followers: readonly Delivery[];
  attempts: number;
  status: 'waiting' | 'delivered' | 'dropped' | 'given up';
  /** What the merchant answered last; 0 when it did not. */
  answered?: number;
}

export interface DeliveryOptions {
  readonly clock: Clock;
  /** Signatures carry the real time, by which the merchant judges them, however far a test has moved ours. */
  readonly machineNow: () => Instant;
  /** Resolves with the merchant's status; rejects when there was no answer. */
  readonly post: (body: string, signature: string) => Promise<number>;
  readonly onEnd: (delivery: Delivery) => void;
}

const atOnce = 4;
// Each pause is twice the one before, so that the last attempt comes after 34 minutes.
const attemptsAtMost = 12;

/** Returns how to send one more. */
export const createDelivery = ({ clock, machineNow, post, onEnd }: DeliveryOptions): ((one: Delivery) => void) => {
  const ready: Delivery[] = [];
  let sending = 0;

  const end = (delivery: Delivery, status: Delivery['status']): void => {
    delivery.status = status;
    onEnd(delivery);
  };

  const attempt = async (delivery: Delivery): Promise<void> => {
    const body = JSON.stringify(delivery.event);
    delivery.attempts += 1;
    delivery.answered = await post(body, signatureOf(body, delivery.secret, machineNow())).catch(() => 0);
    delivery.followers.forEach(send);
    delivery.followers = [];
    if (delivery.answered >= 200 && delivery.answered < 300) return end(delivery, 'delivered');
    if (delivery.isForged || delivery.attempts >= attemptsAtMost) return end(delivery, 'given up');
    const pauseMs = 2 ** (delivery.attempts - 1) * secondMs;
    clock.at(plusMs(clock.now(), pauseMs), () => send(delivery));
  };

  const pump = (): void => {
    while (sending < atOnce) {
      const next = ready.shift();
      if (!next) return;
      sending += 1;
      void attempt(next).finally(() => {
        sending -= 1;
        pump();
      });
    }
  };

  const send = (delivery: Delivery): void => {
    ready.push(delivery);
    pump();
  };
  return send;
};
