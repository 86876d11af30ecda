// Prices a cart's lines now and computes what an order of them costs.
import { deliveryOptionsTo, deliveryPriceMinor, isCouponUsable, taxRateAt, toDiscount } from '../domain/shop-tables';
import type { Destination } from '../domain/shop-tables';
import { quoteOrder, type PricedLine, type Quote } from '../domain/order-totals';
import type { Refusal } from '../domain/refusal';
import type { CartLine, Needs, PricedVariant } from '../ports';

export interface ToQuote {
  readonly lines: readonly CartLine[];
  readonly destination: Destination | undefined;
  readonly deliveryOptionId: string | undefined;
  readonly couponCodes: readonly string[];
}

/** A quote with what stands in its way; lines that cannot be bought are left out of it. */
export interface CartQuote {
  readonly quote: Quote;
  readonly currency: string;
  readonly problems: readonly Refusal[];
}

const priceLine = (line: CartLine, variant: PricedVariant): PricedLine | Refusal =>
  variant.ok
    ? {
        lineId: line.lineId,
        variantId: line.variantId,
        productId: variant.productId,
        sku: variant.sku,
        title: variant.title,
        options: variant.options,
        imageUrl: variant.imageUrl,
        quantity: line.quantity,
        unitPrice: variant.price,
        taxClass: variant.taxClass,
      }
    : { code: variant.code, variantId: line.variantId };

const isRefusal = (it: PricedLine | Refusal): it is Refusal => 'code' in it;

export const createQuoteCart =
  ({ prices, shopTables }: Pick<Needs, 'prices' | 'shopTables'>) =>
  async ({ lines, destination, deliveryOptionId, couponCodes }: ToQuote, at: number): Promise<CartQuote> => {
    const [variants, tables, coupons] = await Promise.all([
      prices.ofVariants(lines.map(({ variantId }) => variantId)),
      shopTables.tables(),
      shopTables.coupons(couponCodes),
    ]);
    const read = lines.map((line, index) => priceLine(line, variants[index]!));
    const problems: Refusal[] = read.filter(isRefusal);
    const priced = read.filter((it): it is PricedLine => !isRefusal(it));
    const currency = priced[0]?.unitPrice.currency ?? lines[0]?.priceWhenAdded.currency ?? 'USD';
    const sameCurrency = priced.filter(({ unitPrice }) => unitPrice.currency === currency);
    if (sameCurrency.length < priced.length) problems.push({ code: 'CURRENCY_MISMATCH' });

    const usable = couponCodes.flatMap((couponCode) => {
      const coupon = coupons.find(({ code }) => code === couponCode);
      if (coupon && isCouponUsable(coupon, currency, at)) return [coupon];
      problems.push({ code: 'COUPON_INVALID', couponCode });
      return [];
    });
    const rateOf = (taxClass: string) => (destination ? taxRateAt(tables, destination, taxClass) : 0);
    const discounts = usable.map(toDiscount);
    const goods = quoteOrder(sameCurrency, discounts, 0, rateOf, currency);

    const options = destination ? deliveryOptionsTo(tables, destination.countryCode, currency) : [];
    const option = options.find(({ id }) => id === deliveryOptionId);
    if (deliveryOptionId && !option) problems.push({ code: 'DELIVERY_OPTION_UNAVAILABLE' });
    if (!option) return { quote: goods, currency, problems };
    const { subtotal, discounts: off } = goods.totals;
    const shippingMinor = deliveryPriceMinor(option, subtotal.amountMinor - off.amountMinor);
    return { quote: quoteOrder(sameCurrency, discounts, shippingMinor, rateOf, currency), currency, problems };
  };

export type QuoteCart = ReturnType<typeof createQuoteCart>;
