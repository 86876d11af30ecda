import { money, type Money } from '@cartograph/kernel';
import type { Totals } from '../domain/order-totals';
import { deliveryOptionsTo, deliveryPriceMinor } from '../domain/shop-tables';
import type { Needs } from '../ports';

/** A way of delivery at its price for certain goods. */
export interface OfferedDelivery {
  readonly id: string;
  readonly label: string;
  readonly price: Money;
  readonly minDays: number;
  readonly maxDays: number;
}

/** The ways of delivery to a country, priced for goods of these totals, cheapest first. */
export const createOfferDelivery =
  ({ shopTables }: Pick<Needs, 'shopTables'>) =>
  async (
    { subtotal, discounts }: Pick<Totals, 'subtotal' | 'discounts'>,
    countryCode: string,
  ): Promise<OfferedDelivery[]> => {
    const { currency } = subtotal;
    return deliveryOptionsTo(await shopTables.tables(), countryCode, currency).map((option) => ({
      id: option.id,
      label: option.label,
      price: money(deliveryPriceMinor(option, subtotal.amountMinor - discounts.amountMinor), currency),
      minDays: option.minDays,
      maxDays: option.maxDays,
    }));
  };
