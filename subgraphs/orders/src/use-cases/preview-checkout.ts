import type { OrderLine, Totals } from '../domain/order-totals';
import { checkPreviewInput, toAddress, toCouponCodes, type GivenAddress } from '../domain/place-order-input';
import type { Refusal } from '../domain/refusal';
import type { Needs } from '../ports';
import { createOfferDelivery, type OfferedDelivery } from './offer-delivery';
import { createQuoteCart } from './quote-cart';

export interface GivenPreview {
  readonly cartId: string;
  readonly shippingAddress?: GivenAddress | null | undefined;
  readonly deliveryOptionId?: string | null | undefined;
  readonly couponCodes?: readonly string[] | null | undefined;
}

export interface Preview {
  readonly cartVersion: number;
  readonly lines: readonly OrderLine[];
  readonly totals: Totals;
  readonly problems: readonly Refusal[];
  readonly missing: readonly ('SHIPPING_ADDRESS' | 'DELIVERY_OPTION')[];
  readonly deliveryOptions: readonly OfferedDelivery[];
}

export type PreviewAnswer =
  { readonly ok: true; readonly preview: Preview } | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** What an order of this cart would cost now and what stands in its way. Freezes and stores nothing. */
export const createPreviewCheckout = (needs: Needs) => {
  const { carts, stock, cardProcessor, clock } = needs;
  const quoteCart = createQuoteCart(needs);
  const offerDelivery = createOfferDelivery(needs);

  const shortages = async (lines: readonly OrderLine[]): Promise<Refusal[]> => {
    const available = await stock.availableOf(lines.map(({ variantId }) => variantId));
    const short = lines.flatMap(({ variantId, quantity: requested }, index) =>
      available[index]! < requested ? [{ variantId, requested, available: available[index]! }] : [],
    );
    return short.length > 0 ? [{ code: 'INSUFFICIENT_STOCK', shortages: short }] : [];
  };

  const unpayable = ({ total }: Totals): Refusal[] => {
    const retryAfterMs = total.amountMinor > 0 ? cardProcessor.outForMs() : undefined;
    return retryAfterMs === undefined ? [] : [{ code: 'PAYMENT_UNAVAILABLE', retryAfterMs }];
  };

  return async (given: GivenPreview): Promise<PreviewAnswer> => {
    const invalid = checkPreviewInput(given);
    if (invalid.length > 0) return { ok: false, refusals: invalid };
    const cart = await carts.read(given.cartId);
    if (!cart.ok) return { ok: false, refusals: [{ code: cart.code }] };
    if (cart.lines.length === 0) return { ok: false, refusals: [{ code: 'CART_EMPTY' }] };

    const destination = given.shippingAddress ? toAddress(given.shippingAddress) : undefined;
    const { quote, problems } = await quoteCart(
      {
        lines: cart.lines,
        destination,
        deliveryOptionId: given.deliveryOptionId ?? undefined,
        couponCodes: toCouponCodes(given.couponCodes),
      },
      clock(),
    );
    const [short, deliveryOptions] = await Promise.all([
      shortages(quote.lines),
      destination ? offerDelivery(quote.totals, destination.countryCode) : [],
    ]);
    return {
      ok: true,
      preview: {
        cartVersion: cart.version,
        lines: quote.lines,
        totals: quote.totals,
        problems: [...problems, ...short, ...unpayable(quote.totals)],
        missing: [
          ...(destination ? [] : (['SHIPPING_ADDRESS'] as const)),
          ...(given.deliveryOptionId ? [] : (['DELIVERY_OPTION'] as const)),
        ],
        deliveryOptions,
      },
    };
  };
};
