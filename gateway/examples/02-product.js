/* global altair */
// Kept for the next tabs: a variant that can be bought.
const { variants } = JSON.parse(altair.response.body).data.product;
altair.helpers.setEnvironment('variantId', variants.find((variant) => variant.isPurchasable).id, true);
