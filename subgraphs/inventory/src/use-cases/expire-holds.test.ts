import { createMemoryStock } from '../adapters/memory-stock';
import { settleCommand } from '../domain/settle-command';
import { editStock } from '../domain/stock-edit';
import { anOrderId, receipt, reserve } from '../../test/builders';
import { createExpireHolds } from './expire-holds';

test('a sweep goes on until nothing overdue is left', async () => {
  let now = 0;
  const stock = createMemoryStock({ main: 1 }, () => now);
  await stock.editMany([receipt('var_A', 250)], editStock);
  const commands = Array.from({ length: 250 }, () => reserve(anOrderId(), { var_A: 1 }, { ttlMs: 100 }));
  await stock.settleMany(commands, settleCommand);
  const expireHolds = createExpireHolds({ stock });

  now = 99;
  expect(await expireHolds()).toBe(0);
  expect(await stock.levelsOf('var_A')).toMatchObject([{ reserved: 250 }]);

  now = 100;
  expect(await expireHolds()).toBe(250);
  expect(await stock.levelsOf('var_A')).toMatchObject([{ onHand: 250, reserved: 0 }]);
});
