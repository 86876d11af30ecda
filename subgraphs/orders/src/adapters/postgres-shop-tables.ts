import { rowsOf, type Postgres } from '@cartograph/runtime';
import type { Coupon, DeliveryOption, ShopTables, TaxRate } from '../domain/shop-tables';
import type { ShopTableStore } from '../ports';

// Rates and delivery options change by a person's hand, so a minute's delay is not noticed; coupons are read each time.
const keptMs = 60_000;

const readTables = async (postgres: Postgres): Promise<ShopTables> => ({
  taxRates: await rowsOf<TaxRate>(
    postgres,
    `/* taxRates */ SELECT country, region, tax_class AS "taxClass", rate_basis_points AS "rateBasisPoints" FROM tax_rates`,
  ),
  deliveryOptions: await rowsOf<DeliveryOption>(
    postgres,
    `/* deliveryOptions */ SELECT id, label, countries, currency, price_minor AS "priceMinor",
       free_from_minor AS "freeFromMinor", min_days AS "minDays", max_days AS "maxDays"
     FROM delivery_options ORDER BY price_minor, id`,
  ),
});

export const couponColumns = `code, percent_basis_points AS "percentBasisPoints", amount_minor AS "amountMinor", currency,
  max_uses AS "maxUses", uses, starts_at AS "startsAt", ends_at AS "endsAt"`;

/** The small tables, kept for a minute; coupons, fresh. */
export const createPostgresShopTables = (postgres: Postgres): ShopTableStore => {
  let kept: { readonly tables: Promise<ShopTables>; readonly until: number } | undefined;
  return {
    tables: () => {
      if (kept && Date.now() < kept.until) return kept.tables;
      const tables = readTables(postgres);
      kept = { tables, until: Date.now() + keptMs };
      tables.catch(() => (kept = undefined));
      return tables;
    },
    coupons: async (codes) =>
      codes.length === 0
        ? []
        : rowsOf<Coupon>(postgres, `/* coupons */ SELECT ${couponColumns} FROM coupons WHERE code = ANY($1)`, [codes]),
  };
};
