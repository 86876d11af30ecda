import { hourMs } from '@cartograph/kernel';
import type { Operation } from '../domain/operation';
import type { CardProcessor } from '../ports';
import { anOperation, aRecord, orderId, refundId, weekMs } from '../../test/builders';
import { createPerformOperation } from './perform-operation';

const silence = { kind: 'unknown', cause: 'cut' } as const;
const found = { kind: 'authorized', authorizationId: 'auth_1', expiresInMs: weekMs } as const;
const unexpected = async () => {
  throw new Error('nobody should ask that');
};

/** A processor that answers what the test says, and nothing else; it counts what it was asked. */
const aProcessor = (given: Partial<CardProcessor>) => {
  const called: string[] = [];
  const counted = Object.fromEntries(
    Object.entries(given).map(([name, answer]) => [
      name,
      (...asked: unknown[]) => {
        called.push(name);
        return (answer as (...asked: unknown[]) => unknown)(...asked);
      },
    ]),
  );
  const calls = { authorize: unexpected, capture: unexpected, voidAuthorization: unexpected, refund: unexpected };
  const processor = { ...calls, look: unexpected, ...counted } as unknown as CardProcessor;
  const perform = createPerformOperation({ processor });
  return { called, perform: (operation: Operation, ageMs = 0, tries = 0) => perform({ operation, ageMs, tries }) };
};

const says = (...records: ReturnType<typeof aRecord>[]) => ({ look: async () => records });

test('an operation is asked for under its key, and its answer is what it is', async () => {
  const { perform, called } = aProcessor({ authorize: async () => found });
  expect(await perform(anOperation('authorize'))).toEqual(found);
  expect(called).toEqual(['authorize']);
});

test('after some silence the processor’s books are looked at, too, and what they prove is taken', async () => {
  const { perform } = aProcessor({ authorize: async () => silence, ...says(aRecord()) });
  expect(await perform(anOperation('authorize'), 0, 1)).toEqual(silence);
  expect(await perform(anOperation('authorize'), 0, 2)).toEqual(found);
});

test('finding nothing proves nothing', async () => {
  const { perform } = aProcessor({ authorize: async () => silence, ...says() });
  expect(await perform(anOperation('authorize'), 0, 9)).toEqual(silence);
});

test('after some silence its books are asked first: a key that answers with its old error for ever is not asked again', async () => {
  const { perform, called } = aProcessor({ authorize: async () => silence, ...says(aRecord()) });
  expect(await perform(anOperation('authorize'), 0, 2)).toEqual(found);
  expect(called).toEqual(['look']);
});

test('a capture that its books show is taken for ours, unless all of it was given back, or it is of another amount', async () => {
  const find = (...[given]: Parameters<typeof aRecord>) =>
    aProcessor(says(aRecord({ status: 'captured', ...given }))).perform(anOperation('capture'), 0, 2);
  expect(await find()).toEqual({ kind: 'captured' });
  expect(await find({ refundedMinor: 1_000 })).toEqual({ kind: 'captured' });
  expect(await find({ refundedMinor: 5_000 })).toMatchObject({ kind: 'refused', reason: 'ALREADY_CAPTURED' });
  expect(await find({ capturedMinor: 4_000 })).toMatchObject({ kind: 'refused', reason: 'ALREADY_CAPTURED' });
});

test('a processor that is out is not asked for what it was not even looked for', async () => {
  const out = { ...silence, isUncalled: true };
  const { perform, called } = aProcessor({ look: async () => out });
  expect(await perform(anOperation('authorize'), 0, 9)).toEqual(out);
  expect(called).toEqual(['look']);
});

describe('when the processor may have forgotten the key', () => {
  const forgotten = 23 * hourMs;

  test.each(['authorize', 'refund'] as const)('a %s is only looked for', async (kind) => {
    const { perform, called } = aProcessor(says());
    expect(await perform(anOperation(kind), forgotten)).toMatchObject({ kind: 'unknown', cause: 'NOT_FOUND' });
    expect(called).toEqual(['look']);
  });

  test('an authorize that is found has its answer', async () => {
    expect(await aProcessor(says(aRecord())).perform(anOperation('authorize'), forgotten)).toEqual(found);
  });

  test('a void never rests on not finding: a day later it is refused, for a person to see', async () => {
    const undo = anOperation('void').step;
    const answer = await aProcessor(says()).perform(anOperation('authorize', { undo }), 24 * hourMs);
    expect(answer).toMatchObject({
      kind: 'refused',
      reason: 'OUTCOME_UNKNOWN',
      evidence: { idempotencyKey: `${orderId}:authorize:1` },
    });
  });

  test('whatever a stranger says to the look, that is not the same as not finding', async () => {
    const stranger = { kind: 'unknown', cause: 'NOT_FOUND' } as const;
    const { perform } = aProcessor({ look: async () => stranger });
    expect(await perform(anOperation('refund'), 24 * hourMs)).toEqual(stranger);
  });

  test('an authorize that nobody waits to undo is looked for as long as it takes', async () => {
    const answer = await aProcessor(says()).perform(anOperation('authorize'), 24 * hourMs);
    expect(answer).toMatchObject({ kind: 'unknown' });
  });

  test.each(['void', 'capture'] as const)(
    'a %s is asked for all the same: the processor does it once',
    async (kind) => {
      const call = kind === 'void' ? 'voidAuthorization' : 'capture';
      const { perform, called } = aProcessor({ [call]: async () => silence });
      await perform(anOperation(kind), forgotten);
      expect(called).toEqual([call]);
    },
  );
});

