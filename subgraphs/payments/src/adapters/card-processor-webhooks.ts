// Tells a genuine webhook from a forged one, over the body as it came: parsed and written again it would be another.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { isStorable, isText } from '@cartograph/kernel';
import type { Secret } from '@cartograph/runtime';
import type { CardEvent } from '../domain/card-event';
import type { Webhooks } from '../ports';

// Older ones may have been overheard and sent again; the processor signs each delivery anew.
const toleranceS = 300;

const name = z.string().refine((text) => isText(text, 200));

const eventShape = z.object({
  id: name,
  type: z.enum([
    'authorization.authorized',
    'authorization.captured',
    'authorization.voided',
    'refund.succeeded',
    'refund.failed',
  ]),
  reference: name,
  authorizationId: z.string(),
  refundReference: z.string().refine(isStorable).nullish(),
});

const readSignature = (header: string): { at: number; signatures: Buffer[] } | undefined => {
  const parts = header.split(',').map((part) => part.trim().split('=') as [string, string?]);
  const at = Number(parts.find(([name]) => name === 't')?.[1]);
  // Several while a secret is being changed.
  const signatures = parts.flatMap(([name, value]) => (name === 'v1' && value ? [Buffer.from(value, 'hex')] : []));
  return Number.isSafeInteger(at) && signatures.length > 0 ? { at, signatures } : undefined;
};

const readEvent = (body: string): CardEvent | undefined => {
  try {
    const { id, type, reference, authorizationId, refundReference } = eventShape.parse(JSON.parse(body));
    return { id, type, orderId: reference, authorizationId, refundId: refundReference ?? null };
  } catch {
    return undefined;
  }
};

export const createWebhooks = (secret: Secret, now: () => number = Date.now): Webhooks => ({
  read: (body, signature) => {
    const read = readSignature(signature);
    if (!read) return { ok: false, code: 'SIGNATURE_INVALID' };
    const expected = createHmac('sha256', secret.reveal()).update(`${read.at}.${body}`).digest();
    const isGenuine = read.signatures.some(
      (given) => given.length === expected.length && timingSafeEqual(given, expected),
    );
    if (!isGenuine) return { ok: false, code: 'SIGNATURE_INVALID' };
    if (Math.abs(now() / 1_000 - read.at) > toleranceS) return { ok: false, code: 'TIMESTAMP_OUTSIDE_TOLERANCE' };
    const event = readEvent(body);
    return event ? { ok: true, event } : { ok: false, code: 'MALFORMED' };
  },
});
