import { openPostgresStockRoom } from '../../test/postgres-stock-room';
import { testStockCommands } from '../../test/stock-commands.contract';
import { testStockEdits } from '../../test/stock-edits.contract';

describe('stock in Postgres', () => {
  describe('commands', () => testStockCommands(openPostgresStockRoom));
  describe('edits', () => testStockEdits(openPostgresStockRoom));
});
