import { openPostgresStockRoom } from '../../test/postgres-stock-room';
import { testStockStore } from '../../test/stock-store.contract';

describe('stock in Postgres', () => {
  testStockStore(openPostgresStockRoom);
});
