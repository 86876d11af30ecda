import { accept, plusMs, refuse } from '@cartograph/kernel';
import { aProductId, now, someContent } from '../../test/builders';
import { importProduct } from './import-product';
import type { Product, ProductContent } from './product';

const productId = aProductId();
const later = plusMs(now, 1_000);

const imported = (content: ProductContent = someContent()): Product => {
  const decision = importProduct(undefined, { productId, content }, now);
  if (!decision.ok) throw new Error(decision.refusal.message);
  return decision.state!;
};

test('a new product begins with version one', () => {
  expect(importProduct(undefined, { productId, content: someContent() }, now)).toEqual(
    accept(
      {
        ...someContent(),
        id: productId,
        version: 1,
        indexVersion: 1,
        createdAt: now,
        updatedAt: now,
        importDigest: expect.any(String),
      },
      { type: 'ProductChanged', productId, indexVersion: 1 },
    ),
  );
});

test('the same content again changes nothing and tells nobody', () => {
  const product = imported();
  expect(importProduct(product, { productId, content: someContent() }, later)).toEqual(accept(product));
});

test('other content changes the product and keeps its birthday', () => {
  const decision = importProduct(imported(), { productId, content: someContent({ title: 'Cup' }) }, later);
  expect(decision).toMatchObject({
    ok: true,
    state: { title: 'Cup', version: 2, indexVersion: 2, createdAt: now, updatedAt: later },
    events: [{ type: 'ProductChanged', productId, indexVersion: 2 }],
  });
});

test('what the source no longer tells is forgotten', () => {
  const decision = importProduct(
    imported(someContent({ brand: 'Acme' })),
    { productId, content: someContent() },
    later,
  );
  expect(decision.ok && decision.state?.brand).toBeUndefined();
});

test('an invalid product is refused with the reason', () => {
  expect(importProduct(undefined, { productId, content: someContent({ variants: [] }) }, now)).toEqual(
    refuse({ code: 'INVALID_PRODUCT', message: 'has no variant' }),
  );
});

test('a product that is gone leaves a tombstone', () => {
  expect(importProduct(imported(), { productId }, later)).toMatchObject({
    ok: true,
    state: { status: 'REMOVED', version: 2 },
  });
});

test('a product that never was can be gone', () => {
  expect(importProduct(undefined, { productId }, now)).toEqual(accept(undefined));
});

test('a removed product comes back with a higher version', () => {
  const gone = importProduct(imported(), { productId }, later);
  const back = importProduct(gone.ok ? gone.state : undefined, { productId, content: someContent() }, later);
  expect(back).toMatchObject({ ok: true, state: { status: 'ACTIVE', version: 3, indexVersion: 3 } });
});
