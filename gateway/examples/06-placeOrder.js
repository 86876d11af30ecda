/* global altair */
// Kept for the next tabs once it is bought: the order and the key to it.
const { data } = JSON.parse(altair.response.body);
const placed = data && data.placeOrder.result;
if (placed && placed.order) {
  altair.helpers.setEnvironment('orderId', placed.order.id, true);
  altair.helpers.setEnvironment('accessKey', placed.accessKey, true);
}
