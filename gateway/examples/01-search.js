/* global altair */
// Kept for the next tabs: the first product found.
const { data } = JSON.parse(altair.response.body);
const product = data && data.search.nodes[0];
if (product) altair.helpers.setEnvironment('handle', product.handle, true);
