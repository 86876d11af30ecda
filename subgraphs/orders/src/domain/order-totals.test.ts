import fc from 'fast-check';
import { money } from '@cartograph/kernel';
import { aLine } from '../../test/builders';
import { quoteOrder } from './order-totals';

const usd = (amountMinor: number) => money(amountMinor, 'USD');
const noTax = () => 0;

test('without discounts, delivery and tax the total is the sum of the lines', () => {
  const lines = [
    aLine({ unitPrice: usd(1_999), quantity: 2 }),
    aLine({ lineId: 'lin_2', unitPrice: usd(1), quantity: 3 }),
  ];
  const { totals } = quoteOrder(lines, [], 0, noTax, 'USD');
  expect(totals).toEqual({
    subtotal: usd(4_001),
    discounts: usd(0),
    shipping: usd(0),
    tax: usd(0),
    total: usd(4_001),
  });
});

test('a discount is shared by largest remainder, the earlier line first', () => {
  const lines = ['a', 'b', 'c'].map((lineId) => aLine({ lineId, unitPrice: usd(100) }));
  const quote = quoteOrder(lines, [{ amountMinor: 100 }], 0, noTax, 'USD');
  expect(quote.lines.map(({ discount }) => discount.amountMinor)).toEqual([34, 33, 33]);
});

test('tax is rounded once for each class, on what is left after discounts', () => {
  const lines = [
    aLine({ lineId: 'a', unitPrice: usd(333), taxClass: 'standard' }),
    aLine({ lineId: 'b', unitPrice: usd(333), taxClass: 'standard' }),
    aLine({ lineId: 'c', unitPrice: usd(333), taxClass: 'zero' }),
  ];
  const quote = quoteOrder(lines, [], 0, (taxClass) => (taxClass === 'standard' ? 725 : 0), 'USD');
  expect(quote.lines.map(({ tax }) => tax.amountMinor)).toEqual([24, 24, 0]);
  expect(quote.totals.tax).toEqual(usd(48)); // 666 × 7.25 % = 48.285
});

test('delivery is taxed at the standard rate', () => {
  const { totals } = quoteOrder([aLine({ taxClass: 'zero' })], [], 500, (it) => (it === 'standard' ? 2_000 : 0), 'USD');
  expect(totals).toEqual({
    subtotal: usd(1_000),
    discounts: usd(0),
    shipping: usd(500),
    tax: usd(100),
    total: usd(1_600),
  });
});

test('coupons come off one after the other and never take more than there is', () => {
  const { totals } = quoteOrder([aLine()], [{ percentBasisPoints: 1_000 }, { amountMinor: 5_000 }], 0, noTax, 'USD');
  expect(totals.discounts).toEqual(usd(1_000));
  expect(totals.total).toEqual(usd(0));
});

test('lines and delivery always add up to the totals', () => {
  const line = fc.record({
    price: fc.integer({ min: 0, max: 1_000_000 }),
    quantity: fc.integer({ min: 1, max: 999 }),
    taxClass: fc.constantFrom('standard', 'reduced', 'zero'),
  });
  const discount = fc.oneof(
    fc.record({ percentBasisPoints: fc.integer({ min: 1, max: 10_000 }) }),
    fc.record({ amountMinor: fc.integer({ min: 1, max: 100_000 }) }),
  );
  const rates: Readonly<Record<string, number>> = { standard: 1_900, reduced: 700, zero: 0 };
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.array(discount, { maxLength: 3 }),
      fc.nat(5_000),
      (given, discounts, shipping) => {
        const lines = given.map(({ price, quantity, taxClass }, index) =>
          aLine({ lineId: `lin_${index}`, unitPrice: usd(price), quantity, taxClass }),
        );
        const quote = quoteOrder(lines, discounts, shipping, (taxClass) => rates[taxClass] ?? 0, 'USD');
        const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
        const { subtotal, discounts: off, shipping: delivery, tax, total } = quote.totals;
        const shippingTax = Math.round((shipping * 1_900) / 10_000);
        expect(sum(quote.lines.map((it) => it.discount.amountMinor))).toBe(off.amountMinor);
        expect(sum(quote.lines.map((it) => it.tax.amountMinor)) + shippingTax).toBe(tax.amountMinor);
        expect(sum(quote.lines.map((it) => it.total.amountMinor)) + shipping + shippingTax).toBe(total.amountMinor);
        expect(total.amountMinor).toBe(subtotal.amountMinor - off.amountMinor + delivery.amountMinor + tax.amountMinor);
        for (const it of quote.lines) expect(it.total.amountMinor).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
