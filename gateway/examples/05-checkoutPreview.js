/* global altair */
// Kept for the next tab: what the shopper has seen and agrees to.
const { preview } = JSON.parse(altair.response.body).data.checkoutPreview;
altair.helpers.setEnvironment('cartVersion', preview.cartVersion, true);
altair.helpers.setEnvironment('total', preview.totals.total.amount, true);
altair.helpers.setEnvironment('currencyCode', preview.totals.total.currencyCode, true);
