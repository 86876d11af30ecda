/* global altair */
// Kept for the next tab: the order and the key to it.
const { result } = JSON.parse(altair.response.body).data.placeOrder;
altair.helpers.setEnvironment('orderId', result.order.id, true);
altair.helpers.setEnvironment('accessKey', result.accessKey, true);
