// One thing to be done with the card processor, at most once, however often it must be tried.
import type { Item } from '@cartograph/contracts';
import type { Money } from '@cartograph/kernel';

/** Whom to answer, and under which key. */
export type Step = Pick<Item, 'stepKey' | 'epoch' | 'correlationId' | 'traceparent'>;

export type Operation =
  | {
      readonly kind: 'authorize';
      readonly step: Step;
      readonly orderId: string;
      readonly idempotencyKey: string;
      readonly amount: Money;
      readonly paymentMethodToken: string;
      /** A void heard meanwhile: when the call is settled it is undone, and this step is answered. */
      readonly undo?: Step;
    }
  | {
      readonly kind: 'void';
      readonly step: Step;
      readonly orderId: string;
      readonly idempotencyKey: string;
      readonly authorizationId: string;
    }
  | {
      readonly kind: 'capture';
      readonly step: Step;
      readonly orderId: string;
      readonly idempotencyKey: string;
      readonly authorizationId: string;
      readonly amount: Money;
    };

export type DeclineReason = 'DECLINED' | 'INSUFFICIENT_FUNDS' | 'INVALID_TOKEN';

/** What the processor is known to have done. Silence is none of these: who hears nothing asks again. */
export type Outcome =
  | { readonly kind: 'authorized'; readonly authorizationId: string; readonly expiresInMs: number }
  | { readonly kind: 'declined'; readonly reason: DeclineReason }
  | { readonly kind: 'voided' }
  | { readonly kind: 'captured' }
  | { readonly kind: 'refused'; readonly reason: string };

/** The processor's guard against doing a thing twice: one key for each order, step and attempt. */
export const idempotencyKeyOf = (orderId: string, kind: Operation['kind'], attempt = 1): string =>
  `${orderId}:${kind}:${attempt}`;
