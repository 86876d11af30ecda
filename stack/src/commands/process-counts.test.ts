import { processCounts } from './process-counts';

test('a service gets as many processes as its variable says, the others one', () => {
  expect(processCounts({ ORDERS_PROCESSES: '2', CATALOG_PROCESSES: '' })).toEqual({ orders: 2 });
});

test.each(['0', '-1', '1.5', 'two', '17'])('%p is no number of processes', (count) => {
  expect(() => processCounts({ ORDERS_PROCESSES: count })).toThrow('ORDERS_PROCESSES wants a number from 1 to 16');
});

test('there is one gateway', () => {
  expect(() => processCounts({ GATEWAY_PROCESSES: '2' })).toThrow('there is one gateway only');
});
