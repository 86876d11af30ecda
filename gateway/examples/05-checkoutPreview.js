/* global altair */
// Kept for the next tab: what the shopper has seen and agrees to.
const { data } = JSON.parse(altair.response.body);
const preview = data && data.checkoutPreview.preview;
if (preview) {
  altair.helpers.setEnvironment('cartVersion', preview.cartVersion, true);
  altair.helpers.setEnvironment('total', preview.totals.total.amount, true);
  altair.helpers.setEnvironment('currencyCode', preview.totals.total.currencyCode, true);
}