test('a refund that is pending is looked up, not asked for again', async () => {
  const refund = { processorRefundId: 'ref_1', reference: refundId, amountMinor: 2_000, status: 'pending' } as const;
  const operation = anOperation('refund', { processorRefundId: 'ref_1' });
  const pending = aProcessor(says(aRecord({ status: 'captured', refunds: [refund] })));
  expect(await pending.perform(operation)).toEqual({ kind: 'pending', processorRefundId: 'ref_1' });
  const given = aProcessor(says(aRecord({ status: 'captured', refunds: [{ ...refund, status: 'succeeded' }] })));
  expect(await given.perform(operation)).toEqual({ kind: 'refunded', processorRefundId: 'ref_1' });
  const failed = aProcessor(says(aRecord({ status: 'captured', refunds: [{ ...refund, status: 'failed' }] })));
  expect(await failed.perform(operation)).toMatchObject({ kind: 'refused', reason: 'REFUND_FAILED' });
});

describe('a refund whose earlier attempt has failed at the bank', () => {
  const refund = { reference: refundId, amountMinor: 2_000 };
  const failed = { ...refund, processorRefundId: 'ref_1', status: 'failed' } as const;
  const books = says(
    aRecord({ status: 'captured', refunds: [failed, { ...refund, processorRefundId: 'ref_2', status: 'pending' }] }),
  );

  test('is answered by what became of this attempt', async () => {
    const operation = anOperation('refund', { processorRefundId: 'ref_2' });
    expect(await aProcessor(books).perform(operation)).toEqual({ kind: 'pending', processorRefundId: 'ref_2' });
  });

  test('is found after some silence', async () => {
    const answer = await aProcessor(books).perform(anOperation('refund'), 0, 2);
    expect(answer).toEqual({ kind: 'pending', processorRefundId: 'ref_2' });
  });

  test('is asked for again where only the failed one is found', async () => {
    const { perform, called } = aProcessor({
      ...says(aRecord({ status: 'captured', refunds: [failed] })),
      refund: async () => silence,
    });
    expect(await perform(anOperation('refund'), 0, 2)).toEqual(silence);
    expect(called).toEqual(['look', 'refund']);
  });
});

test('where an earlier refund may have happened, it is looked for before money goes back again', async () => {
  const refund = { processorRefundId: 'ref_1', reference: refundId, amountMinor: 2_000, status: 'succeeded' } as const;
  const operation = anOperation('refund', { isUnsure: true });
  const { perform, called } = aProcessor(says(aRecord({ status: 'captured', refunds: [refund] })));
  expect(await perform(operation)).toEqual({ kind: 'refunded', processorRefundId: 'ref_1' });
  expect(called).toEqual(['look']);
  const again = aProcessor({ ...says(aRecord({ status: 'captured' })), refund: async () => silence });
  await again.perform(operation);
  expect(again.called).toEqual(['look', 'refund']);
});

test.each(['HTTP 500', 'NOT_FOUND'])('where that look is answered by %s alone, no money goes back', async (cause) => {
  const unread = { kind: 'unknown', cause } as const;
  const { perform, called } = aProcessor({ look: async () => unread });
  expect(await perform(anOperation('refund', { isUnsure: true }))).toEqual(unread);
  expect(called).toEqual(['look']);
});

test('what a person has settled is looked up, and nothing is done', async () => {
  const records = [aRecord({ status: 'voided' })];
  const { perform, called } = aProcessor(says(...records));
  expect(await perform(anOperation('void', { isSettledByHand: true }))).toEqual({ kind: 'looked', records });
  expect(called).toEqual(['look']);
});

describe('a void of what nobody ever learnt the name of', () => {
  const unnamed = anOperation('void', { authorizationId: null });

  test('lets go all that is found live, each under a key of its own', async () => {
    const keys: string[] = [];
    const { perform } = aProcessor({
      ...says(
        aRecord(),
        aRecord({ authorizationId: 'auth_2', status: 'voided' }),
        aRecord({ authorizationId: 'auth_3' }),
      ),
      voidAuthorization: async ({ idempotencyKey }) => (keys.push(idempotencyKey), { kind: 'voided' }),
    });
    expect(await perform(unnamed)).toEqual({ kind: 'voided' });
    expect(keys).toEqual([`${orderId}:void:1:auth_1`, `${orderId}:void:1:auth_3`]);
  });

  test('is refused again when nothing is found', async () => {
    expect(await aProcessor(says()).perform(unnamed)).toMatchObject({ kind: 'refused', reason: 'OUTCOME_UNKNOWN' });
  });
});
