import { testStockStore } from '../../test/stock-store.contract';
import { openPostgresStockRoom } from '../../test/postgres-stock-room';

describe('stock in Postgres', () => {
  testStockStore(openPostgresStockRoom);
});
