// What this subgraph can do.
import type { Needs } from './ports';
import { createGetOrder } from './use-cases/get-order';
import { createGetPlacement } from './use-cases/get-placement';
import { createListDeliveryOptions } from './use-cases/list-delivery-options';
import { createPlaceOrder } from './use-cases/place-order';
import { createPreviewCheckout } from './use-cases/preview-checkout';

export const createApp = (needs: Needs) => ({
  previewCheckout: createPreviewCheckout(needs),
  placeOrder: createPlaceOrder(needs),
  getPlacement: createGetPlacement(needs),
  getOrder: createGetOrder(needs),
  listDeliveryOptions: createListDeliveryOptions(needs),
  accessKeyFor: needs.accessKeys.keyFor,
});

export type App = ReturnType<typeof createApp>;
