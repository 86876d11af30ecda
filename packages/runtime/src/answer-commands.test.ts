import { StockReserved, StockShort } from '@cartograph/contracts';
import { anItem } from '../test/builders';
import { commandChange, replyWith, toReply } from './answer-commands';

const command = anItem({ orderId: 'ord_1' }, { epoch: 3, traceparent: 'trace' });

test("a reply carries the command's step key, epoch, correlation and trace, under an id of its own", () => {
  const reply = toReply(command, replyWith(StockReserved, { orderId: 'ord_1' }));
  const { stepKey, epoch, correlationId, traceparent } = command;
  expect(reply).toEqual({
    subject: 'rep.orders.stock-reserved.v1',
    item: { id: expect.any(String), stepKey, epoch, correlationId, traceparent, body: { orderId: 'ord_1' } },
  });
  expect(reply.item.id).not.toBe(command.id);
});

test('an answer that was kept as JSON is sent again as it was', () => {
  const kept = JSON.parse(JSON.stringify(replyWith(StockShort, { orderId: 'ord_1', lines: [] })));
  const { subject, item } = toReply(command, kept);
  expect([subject, item.body]).toEqual(['rep.orders.stock-short.v1', { orderId: 'ord_1', lines: [] }]);
});

test('what makes a command happen once is its step key', () => {
  expect(commandChange((step: typeof command) => step).stepKey(command)).toBe(command.stepKey);
});

test('a command that was parked is answered with its own step key and the cause', () => {
  const { answering } = commandChange((step: typeof command) => step);
  const { subject, item } = answering.reply(command, answering.parked('no stock row'));
  expect([subject, item.stepKey, item.body]).toEqual([
    'rep.orders.step-parked.v1',
    command.stepKey,
    { cause: 'no stock row' },
  ]);
});
