// What the gateway can ask of inventory.
import { askGraphql, unique } from '@cartograph/testkit';
import type { Viewer } from '@cartograph/runtime';
import { aVariantId } from './builders';
import { runInventory, type RunningInventory } from './running-inventory';

let inventory: RunningInventory;
beforeAll(async () => {
  inventory = await runInventory();
});
afterAll(() => inventory.stop());

const operator: Viewer = { id: 'opr_1', role: 'OPERATOR' };

const availabilityOf = async (...variantIds: string[]) => {
  const { data } = await askGraphql<{ _entities: { availability: unknown }[] }>(
    inventory.url(),
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Variant { id availability { status quantityHint } } } }`,
    { of: variantIds.map((id) => ({ __typename: 'Variant', id })) },
  );
  return data!._entities;
};

const adjustment = (input: Record<string, unknown>, viewer?: Viewer) =>
  askGraphql<{ inventoryAdjust: unknown }>(
    inventory.url(),
    `mutation ($input: InventoryAdjustInput!) { inventoryAdjust(input: $input) {
      stock { variantId sku warehouse onHand reserved available } replayed
      userErrors { __typename code message field
        ... on WarehouseNotFoundError { warehouse } ... on StockBelowReservedError { reserved }
        ... on VariantNotFoundError { variantId } } } }`,
    { input: { idempotencyKey: unique('key'), reason: 'CORRECTION', ...input } },
    viewer,
  );

const adjust = async (input: Record<string, unknown>) => {
  const { data, errors } = await adjustment(input, operator);
  expect(errors).toBeUndefined();
  return data!.inventoryAdjust as Record<string, unknown>;
};

const levelsOf = async (variantId: string, viewer: Viewer = operator) =>
  askGraphql<{ stockLevels: unknown }>(
    inventory.url(),
    'query ($id: ID!) { stockLevels(variantId: $id) { warehouse onHand reserved available } }',
    { id: variantId },
    viewer,
  );

test('a product page is told coarsely what can be had, and nothing of what is not known', async () => {
  const [plenty, few, none, unknown] = [
    await inventory.aVariantWith(100),
    await inventory.aVariantWith(10),
    await inventory.aVariantWith(1),
    aVariantId(),
  ];
  await adjust({ variantId: none, setOnHand: 0 });
  expect(await availabilityOf(plenty, few, none, unknown)).toEqual([
    { id: plenty, availability: { status: 'IN_STOCK', quantityHint: null } },
    { id: few, availability: { status: 'LOW_STOCK', quantityHint: 10 } },
    { id: none, availability: { status: 'OUT_OF_STOCK', quantityHint: null } },
    { id: unknown, availability: null },
  ]);
});

test('an operator adjusts stock, and sees it at once', async () => {
  const variantId = await inventory.aVariantWith(100);
  expect(await availabilityOf(variantId)).toMatchObject([{ availability: { status: 'IN_STOCK' } }]);
  expect(await adjust({ variantId, delta: -97 })).toEqual({
    stock: { variantId, sku: 'SKU', warehouse: 'main', onHand: 3, reserved: 0, available: 3 },
    replayed: false,
    userErrors: [],
  });
  expect(await availabilityOf(variantId)).toMatchObject([{ availability: { status: 'LOW_STOCK', quantityHint: 3 } }]);
});

test('the same key with the same input is answered again, and with another refused', async () => {
  const variantId = await inventory.aVariantWith(10);
  const idempotencyKey = unique('key');
  const first = await adjust({ variantId, delta: -1, idempotencyKey });
  expect(await adjust({ variantId, delta: -1, idempotencyKey })).toEqual({ ...first, replayed: true });
  expect(await adjust({ variantId, delta: -2, idempotencyKey })).toMatchObject({
    stock: null,
    userErrors: [{ __typename: 'IdempotencyKeyReusedError', field: ['input', 'idempotencyKey'] }],
  });
  expect((await levelsOf(variantId)).data).toEqual({
    stockLevels: [{ warehouse: 'main', onHand: 9, reserved: 0, available: 9 }],
  });
});

test('what cannot be is refused by name, and changes nothing', async () => {
  const variantId = await inventory.aVariantWith(10);
  const unknown = aVariantId();
  const refusals = await Promise.all([
    adjust({ variantId, delta: -11 }),
    adjust({ variantId, delta: 1, warehouse: 'moon' }),
    adjust({ variantId: unknown, delta: 1 }),
    adjust({ variantId: 'var_1', delta: 0, idempotencyKey: '' }),
  ]);
  expect(refusals.map(({ stock }) => stock)).toEqual([null, null, null, null]);
  expect(refusals.map(({ userErrors }) => userErrors)).toMatchObject([
    [{ __typename: 'StockBelowReservedError', code: 'STOCK_BELOW_RESERVED', field: ['input', 'delta'], reserved: 0 }],
    [{ __typename: 'WarehouseNotFoundError', code: 'WAREHOUSE_NOT_FOUND', warehouse: 'moon' }],
    [{ __typename: 'VariantNotFoundError', code: 'VARIANT_NOT_FOUND', variantId: unknown }],
    [
      { __typename: 'InvalidInputError', code: 'INVALID_INPUT', field: ['input', 'idempotencyKey'] },
      { __typename: 'InvalidInputError', code: 'INVALID_INPUT', field: ['input', 'variantId'] },
      { __typename: 'InvalidInputError', code: 'INVALID_INPUT', field: ['input', 'delta'] },
    ],
  ]);
  expect((await levelsOf(variantId)).data).toEqual({
    stockLevels: [{ warehouse: 'main', onHand: 10, reserved: 0, available: 10 }],
  });
});

test.each<[Viewer, string]>([
  [{ id: null, role: 'GUEST' }, 'UNAUTHENTICATED'],
  [{ id: 'cus_1', role: 'CUSTOMER' }, 'FORBIDDEN'],
])('%j neither sees levels nor adjusts them', async (viewer, code) => {
  const variantId = await inventory.aVariantWith(10);
  expect((await adjustment({ variantId, delta: 1 }, viewer)).errors).toMatchObject([{ extensions: { code } }]);
  expect((await levelsOf(variantId, viewer)).errors).toMatchObject([{ extensions: { code } }]);
  expect((await levelsOf(variantId)).data).toMatchObject({ stockLevels: [{ onHand: 10 }] });
});

test('of a variant that never was here there are no levels', async () => {
  for (const id of [aVariantId(), 'no id\0']) expect((await levelsOf(id)).data).toEqual({ stockLevels: null });
});

test('a delivery to a warehouse that does not exist is refused', async () => {
  const variantId = aVariantId();
  const delivery = { idempotencyKey: variantId, variantId, sku: 'SKU', warehouse: 'moon', quantity: 1 };
  await expect(inventory.receive([delivery])).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  expect((await levelsOf(variantId)).data).toEqual({ stockLevels: null });
});
