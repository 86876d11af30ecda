import { secondMs, minuteMs } from '@cartograph/kernel';
import { aProcessor, captureOf, idOf, purchase, refundOf, start, voidOf, type Kept } from '../../test/a-processor';
import { signatureOf, type WebhookEvent } from './webhook-event';
import { createWebhooks, type Webhooks } from './webhooks';

const settled = () => new Promise((resolve) => setImmediate(resolve));
const secret = 'a-secret-of-the-tests';

/** A processor, and a merchant that hears its webhooks and answers with `merchant.status`. */
const aMerchant = (kept?: Kept, wanted?: readonly string[]) => {
  const heard: (WebhookEvent & { isGenuine: boolean })[] = [];
  const merchant = { status: 200 };
  const givenUp: string[] = [];
  const sent: { webhooks?: Webhooks } = {};
  const world = aProcessor(kept, (entry, line) => sent.webhooks!.tell(entry, line));
  const { stage, clock, newId } = world;
  const post = (body: string, signature: string) => {
    heard.push({ ...(JSON.parse(body) as WebhookEvent), isGenuine: signature === signatureOf(body, secret, start) });
    return merchant.status > 0 ? Promise.resolve(merchant.status) : Promise.reject(new Error('away'));
  };
  const onGivenUp = ({ type }: WebhookEvent) => void givenUp.push(type);
  const webhooks = createWebhooks({ stage, clock, newId, secret, wanted, post, onGivenUp, machineNow: () => start });
  sent.webhooks = webhooks;
  return {
    ...world,
    ...{ heard, merchant, givenUp, webhooks },
    later: async (ms: number) => {
      await world.moveClock(ms);
      await settled();
    },
    heardTypes: async () => {
      await settled();
      return heard.map(({ type }) => type);
    },
  };
};

test('everything that changes is told, signed', async () => {
  const { execute, heard, heardTypes } = aMerchant();
  const id = idOf(await execute('a', purchase()));
  await execute('c', captureOf(id));
  const refundId = idOf(await execute('r', refundOf(id, 100, 'ref_1')));
  expect(await heardTypes()).toEqual(['authorization.authorized', 'authorization.captured', 'refund.succeeded']);
  expect(heard.every(({ isGenuine }) => isGenuine)).toBe(true);
  expect(heard[2]).toMatchObject({
    ...{ createdAt: start, reference: 'ord_1', authorizationId: id },
    ...{ refundId, refundReference: 'ref_1' },
  });
});

test('a merchant hears only of what it wants to hear', async () => {
  const { execute, heardTypes } = aMerchant(undefined, ['authorization.voided']);
  const id = idOf(await execute('a', purchase()));
  await execute('v', voidOf(id));
  expect(await heardTypes()).toEqual(['authorization.voided']);
});

test('a merchant that wants to hear of what it did not ask for hears nothing of its own calls', async () => {
  const { execute, processor, heardTypes, later } = aMerchant(undefined, ['unasked']);
  const id = idOf(await execute('a', purchase()));
  await processor.executeByHand(captureOf(id));
  await execute('r', refundOf(id, 100));
  expect(await heardTypes()).toEqual(['authorization.captured']);
  const slow = idOf(await execute('b', purchase('tok_refund_pending')));
  await execute('c', captureOf(slow));
  await execute('s', refundOf(slow));
  await later(5 * secondMs);
  expect(await heardTypes()).toEqual(['authorization.captured', 'refund.succeeded']);
});

test('refusals and pending refunds are not told; how a refund ends is', async () => {
  const { execute, heardTypes, later } = aMerchant();
  await execute('d', purchase('tok_declined'));
  const id = idOf(await execute('a', purchase('tok_refund_failed')));
  await execute('c', captureOf(id));
  await execute('r', refundOf(id));
  expect(await heardTypes()).toEqual(['authorization.authorized', 'authorization.captured']);
  await later(5 * secondMs);
  expect((await heardTypes()).at(-1)).toBe('refund.failed');
});

test('a merchant that does not hear is told again, after pauses that double', async () => {
  const { execute, merchant, heard, later } = aMerchant();
  merchant.status = 503;
  await execute('a', purchase());
  await settled();
  await later(secondMs);
  await later(secondMs);
  expect(heard).toHaveLength(2);
  merchant.status = 0;
  await later(secondMs);
  expect(heard).toHaveLength(3);
  merchant.status = 200;
  await later(4 * secondMs);
  await later(60 * minuteMs);
  expect(heard).toHaveLength(4);
  expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
});

test('after twelve attempts it is given up', async () => {
  const { execute, merchant, heard, givenUp, later, webhooks } = aMerchant();
  merchant.status = 400;
  await execute('a', purchase());
  for (let turn = 0; turn < 20; turn += 1) await later(60 * minuteMs);
  expect(heard).toHaveLength(12);
  expect(givenUp).toEqual(['authorization.authorized']);
  expect(webhooks.deliveries()).toMatchObject([{ status: 'given up', attempts: 12, answered: 400 }]);
});

test('a duplicated one comes twice under one id', async () => {
  const { execute, script, heard, heardTypes } = aMerchant();
  await script({ kind: 'duplicated' });
  await execute('a', purchase());
  expect(await heardTypes()).toEqual(['authorization.authorized', 'authorization.authorized']);
  expect(heard[0]!.id).toBe(heard[1]!.id);
});

test('a reordered one comes after the next', async () => {
  const { execute, script, heardTypes } = aMerchant();
  await script({ kind: 'reordered' });
  const id = idOf(await execute('a', purchase()));
  await execute('c', captureOf(id));
  expect(await heardTypes()).toEqual(['authorization.captured', 'authorization.authorized']);
});

test('a delayed one comes later, a dropped one never', async () => {
  const { execute, script, heardTypes, later, webhooks } = aMerchant();
  await script({ kind: 'delayed', delayMs: minuteMs, match: { operation: 'authorize' } });
  await script({ kind: 'dropped', match: { operation: 'void' } });
  const id = idOf(await execute('a', purchase()));
  await execute('v', voidOf(id));
  expect(await heardTypes()).toEqual([]);
  await later(minuteMs);
  expect(await heardTypes()).toEqual(['authorization.authorized']);
  expect(webhooks.deliveries().map(({ status }) => status)).toEqual(['delivered', 'dropped']);
});

test('a forged one says what never happened, with a signature that is not ours, and is not tried again', async () => {
  const { execute, script, merchant, heard, later } = aMerchant();
  await script({ kind: 'forged' });
  merchant.status = 400;
  await execute('a', purchase());
  await later(0);
  expect(heard).toMatchObject([
    { type: 'authorization.voided', isGenuine: false },
    { type: 'authorization.authorized', isGenuine: true },
  ]);
  await later(secondMs);
  expect(heard.map(({ isGenuine }) => isGenuine)).toEqual([false, true, true]);
});

test('what was heard is sent once more when somebody asks for it', async () => {
  const { execute, heard, webhooks } = aMerchant();
  await execute('a', purchase());
  await settled();
  expect(webhooks.resend(heard[0]!.id)).toBe(true);
  await settled();
  expect(heard.map(({ id }) => id)).toEqual([heard[0]!.id, heard[0]!.id]);
  expect(webhooks.resend('evt_unknown')).toBe(false);
});

test('a restart goes on where hearing ended', async () => {
  const { execute, merchant, webhooks, stage } = aMerchant();
  const id = idOf(await execute('a', purchase()));
  await settled();
  merchant.status = 503;
  await execute('c', captureOf(id));
  await settled();
  await webhooks.close();
  expect(stage.staged.webhooksDoneTo).toBe(1);
});
