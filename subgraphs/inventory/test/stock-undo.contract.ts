// What a stock store promises of commands that come too late, out of order, or against what is so.
import { unique, waitFor } from '@cartograph/testkit';
import { anOrderId, commit, pin, receipt, release, reserve, returnAll } from './builders';
import { editStock } from '../src/domain/stock-edit';
import { useStockRoom, type StockRoom } from './stock-room';

export const testStockUndo = (open: () => Promise<StockRoom>) => {
  const { room, settle, settleNames, aVariantWith, levelOf } = useStockRoom(open);

  test('a reserve that comes after its release neither happens nor is answered', async () => {
    const variantId = await aVariantWith(10);
    const orderId = anOrderId();
    expect(await settleNames(release(orderId))).toEqual(['StockReleased']);
    expect(await settleNames(reserve(orderId, { [variantId]: 1 }))).toEqual(['no answer']);
    expect(await levelOf(variantId)).toEqual([['main', 10, 0]]);
  });

  test('a command of a lower epoch than was seen neither happens nor is answered', async () => {
    const variantId = await aVariantWith(10);
    const orderId = anOrderId();
    await settle(reserve(orderId, { [variantId]: 1 }, { epoch: 2 }));
    expect(await settleNames(release(orderId, { epoch: 1 }))).toEqual(['no answer']);
    expect(await levelOf(variantId)).toEqual([['main', 10, 1]]);
    expect(await settleNames(release(orderId, { epoch: 3 }))).toEqual(['StockReleased']);
    expect(await levelOf(variantId)).toEqual([['main', 10, 0]]);
  });

  test('what was sold is returned to the warehouses it came from, once', async () => {
    const variantId = await aVariantWith(5, 'east');
    await room().store.editMany([receipt(variantId, 2)], editStock);
    const orderId = anOrderId();
    await settle(reserve(orderId, { [variantId]: 4 }), pin(orderId), commit(orderId));
    expect(await levelOf(variantId)).toEqual([
      ['main', 0, 0],
      ['east', 3, 0],
    ]);
    const back = returnAll(orderId, { epoch: 100 });
    const again = { ...back, stepKey: `${back.stepKey}#2` };
    expect(await settleNames(back, { ...back }, again)).toEqual(Array(3).fill('StockReturned'));
    expect(await settleNames(back)).toEqual(['StockReturned']);
    expect(await levelOf(variantId)).toEqual([
      ['main', 2, 0],
      ['east', 5, 0],
    ]);
  });

  test('a return before the commit gives back what is pinned, and that commit is refused', async () => {
    const variantId = await aVariantWith(10);
    const orderId = anOrderId();
    await settle(reserve(orderId, { [variantId]: 3 }), pin(orderId));
    expect(await settleNames(returnAll(orderId))).toEqual(['StockReturned']);
    expect(await settle(commit(orderId))).toEqual([
      { type: 'CommitRefused', body: { orderId, reason: 'HOLD_RELEASED' } },
    ]);
    expect(await levelOf(variantId)).toEqual([['main', 10, 0]]);
  });

  test('a return from a later saga makes what the checkout still sends unheard', async () => {
    const variantId = await aVariantWith(10);
    const orderId = anOrderId();
    await settle(reserve(orderId, { [variantId]: 3 }), pin(orderId), commit(orderId));
    const late = [pin(orderId, { stepKey: unique('late') }), commit(orderId, { stepKey: unique('late') })];
    expect(await settleNames(returnAll(orderId, { epoch: 100 }), ...late)).toEqual([
      'StockReturned',
      'no answer',
      'no answer',
    ]);
    expect(await levelOf(variantId)).toEqual([['main', 10, 0]]);
  });

  test('a commit without a pin is refused with what it found, and its neighbours are settled', async () => {
    const variantId = await aVariantWith(10);
    const [orderId, other] = [anOrderId(), anOrderId()];
    const answers = await settle(
      reserve(orderId, { [variantId]: 1 }),
      commit(orderId),
      reserve(other, { [variantId]: 1 }),
    );
    expect(answers.map((answer) => answer?.type)).toEqual(['StockReserved', 'CommitRefused', 'StockReserved']);
    expect(answers[1]?.body).toEqual({ orderId, reason: 'HOLD_HELD' });
    expect(await levelOf(variantId)).toEqual([['main', 10, 2]]);
  });

  test('an undo of what is sold is parked and its asker told why, each time it asks; its neighbours are settled', async () => {
    const variantId = await aVariantWith(10);
    const [orderId, other] = [anOrderId(), anOrderId()];
    await settle(reserve(orderId, { [variantId]: 1 }), pin(orderId), commit(orderId));
    const undo = release(orderId);
    const answers = await settle(undo, reserve(other, { [variantId]: 1 }));
    const told = { type: 'StepParked', body: { cause: `ReleaseStock for ${orderId}, whose hold is SOLD` } };
    expect([answers[0], answers[1]?.type]).toEqual([told, 'StockReserved']);
    expect(await settle(undo)).toEqual([told]);
    const replies = await waitFor(() => {
      const own = room()
        .sent()
        .filter(({ item }) => item.stepKey === undo.stepKey);
      return own.length === 2 && own;
    });
    expect(replies.map(({ subject }) => subject)).toEqual(Array(2).fill('rep.orders.step-parked.v1'));
    expect((await room().parked()).filter((stepKey) => stepKey === undo.stepKey)).toHaveLength(1);
    expect(await levelOf(variantId)).toEqual([['main', 9, 1]]);
  });
};
