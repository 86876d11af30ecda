import { isCartId } from '@cartograph/kernel';
import type { Needs } from '../ports';
import { createOfferDelivery, type OfferedDelivery } from './offer-delivery';
import { createQuoteCart } from './quote-cart';

/** The ways of delivery for a cart to a country; none for a cart that is gone. */
export const createListDeliveryOptions = (needs: Needs) => {
  const offerDelivery = createOfferDelivery(needs);
  const quoteCart = createQuoteCart(needs);
  return async ({ cartId, countryCode }: { cartId: string; countryCode: string }): Promise<OfferedDelivery[]> => {
    const cart = isCartId(cartId) ? await needs.carts.read(cartId) : undefined;
    if (!cart?.ok) return [];
    const nothingChosen = { destination: undefined, deliveryOptionId: undefined, couponCodes: [] };
    const { quote } = await quoteCart({ lines: cart.lines, ...nothingChosen }, needs.clock());
    return offerDelivery(quote.totals, countryCode);
  };
};
