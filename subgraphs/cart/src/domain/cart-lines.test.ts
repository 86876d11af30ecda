import { accept, refuse } from '@cartograph/kernel';
import { aLine, aLineToAdd, usd } from '../../test/builders';
import { addLines, limitExceeded, removeLines, updateLines } from './cart-lines';

test('a new variant becomes the last line', () => {
  const [line, added] = [aLine(), aLineToAdd({ quantity: 2 })];
  const { newLineId: id, variantId, price: priceWhenAdded } = added;
  expect(addLines([line], [added])).toEqual(accept([line, { id, variantId, quantity: 2, priceWhenAdded }]));
});

test('a variant that is there keeps its line and takes the new price', () => {
  const line = aLine({ quantity: 2, priceWhenAdded: usd(100) });
  const added = aLineToAdd({ variantId: line.variantId, quantity: 3, price: usd(90) });
  expect(addLines([line], [added])).toEqual(accept([{ ...line, quantity: 5, priceWhenAdded: usd(90) }]));
});

test('a line holds 999 pieces and not one more', () => {
  const line = aLine({ quantity: 998 });
  const one = aLineToAdd({ variantId: line.variantId });
  expect(addLines([line], [one]).ok).toBe(true);
  expect(addLines([line], [one, one])).toEqual(refuse(limitExceeded('QUANTITY')));
});

test('a cart holds 100 lines, and more pieces of what is in it', () => {
  const full = Array.from({ length: 100 }, () => aLine());
  expect(addLines(full, [aLineToAdd()])).toEqual(refuse(limitExceeded('LINES')));
  expect(addLines(full, [aLineToAdd({ variantId: full[50]!.variantId })]).ok).toBe(true);
});

test('two currencies do not mix, even for the same variant', () => {
  const line = aLine();
  const euros = { amountMinor: 1_000, currency: 'EUR' };
  const added = aLineToAdd({ variantId: line.variantId, price: euros });
  expect(addLines([line], [added])).toEqual(refuse({ code: 'CURRENCY_MISMATCH' }));
  expect(addLines([], [added]).ok).toBe(true);
});

test('the worth of a cart stays countable', () => {
  const line = aLine({ priceWhenAdded: usd(100_000_000_000) });
  expect(addLines([line], [aLineToAdd({ price: usd(0) })]).ok).toBe(true);
  expect(addLines([line], [aLineToAdd({ price: usd(1) })])).toEqual(refuse(limitExceeded('VALUE')));
  expect(updateLines([line], [{ lineId: line.id, quantity: 2 }])).toEqual(refuse(limitExceeded('VALUE')));
});

test('updating leaves the other lines and every price', () => {
  const [first, second] = [aLine(), aLine()];
  const updated = updateLines([first, second], [{ lineId: second.id, quantity: 4 }]);
  expect(updated).toEqual(accept([first, { ...second, quantity: 4 }]));
});

test('a line that is not there is named', () => {
  const line = aLine();
  const refused = refuse({ code: 'CART_LINE_NOT_FOUND', lineId: 'lin_unknown' });
  expect(updateLines([line], [{ lineId: 'lin_unknown', quantity: 1 }])).toEqual(refused);
  expect(removeLines([line], [line.id, 'lin_unknown'])).toEqual(refused);
});

test('the last line can be removed', () => {
  const line = aLine();
  expect(removeLines([line], [line.id])).toEqual(accept([]));
});
