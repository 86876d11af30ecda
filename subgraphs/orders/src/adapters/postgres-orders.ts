import { money, type Instant } from '@cartograph/kernel';
import { gather, rowsOf, type Postgres } from '@cartograph/runtime';
import { visibleOrderStatuses as statuses, type Address, type Order, type OrderStatus } from '../domain/order';
import type { OrderStore } from '../ports';
import { idsOfPage } from './newest-first';

interface LineRow {
  order_id: string;
  line_no: number;
  variant_id: string;
  sku: string;
  title: string;
  options: { name: string; value: string }[];
  image_url: string | null;
  quantity: number;
  unit_price_minor: number;
  discount_minor: number;
  tax_minor: number;
  total_minor: number;
}

interface Row {
  id: string;
  number: string;
  status: OrderStatus;
  customer_id: string | null;
  email: string;
  shipping_address: Address;
  currency: string;
  subtotal_minor: number;
  discounts_minor: number;
  shipping_minor: number;
  tax_minor: number;
  total_minor: number;
  placed_at: Instant;
  confirmed_at: Instant | null;
}

const toOrder = (row: Row, lines: readonly LineRow[]): Order => {
  const of = (amountMinor: number) => money(amountMinor, row.currency);
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    customerId: row.customer_id,
    email: row.email,
    shippingAddress: row.shipping_address,
    totals: {
      subtotal: of(row.subtotal_minor),
      discounts: of(row.discounts_minor),
      shipping: of(row.shipping_minor),
      tax: of(row.tax_minor),
      total: of(row.total_minor),
    },
    placedAt: row.placed_at,
    confirmedAt: row.confirmed_at,
    lines: lines.map((line) => ({
      id: `${row.id}-${line.line_no}`,
      variantId: line.variant_id,
      sku: line.sku,
      title: line.title,
      options: line.options,
      imageUrl: line.image_url,
      quantity: line.quantity,
      unitPrice: of(line.unit_price_minor),
      discount: of(line.discount_minor),
      tax: of(line.tax_minor),
      total: of(line.total_minor),
    })),
  };
};

/** Reads of orders; calls that arrive together share a statement. */
export const createPostgresOrders = (postgres: Postgres): OrderStore => {
  const find = gather(async (ids: readonly string[]) => {
    const [rows, lines] = await Promise.all([
      rowsOf<Row>(postgres, '/* findOrder */ SELECT * FROM orders WHERE id = ANY($1)', [ids]),
      rowsOf<LineRow>(
        postgres,
        '/* findOrderLines */ SELECT * FROM order_lines WHERE order_id = ANY($1) ORDER BY order_id, line_no',
        [ids],
      ),
    ]);
    const linesOf = new Map<string, LineRow[]>(rows.map(({ id }) => [id, []]));
    for (const line of lines) linesOf.get(line.order_id)?.push(line);
    const byId = new Map(rows.map((row) => [row.id, toOrder(row, linesOf.get(row.id)!)]));
    return ids.map((id) => byId.get(id));
  });

  const list: OrderStore['list'] = async ({ customerId, ...page }) => {
    const mine = customerId === undefined ? '' : ' AND customer_id = $3';
    const where = `confirmed_at IS NOT NULL${mine}`;
    const values = customerId === undefined ? [] : [customerId];
    const ids = await idsOfPage(postgres, { label: 'listOrders', table: 'orders', statuses, where, values }, page);
    const found = await Promise.all(ids.map(find));
    return found.filter((order) => order !== undefined);
  };

  return { find, list };
};
