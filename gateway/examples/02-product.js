/* global altair */
// Kept for the next tabs: a variant that can be bought.
const { data } = JSON.parse(altair.response.body);
const variant = data && data.product && data.product.variants.find(({ isPurchasable }) => isPurchasable);
if (variant) altair.helpers.setEnvironment('variantId', variant.id, true);
