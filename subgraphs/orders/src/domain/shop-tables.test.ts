import { deliveryOptionsTo, deliveryPriceMinor, taxRateAt, type DeliveryOption, type ShopTables } from './shop-tables';

const anOption = (changes: Partial<DeliveryOption> = {}): DeliveryOption => ({
  id: 'standard',
  label: 'Standard delivery',
  countries: ['*'],
  currency: 'USD',
  priceMinor: 495,
  freeFromMinor: 5_000,
  minDays: 3,
  maxDays: 5,
  ...changes,
});
const tables: ShopTables = {
  taxRates: [
    { country: '*', region: '', taxClass: 'standard', rateBasisPoints: 100 },
    { country: 'US', region: '', taxClass: 'standard', rateBasisPoints: 200 },
    { country: 'US', region: 'CA', taxClass: 'standard', rateBasisPoints: 725 },
  ],
  deliveryOptions: [
    anOption(),
    anOption({ id: 'express', countries: ['US'] }),
    anOption({ id: 'eur', currency: 'EUR' }),
  ],
};

test.each([
  ['CA', 'US', 725],
  ['NV', 'US', 200],
  [undefined, 'US', 200],
  [undefined, 'NZ', 100],
])('the nearest rate wins: region %s of %s', (region, countryCode, rate) => {
  expect(taxRateAt(tables, { countryCode, region }, 'standard')).toBe(rate);
});

test('a class without a rate is not taxed', () => {
  expect(taxRateAt(tables, { countryCode: 'US' }, 'books')).toBe(0);
});

test('only ways of delivery to the country and in the currency are offered', () => {
  expect(deliveryOptionsTo(tables, 'US', 'USD').map(({ id }) => id)).toEqual(['standard', 'express']);
  expect(deliveryOptionsTo(tables, 'DE', 'USD').map(({ id }) => id)).toEqual(['standard']);
});

test('delivery is free from its threshold on', () => {
  expect(deliveryPriceMinor(anOption(), 4_999)).toBe(495);
  expect(deliveryPriceMinor(anOption(), 5_000)).toBe(0);
});
