// What a stock store promises to operators and shops, whatever it is made of.
import { unique } from '@cartograph/testkit';
import { editStock, type StockEdit } from '../src/domain/stock-edit';
import { adjustment, anOrderId, aVariantId, receipt, reserve } from './builders';
import { useStockRoom, type StockRoom } from './stock-room';

export const testStockEdits = (open: () => Promise<StockRoom>) => {
  const { room, settle, aVariantWith, levelOf } = useStockRoom(open);

  test('a key changes stock once and answers again as it did then', async () => {
    const variantId = aVariantId();
    const delivery = receipt(variantId, 5);
    const level = { variantId, sku: `SKU ${variantId}`, warehouse: 'main', onHand: 5, reserved: 0, available: 5 };
    const first = { ok: true, level, isReplay: false, isSameEdit: true };
    const again = { ...first, isReplay: true };
    expect(await room().store.editMany([delivery, { ...delivery }], editStock)).toEqual([first, again]);
    await room().store.editMany([adjustment(variantId, 1)], editStock);
    expect(await room().store.editMany([delivery], editStock)).toEqual([again]);
    expect(await levelOf(variantId)).toEqual([['main', 6, 0]]);
  });

  test('a key that comes with another edit is told apart and changes nothing', async () => {
    const variantId = await aVariantWith(5);
    const stepKey = unique('adjust');
    await room().store.editMany([adjustment(variantId, 1, { stepKey })], editStock);
    const [outcome] = await room().store.editMany([adjustment(variantId, 2, { stepKey })], editStock);
    expect(outcome).toMatchObject({ ok: true, isReplay: true, isSameEdit: false });
    expect(await levelOf(variantId)).toEqual([['main', 6, 0]]);
  });

  test('a refused edit changes nothing and leaves its key free', async () => {
    const variantId = await aVariantWith(5);
    await settle(reserve(anOrderId(), { [variantId]: 4 }));
    const stepKey = unique('adjust');
    const refused = await room().store.editMany([adjustment(variantId, -2, { stepKey })], editStock);
    expect(refused).toEqual([{ ok: false, refusal: { code: 'STOCK_BELOW_RESERVED', reserved: 4 } }]);
    expect(await levelOf(variantId)).toEqual([['main', 5, 4]]);
    const [outcome] = await room().store.editMany([adjustment(variantId, -1, { stepKey })], editStock);
    expect(outcome).toMatchObject({ ok: true, isReplay: false });
    expect(await levelOf(variantId)).toEqual([['main', 4, 4]]);
  });

  test('a variant has one SKU, which the last delivery brought, whatever moves after it', async () => {
    const variantId = aVariantId();
    const skus = async () => (await room().store.levelsOf(variantId)).map(({ sku }) => sku);
    const delivery = (warehouse: string, sku: string): StockEdit => ({
      ...receipt(variantId, 5, { warehouse }),
      change: { kind: 'receive', sku, quantity: 5 },
    });
    await room().store.editMany([delivery('main', 'old'), delivery('east', 'new')], editStock);
    expect(await skus()).toEqual(['new', 'new']);
    await room().store.editMany([delivery('main', 'newer')], editStock);
    await room().store.editMany([adjustment(variantId, 1, { warehouse: 'east' })], editStock);
    expect(await skus()).toEqual(['newer', 'newer']);
  });

  test('a warehouse that does not exist is refused', async () => {
    const variantId = aVariantId();
    const outcomes = await room().store.editMany([receipt(variantId, 1, { warehouse: 'moon' })], editStock);
    expect(outcomes).toEqual([{ ok: false, refusal: { code: 'WAREHOUSE_NOT_FOUND', warehouse: 'moon' } }]);
    expect(await levelOf(variantId)).toEqual([]);
  });

  test('what is available is summed over warehouses, and absent for a variant that never was here', async () => {
    const variantId = await aVariantWith(5, 'east');
    await room().store.editMany([receipt(variantId, 2)], editStock);
    await settle(reserve(anOrderId(), { [variantId]: 3 }));
    expect(await room().store.availableOf([variantId, aVariantId()])).toEqual(new Map([[variantId, 4]]));
  });
};
