/* global altair */
// Kept for the next tabs.
altair.helpers.setEnvironment('cartId', JSON.parse(altair.response.body).data.cartCreate.cart.id, true);
