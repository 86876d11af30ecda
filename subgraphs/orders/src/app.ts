// What this subgraph can do.
import type { Needs } from './ports';
import type { AfterSaleNeeds } from './ports-after-sale';
import { createCancelOrder } from './use-cases/cancel-order';
import { createGetOrder } from './use-cases/get-order';
import { createGetPlacement } from './use-cases/get-placement';
import { createListDeliveryOptions } from './use-cases/list-delivery-options';
import { createListOrders } from './use-cases/list-orders';
import { createPlaceOrder } from './use-cases/place-order';
import { createPreviewCheckout } from './use-cases/preview-checkout';
import { createRefundOrder } from './use-cases/refund-order';
import { createResolveReview } from './use-cases/resolve-review';

export const createApp = (needs: Needs & AfterSaleNeeds) => ({
  previewCheckout: createPreviewCheckout(needs),
  placeOrder: createPlaceOrder(needs),
  getPlacement: createGetPlacement(needs),
  listPlacements: needs.placements.list,
  getOrder: createGetOrder(needs),
  listOrders: createListOrders(needs),
  listDeliveryOptions: createListDeliveryOptions(needs),
  cancelOrder: createCancelOrder(needs),
  refundOrder: createRefundOrder(needs),
  resolveReview: createResolveReview(needs),
  cancellationOf: needs.afterSale.cancellationOf,
  refundsOf: needs.afterSale.refundsOf,
  listReviews: needs.reviews.list,
  accessKeyFor: needs.accessKeys.keyFor,
});

export type App = ReturnType<typeof createApp>;
