import { availabilityOf } from './availability';

test('more than ten are in stock, and how many is nobody’s business', () => {
  expect(availabilityOf(11)).toEqual({ status: 'IN_STOCK' });
});

test('ten or fewer are told', () => {
  expect(availabilityOf(10)).toEqual({ status: 'LOW_STOCK', quantityHint: 10 });
  expect(availabilityOf(1)).toEqual({ status: 'LOW_STOCK', quantityHint: 1 });
});

test('nothing left is out of stock', () => {
  expect(availabilityOf(0)).toEqual({ status: 'OUT_OF_STOCK' });
});
