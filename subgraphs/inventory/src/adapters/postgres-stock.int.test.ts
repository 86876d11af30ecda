import { openPostgresStockRoom } from '../../test/postgres-stock-room';
import { testStockCommands } from '../../test/stock-commands.contract';
import { testStockEdits } from '../../test/stock-edits.contract';
import { testStockExpiry } from '../../test/stock-expiry.contract';
import { testStockUndo } from '../../test/stock-undo.contract';

describe('stock in Postgres', () => {
  describe('commands', () => testStockCommands(openPostgresStockRoom));
  describe('late and wrong commands', () => testStockUndo(openPostgresStockRoom));
  describe('expiry', () => testStockExpiry(openPostgresStockRoom));
  describe('edits', () => testStockEdits(openPostgresStockRoom));
});
