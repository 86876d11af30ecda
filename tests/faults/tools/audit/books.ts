// What the auditor reads of each store.

export interface Books {
  readonly orders: string;
  readonly inventory: string;
  readonly payments: string;
  /** The card processor's ledger file. */
  readonly ledgerFile: string;
  /** Redis with the carts. */
  readonly carts: string;
}

export interface Step {
  readonly name: string;
  readonly state: string;
  readonly answeredAt?: number;
}

export interface Saga {
  readonly id: string;
  readonly definition: string;
  readonly status: string;
  readonly epoch: number;
  readonly steps: readonly Step[];
}

export interface Pieces {
  readonly variantId: string;
  readonly quantity: number;
}

/** A placement with its order. */
export interface Placed {
  readonly id: string;
  readonly scope: string;
  readonly idempotencyKey: string;
  readonly status: string;
  /** GONE when there is no order. */
  readonly orderStatus: string;
  readonly cartId: string;
  readonly cartVersion: number;
  readonly freezeToken: string;
  readonly totalMinor: number;
  readonly lines: readonly Pieces[];
}

export interface Cancelled {
  readonly id: string;
  readonly orderId: string;
  readonly status: string;
  readonly refundedMinor: number | null;
}

export interface Refund {
  readonly id: string;
  readonly orderId: string;
  readonly status: string;
  readonly amountMinor: number;
}

export interface Left {
  readonly outbox: readonly { readonly id: string }[];
  readonly parked: readonly { readonly stepKey: string; readonly cause: string }[];
}

export interface OrdersBook extends Left {
  readonly placed: readonly Placed[];
  readonly orderIds: readonly { readonly orderId: string }[];
  readonly sagas: readonly Saga[];
  readonly reviews: readonly { readonly sagaId: string; readonly isOpen: boolean }[];
  readonly cancelled: readonly Cancelled[];
  readonly refunds: readonly Refund[];
}

export interface Hold {
  readonly orderId: string;
  readonly state: string;
  readonly epoch: number;
  readonly isOverdue: boolean;
  readonly lines: readonly Pieces[];
}

/** What a step did, and when by its store's clock. */
export interface Done {
  readonly orderId: string;
  readonly stepKey: string;
  readonly kind: string;
  readonly at: number;
}

export interface Movement extends Done, Pieces {
  readonly warehouse: string;
}

export interface InventoryBook extends Left {
  readonly differences: readonly object[];
  readonly oversold: readonly object[];
  readonly holds: readonly Hold[];
  /** Those of orders. */
  readonly movements: readonly Movement[];
}

export interface Payment {
  readonly orderId: string;
  readonly status: string;
  readonly epoch: number;
  readonly authorizedMinor: number;
  readonly capturedMinor: number;
  readonly refundedMinor: number;
}

export interface PaymentsBook extends Left {
  readonly payments: readonly Payment[];
  readonly operations: readonly Done[];
}
