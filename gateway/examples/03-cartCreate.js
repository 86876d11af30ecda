/* global altair */
// Kept for the next tabs.
const { data } = JSON.parse(altair.response.body);
const cart = data && data.cartCreate.cart;
if (cart) altair.helpers.setEnvironment('cartId', cart.id, true);
