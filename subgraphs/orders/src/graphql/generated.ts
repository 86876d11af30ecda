import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyRow } from '@cartograph/kernel';
import type { Context } from './context';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string };
  String: { input: string; output: string };
  Boolean: { input: boolean; output: boolean };
  Int: { input: number; output: number };
  Float: { input: number; output: number };
  /** An RFC 3339 time in UTC, such as 2026-01-31T12:00:00.000Z. */
  DateTime: { input: string; output: string };
  /** A decimal number in a string, such as "49.95"; never a float. */
  Decimal: { input: string; output: string };
  /** An integer in a string, such as "4995", since it may exceed what JSON numbers carry exactly. */
  BigInt: { input: string; output: string };
  /** An ISO 4217 currency code, such as USD. */
  CurrencyCode: { input: string; output: string };
  /** An absolute http or https URL. */
  URL: { input: string; output: string };
  _FieldSet: { input: string; output: string };
  link__Import: { input: string; output: string };
};

/** An amount of money. Inside the shop it is an integer of minor units, never a float. */
export type Money = {
  __typename?: 'Money';
  /** The amount as a decimal, with as many places as the currency has. */
  amount: Scalars['Decimal']['output'];
  /** The amount in the currency's minor unit: cents for USD, yen for JPY. */
  minorUnits: Scalars['BigInt']['output'];
  /** The currency. */
  currencyCode: Scalars['CurrencyCode']['output'];
  /** The amount as people write it. */
  formatted: Scalars['String']['output'];
};

/** An amount of money. Inside the shop it is an integer of minor units, never a float. */
export type MoneyFormattedArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};

/** Where a page of a list begins and ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** True when more follows after endCursor. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True when the page does not begin the list. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
  /** Cursor of the last item; give it as `after` to get the next page. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** A refusal that the caller can act upon. Nothing was changed. */
export type UserError = {
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** Every refusal's code. The type of the same name, ending in Error, carries its details. */
export type ErrorCode =
  /** A field of the input is malformed or out of range. */
  | 'INVALID_INPUT'
  /** The idempotency key was used before with another input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** Somebody else changed the thing in between; read it again. */
  | 'VERSION_CONFLICT'
  /** There is no cart with this id, or it has expired. */
  | 'CART_NOT_FOUND'
  /** The cart is being bought right now; try again shortly. */
  | 'CART_LOCKED'
  /** The cart has no lines. */
  | 'CART_EMPTY'
  /** The cart has no line with this id. */
  | 'CART_LINE_NOT_FOUND'
  /** The cart holds as many lines or pieces as it can. */
  | 'CART_LIMIT_EXCEEDED'
  /** There is an order for this cart already. */
  | 'CART_ALREADY_PLACED'
  /** There is no variant with this id. */
  | 'VARIANT_NOT_FOUND'
  /** The variant can be seen but not bought. */
  | 'NOT_PURCHASABLE'
  /** There is less stock than asked for. */
  | 'INSUFFICIENT_STOCK'
  /** The total is not what the caller expected; preview again. */
  | 'PRICE_CHANGED'
  /** The amounts are in different currencies. */
  | 'CURRENCY_MISMATCH'
  /** The delivery option does not exist for this address. */
  | 'DELIVERY_OPTION_UNAVAILABLE'
  /** The coupon code is unknown, expired or used up. */
  | 'COUPON_INVALID'
  /** The bank or the card's rules refused the payment. */
  | 'PAYMENT_DECLINED'
  /** The card processor cannot be reached now; nothing was begun. */
  | 'PAYMENT_UNAVAILABLE'
  /** It was not finished in time; nothing was bought and nothing was charged. */
  | 'PLACEMENT_EXPIRED'
  /** An operator ended it before it was confirmed; nothing was bought and nothing was charged. */
  | 'PLACEMENT_CANCELLED'
  /** There is no confirmed order with this id. */
  | 'ORDER_NOT_CONFIRMED'
  /** The order is on its way or has arrived. */
  | 'ORDER_ALREADY_SHIPPED'
  /** The order is cancelled; all its money goes back by that. */
  | 'ORDER_CANCELLED'
  /** The order is still being finished; try again shortly. */
  | 'CHECKOUT_IN_PROGRESS'
  /** A refund of the order is under way; try again when it has ended. */
  | 'REFUND_IN_PROGRESS'
  /** The payment is not captured yet: there is nothing to give back. */
  | 'PAYMENT_NOT_CAPTURED'
  /** The refund is more than what is captured and not given back yet. */
  | 'REFUND_EXCEEDS_CAPTURED'
  /** There is no review item with this id. */
  | 'REVIEW_ITEM_NOT_FOUND'
  /** The review item was resolved before. */
  | 'REVIEW_ITEM_RESOLVED'
  /** The action is not open to a person where the saga stands. */
  | 'REVIEW_ACTION_REFUSED'
  /** There is no such warehouse. */
  | 'WAREHOUSE_NOT_FOUND'
  /** The change would leave less stock than is set aside for orders. */
  | 'STOCK_BELOW_RESERVED';

/** A field of the input is malformed or out of range. */
export type InvalidInputError = UserError & {
  __typename?: 'InvalidInputError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** The idempotency key was used before with another input. Use a new key for a new intent. */
export type IdempotencyKeyReusedError = UserError & {
  __typename?: 'IdempotencyKeyReusedError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** Somebody else changed the thing in between. Read it again and decide anew. */
export type VersionConflictError = UserError & {
  __typename?: 'VersionConflictError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** The version it has now. */
  currentVersion?: Maybe<Scalars['Int']['output']>;
};

/** There is no cart with this id, or it has expired. */
export type CartNotFoundError = UserError & {
  __typename?: 'CartNotFoundError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** The cart is being bought right now. Try again shortly. */
export type CartLockedError = UserError & {
  __typename?: 'CartLockedError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** There is no variant with this id. */
export type VariantNotFoundError = UserError & {
  __typename?: 'VariantNotFoundError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** The id that was given. */
  variantId: Scalars['ID']['output'];
};

/** The variant can be seen but not bought, because it lacks a price or is not on sale. */
export type NotPurchasableError = UserError & {
  __typename?: 'NotPurchasableError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** The variant. */
  variantId: Scalars['ID']['output'];
};

/** The amounts are in different currencies. */
export type CurrencyMismatchError = UserError & {
  __typename?: 'CurrencyMismatchError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

export type Query = {
  __typename?: 'Query';
  /** What became of a placement: by its id, with the access key or as its customer; or, when the reply to placeOrder was lost, by the idempotency key and the cart. Null when there is none. */
  orderPlacement?: Maybe<OrderPlacement>;
  /** A confirmed order, for its customer, for whoever holds its access key, or for an operator. Null when there is none or it is not confirmed yet. */
  order?: Maybe<Order>;
  /** Placements, newest first: what is under way and what became of the rest. For operators. */
  orderPlacements: OrderPlacementConnection;
  /** Confirmed orders, newest first: one's own when signed in as a customer, all for an operator. */
  orders: OrderConnection;
  /** Ways of delivery to a country, with their prices for a cart. */
  deliveryOptions: Array<DeliveryOption>;
  /** The review queue, newest first: what needs a person. For operators. */
  reviewItems: ReviewItemConnection;
};

export type QueryOrderPlacementArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  cartId?: InputMaybe<Scalars['ID']['input']>;
  accessKey?: InputMaybe<Scalars['String']['input']>;
};

export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
  accessKey?: InputMaybe<Scalars['String']['input']>;
};

export type QueryOrderPlacementsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<Array<PlacementStatus>>;
};

export type QueryOrdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<Array<OrderStatus>>;
};

export type QueryDeliveryOptionsArgs = {
  cartId: Scalars['ID']['input'];
  countryCode: Scalars['String']['input'];
};

export type QueryReviewItemsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  isOpen?: InputMaybe<Scalars['Boolean']['input']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Computes what an order would cost now and what stands in its way. Nothing is set aside. */
  checkoutPreview: CheckoutPreviewPayload;
  /** Buys a cart, exactly once for each idempotency key. Answers when the order is confirmed or has ended, or after waitMs with PlacementPending; the same key then resumes the wait. */
  placeOrder: PlaceOrderPayload;
  /** Calls a confirmed order off before it is shipped: its pieces go back to stock and its money to the card. For its customer, whoever holds its access key, and operators. Cancelling twice is the same as once. */
  orderCancel: OrderCancelPayload;
  /** Gives captured money of an order back, in part or whole, exactly once for each idempotency key. For operators. */
  refundCreate: RefundCreatePayload;
  /** Decides what becomes of a saga that needs a person. Each item is resolved once, and what was done or refused is kept in the audit log. For operators. */
  reviewItemResolve: ReviewItemResolvePayload;
};

export type MutationCheckoutPreviewArgs = {
  input: CheckoutPreviewInput;
};

export type MutationPlaceOrderArgs = {
  input: PlaceOrderInput;
};

export type MutationOrderCancelArgs = {
  input: OrderCancelInput;
};

export type MutationRefundCreateArgs = {
  input: RefundCreateInput;
};

export type MutationReviewItemResolveArgs = {
  input: ReviewItemResolveInput;
};

/** An amount of money as input. */
export type MoneyInput = {
  /** The amount as a decimal, such as "49.95". */
  amount: Scalars['Decimal']['input'];
  /** The currency. */
  currencyCode: Scalars['CurrencyCode']['input'];
};

/** Where to send it. */
export type AddressInput = {
  /** The recipient's full name, 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** Street and number, 1 to 200 characters. */
  line1: Scalars['String']['input'];
  /** What does not fit above. */
  line2?: InputMaybe<Scalars['String']['input']>;
  /** City, 1 to 100 characters. */
  city: Scalars['String']['input'];
  /** State, province or county, where the country has them. */
  region?: InputMaybe<Scalars['String']['input']>;
  /** Postal code, 1 to 20 characters. */
  postalCode: Scalars['String']['input'];
  /** ISO 3166-1 alpha-2, such as US. */
  countryCode: Scalars['String']['input'];
};

/** What to preview. Only the cart is needed; `missing` tells what placeOrder will want besides. */
export type CheckoutPreviewInput = {
  /** The cart. */
  cartId: Scalars['ID']['input'];
  /** Where to send it; without it tax and shipping are not known. */
  shippingAddress?: InputMaybe<AddressInput>;
  /** How to send it. */
  deliveryOptionId?: InputMaybe<Scalars['ID']['input']>;
  /** Coupons to apply, at most 5. */
  couponCodes?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** An order to place. */
export type PlaceOrderInput = {
  /** 1 to 255 characters, new for each intent to buy, the same for each retry of it. */
  idempotencyKey: Scalars['String']['input'];
  /** The cart. */
  cartId: Scalars['ID']['input'];
  /** The version of the cart that the shopper saw. */
  cartVersion: Scalars['Int']['input'];
  /** The total that the shopper agreed to; anything else is refused. */
  expectedTotal: MoneyInput;
  /** What the card processor gave for the card, such as tok_approved. */
  paymentMethodToken: Scalars['String']['input'];
  /** Where to send it. */
  shippingAddress: AddressInput;
  /** Where to write to. */
  email: Scalars['String']['input'];
  /** How to send it. */
  deliveryOptionId: Scalars['ID']['input'];
  /** Coupons to apply, at most 5. */
  couponCodes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How long to wait for the order to be confirmed, 0 to 10,000 milliseconds. */
  waitMs?: InputMaybe<Scalars['Int']['input']>;
};

/** What checkoutPreview answers. */
export type CheckoutPreviewPayload = {
  __typename?: 'CheckoutPreviewPayload';
  /** Null when there are userErrors. */
  preview?: Maybe<CheckoutPreview>;
  /** Why there is no preview. */
  userErrors: Array<UserError>;
};

/** What an order would be now. */
export type CheckoutPreview = {
  __typename?: 'CheckoutPreview';
  /** The version of the cart that was read; give it to placeOrder. */
  cartVersion: Scalars['Int']['output'];
  /** The lines, priced now. */
  lines: Array<CheckoutLine>;
  /** The totals, as far as they are known; give `total` to placeOrder as expectedTotal. */
  totals: OrderTotals;
  /** What would make placeOrder refuse. */
  problems: Array<UserError>;
  /** What placeOrder needs besides. */
  missing: Array<CheckoutField>;
  /** Ways of delivery to the address; empty without one. */
  deliveryOptions: Array<DeliveryOption>;
};

/** A field that placeOrder needs and the preview did not have. */
export type CheckoutField =
  /** Where to send it. */
  | 'SHIPPING_ADDRESS'
  /** How to send it. */
  | 'DELIVERY_OPTION';

/** A line as it would be ordered now. */
export type CheckoutLine = {
  __typename?: 'CheckoutLine';
  /** The variant. */
  variantId: Scalars['ID']['output'];
  /** What it is called now. */
  title: Scalars['String']['output'];
  /** Pieces. */
  quantity: Scalars['Int']['output'];
  /** Price of one piece now, without tax. */
  unitPrice: Money;
  /** unitPrice times quantity, less discounts, with tax. */
  total: Money;
};

/** A way of delivery. */
export type DeliveryOption = {
  __typename?: 'DeliveryOption';
  /** Give it to placeOrder. */
  id: Scalars['ID']['output'];
  /** What it is called. */
  label: Scalars['String']['output'];
  /** Its price for this cart. */
  price: Money;
  /** Business days until it arrives, at the earliest. */
  minDays: Scalars['Int']['output'];
  /** Business days until it arrives, at the latest. */
  maxDays: Scalars['Int']['output'];
};

/** What placeOrder answers: a result, or the reasons why nothing was begun. */
export type PlaceOrderPayload = {
  __typename?: 'PlaceOrderPayload';
  /** What became of it; null when there are userErrors. */
  result?: Maybe<PlaceOrderResult>;
  /** Why nothing was begun. Nothing was stored, and the key may be used again. */
  userErrors: Array<UserError>;
};

/** The legal endings of a call to placeOrder. */
export type PlaceOrderResult = OrderPlaced | PlacementPending | PlacementRejected | PlacementThrottled;

/** The order is confirmed: stock is set aside for good and the money is authorized. */
export type OrderPlaced = {
  __typename?: 'OrderPlaced';
  /** The order. */
  order: Order;
  /** Opens the order without signing in; keep it secret. */
  accessKey: Scalars['String']['output'];
  /** True when this key had been used before and nothing new was begun. */
  replayed: Scalars['Boolean']['output'];
};

/** It is accepted and will end by itself. Ask again with the same key, or look at the placement. */
export type PlacementPending = {
  __typename?: 'PlacementPending';
  /** The placement. */
  placement: OrderPlacement;
  /** Opens the placement and later the order without signing in; keep it secret. */
  accessKey: Scalars['String']['output'];
  /** True when this key had been used before and nothing new was begun. */
  replayed: Scalars['Boolean']['output'];
};

/** It ended without an order. Stock and money are as before. The cart comes back with a higher version, and the key keeps this answer: preview again, and place with a new key. */
export type PlacementRejected = {
  __typename?: 'PlacementRejected';
  /** The placement. */
  placement: OrderPlacement;
  /** Why. */
  reason: UserError;
  /** True when this key had been used before and nothing new was begun. */
  replayed: Scalars['Boolean']['output'];
};

/** The shop has more orders under way than it can finish soon. Nothing was begun or stored; the same key may be used again. */
export type PlacementThrottled = {
  __typename?: 'PlacementThrottled';
  /** When to try again, in milliseconds from now. */
  retryAfterMs: Scalars['Int']['output'];
  /** What to read; may change. */
  message: Scalars['String']['output'];
};

/** A purchase on its way from accepted to its end, as seen from outside. */
export type OrderPlacement = {
  __typename?: 'OrderPlacement';
  /** Opaque; sorts by time. */
  id: Scalars['ID']['output'];
  /** Where it stands. */
  status: PlacementStatus;
  /** What is done for it, in order. */
  steps: Array<PlacementStep>;
  /** The order, once it is confirmed. */
  order?: Maybe<Order>;
  /** Why it ended without an order. */
  rejection?: Maybe<UserError>;
  /** When it was accepted. */
  acceptedAt: Scalars['DateTime']['output'];
  /** Until when it is confirmed or undone. */
  deadlineAt: Scalars['DateTime']['output'];
  /** How it is carried out. For operators; null for everybody else. */
  saga?: Maybe<PlacementSaga>;
};

/** A page of placements. */
export type OrderPlacementConnection = {
  __typename?: 'OrderPlacementConnection';
  /** The placements with their cursors. */
  edges: Array<OrderPlacementEdge>;
  /** The placements. */
  nodes: Array<OrderPlacement>;
  /** Where to go on. */
  pageInfo: PageInfo;
};

/** A placement with its cursor. */
export type OrderPlacementEdge = {
  __typename?: 'OrderPlacementEdge';
  /** The placement. */
  node: OrderPlacement;
  /** Goes into after. */
  cursor: Scalars['String']['output'];
};

/** The saga behind a placement. */
export type PlacementSaga = {
  __typename?: 'PlacementSaga';
  /** Which way it goes. */
  status: SagaStatus;
  /** Rises when it turns to undoing and with each intervention of an operator; what was sent before is then void. */
  epoch: Scalars['Int']['output'];
  /** The version of the steps that it began with, and finishes on. */
  version: Scalars['Int']['output'];
  /** When it is looked at again if nobody answers until then; null at rest. */
  looksAgainAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Which way a saga goes. */
export type SagaStatus =
  /** Forward, step by step. */
  | 'RUNNING'
  /** Back: what was begun is undone. */
  | 'COMPENSATING'
  /** At its end: everything is done. */
  | 'DONE'
  /** At its end: everything is undone. */
  | 'UNDONE'
  /** It needs a person. */
  | 'IN_REVIEW';

/** Where a placement stands. */
export type PlacementStatus =
  /** Under way, or being undone. */
  | 'PENDING'
  /** The order is confirmed. */
  | 'CONFIRMED'
  /** It was refused; nothing was bought. */
  | 'REJECTED'
  /** It was not finished in time; nothing was bought. */
  | 'EXPIRED'
  /** An operator ended it; nothing was bought. */
  | 'CANCELLED'
  /** A person is looking at it. */
  | 'IN_REVIEW';

/** One step of a placement. */
export type PlacementStep = {
  __typename?: 'PlacementStep';
  /** What is done, such as reserve stock. */
  name: Scalars['String']['output'];
  /** Where it stands. */
  state: PlacementStepState;
  /** How often it was asked for in this attempt; for a step that is being undone, its undo. */
  tries: Scalars['Int']['output'];
  /** 1, and one more each time that an operator had it asked for anew. */
  attempt: Scalars['Int']['output'];
  /** When it was first asked for. */
  askedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was answered. */
  answeredAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Where a step stands. */
export type PlacementStepState =
  /** Not begun. */
  | 'WAITING'
  /** Asked for, not answered yet. */
  | 'ASKED'
  /** Done. A step without an undo of its own stays so: what it did is undone with an earlier one. */
  | 'DONE'
  /** Refused: the other side said no. */
  | 'REFUSED'
  /** Not answered in time; it may have happened, so it is undone too. */
  | 'SILENT'
  /** Being undone. */
  | 'UNDOING'
  /** Undone. */
  | 'UNDONE'
  /** Not done any more, since the order was cancelled. */
  | 'WAIVED';

/** A confirmed order. */
export type Order = {
  __typename?: 'Order';
  /** Opaque; sorts by time. */
  id: Scalars['ID']['output'];
  /** The number that people use. */
  number: Scalars['String']['output'];
  /** Where it stands. */
  status: OrderStatus;
  /** What was bought: a copy, since products change and vanish. */
  lines: Array<OrderLine>;
  /** What it costs. */
  totals: OrderTotals;
  /** Where it goes. */
  shippingAddress: Address;
  /** Where we write to. */
  email: Scalars['String']['output'];
  /** When the shop accepted it. */
  placedAt: Scalars['DateTime']['output'];
  /** When it was confirmed. */
  confirmedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How it was called off, when it was. */
  cancellation?: Maybe<OrderCancellation>;
  /** What was given back before shipping or after, the oldest first; what a cancellation gives back stands there. */
  refunds: Array<Refund>;
};

/** An order called off before it was shipped. */
export type OrderCancellation = {
  __typename?: 'OrderCancellation';
  /** Why. */
  reason: Scalars['String']['output'];
  /** How far it is. */
  status: CancellationStatus;
  /** What was given back; zero when nothing had been taken, null while it is not known. */
  refunded?: Maybe<Money>;
  /** When it was asked for. */
  requestedAt: Scalars['DateTime']['output'];
  /** When pieces and money were back. */
  completedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How far a cancellation is. */
export type CancellationStatus =
  /** Pieces and money are on their way back. */
  | 'IN_PROGRESS'
  /** A person is looking at it. */
  | 'IN_REVIEW'
  /** Pieces and money are back. */
  | 'COMPLETED';

/** Captured money on its way back, or back. */
export type Refund = {
  __typename?: 'Refund';
  /** Opaque; sorts by time. */
  id: Scalars['ID']['output'];
  /** How much. */
  amount: Money;
  /** Why. */
  reason: Scalars['String']['output'];
  /** How far it is. */
  status: RefundStatus;
  /** When it was asked for. */
  requestedAt: Scalars['DateTime']['output'];
  /** When it succeeded or failed. */
  settledAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How far a refund is. */
export type RefundStatus =
  /** On its way. */
  | 'PENDING'
  /** A person is looking at it: the card processor has refused, or has not answered for days. */
  | 'IN_REVIEW'
  /** The money is back. */
  | 'SUCCEEDED'
  /** Given up; the money stays where it is. */
  | 'FAILED';

/** What to call off. */
export type OrderCancelInput = {
  /** Makes the cancellation happen once, however often it is sent: 1 to 255 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** What placeOrder returned to a guest. */
  accessKey?: InputMaybe<Scalars['String']['input']>;
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** What became of orderCancel. */
export type OrderCancelPayload = {
  __typename?: 'OrderCancelPayload';
  /** The order, called off; null when there are userErrors. */
  order?: Maybe<Order>;
  /** True when it had been called off before and nothing new was begun. */
  replayed: Scalars['Boolean']['output'];
  /** Why nothing was done. */
  userErrors: Array<UserError>;
};

/** What to give back. */
export type RefundCreateInput = {
  /** Makes the refund happen once, however often it is sent: 1 to 255 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** The order. */
  orderId: Scalars['ID']['input'];
  /** How much: more than zero, and no more than what is captured and not given back yet. */
  amount: MoneyInput;
  /** Why: 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** What became of refundCreate. */
export type RefundCreatePayload = {
  __typename?: 'RefundCreatePayload';
  /** The refund; null when there are userErrors. */
  refund?: Maybe<Refund>;
  /** True when this key had been used before and nothing new was begun. */
  replayed: Scalars['Boolean']['output'];
  /** Why nothing was done. */
  userErrors: Array<UserError>;
};

/** A page of the review queue. */
export type ReviewItemConnection = {
  __typename?: 'ReviewItemConnection';
  /** The items with their cursors. */
  edges: Array<ReviewItemEdge>;
  /** The items. */
  nodes: Array<ReviewItem>;
  /** Where to go on. */
  pageInfo: PageInfo;
};

/** An item of the review queue with its cursor. */
export type ReviewItemEdge = {
  __typename?: 'ReviewItemEdge';
  /** The item. */
  node: ReviewItem;
  /** Goes into after. */
  cursor: Scalars['String']['output'];
};

/** A saga that needs, or needed, a person. */
export type ReviewItem = {
  __typename?: 'ReviewItem';
  /** Opaque; sorts by time. */
  id: Scalars['ID']['output'];
  /** Which saga it is about: checkout, cancellation or refund. */
  saga: Scalars['String']['output'];
  /** The order that it is about. */
  orderId: Scalars['ID']['output'];
  /** The placement, when it is about a checkout. */
  placement?: Maybe<OrderPlacement>;
  /** The step that could not be done, or undone. */
  step: Scalars['String']['output'];
  /** Whether it could not be undone. */
  isUndo: Scalars['Boolean']['output'];
  /** Why a person is needed. */
  cause: ReviewCause;
  /** What was heard last, name by name. */
  evidence: Array<ReviewEvidence>;
  /** When it came up. */
  openedAt: Scalars['DateTime']['output'];
  /** What may be done about it now; empty when it is resolved. */
  actions: Array<ReviewAction>;
  /** How it was resolved; null while it is open. */
  resolution?: Maybe<ReviewResolution>;
  /** What the person referred to, such as a case number. */
  reference?: Maybe<Scalars['String']['output']>;
  /** What the person noted. */
  note?: Maybe<Scalars['String']['output']>;
  /** Who resolved it; null when it went on by itself. */
  resolvedBy?: Maybe<Scalars['String']['output']>;
  /** When it was resolved. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** One fact that was heard. */
export type ReviewEvidence = {
  __typename?: 'ReviewEvidence';
  /** Its name, such as reason. */
  name: Scalars['String']['output'];
  /** Its value, as text. */
  value: Scalars['String']['output'];
};

/** Why a person is needed. */
export type ReviewCause =
  /** The other side refuses for good. */
  | 'REFUSED'
  /** The other side cannot understand or handle what it was asked. */
  | 'PARKED'
  /** It was asked for in vain too often or too long. It is still asked, and goes on by itself when it is answered. */
  | 'SILENT';

/** What a person may do about a saga in review. */
export type ReviewAction =
  /** Ask again, as a new attempt. */
  | 'RETRY'
  /** It was settled elsewhere. Payments looks at the card processor and takes it over, or the item comes up again. Not for stock, since nobody could check it. */
  | 'RESOLVED'
  /** End it: what may have been done is undone. Not once the order is confirmed. It gives up a refund that was refused, not one that may have happened. */
  | 'FORCE_UNDO';

/** How a review item was resolved. */
export type ReviewResolution =
  /** An operator had it asked again. */
  | 'RETRY'
  /** An operator settled it elsewhere. */
  | 'RESOLVED'
  /** An operator ended it. */
  | 'FORCE_UNDO'
  /** The order was cancelled. */
  | 'ORDER_CANCELLED'
  /** It went on by itself. */
  | 'RECOVERED';

/** What a person decides. */
export type ReviewItemResolveInput = {
  /** The review item. */
  id: Scalars['ID']['input'];
  /** What is to be done. */
  action: ReviewAction;
  /** What it rests on, such as a case number of the card processor; needed for RESOLVED. */
  reference?: InputMaybe<Scalars['String']['input']>;
  /** What the next person should know: up to 500 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** What became of reviewItemResolve. */
export type ReviewItemResolvePayload = {
  __typename?: 'ReviewItemResolvePayload';
  /** The item as it is now; null when there is none. */
  item?: Maybe<ReviewItem>;
  /** Why nothing was done. */
  userErrors: Array<UserError>;
};

/** A page of orders. */
export type OrderConnection = {
  __typename?: 'OrderConnection';
  /** The orders with their cursors. */
  edges: Array<OrderEdge>;
  /** The orders. */
  nodes: Array<Order>;
  /** Where to go on. */
  pageInfo: PageInfo;
};

/** An order with its cursor. */
export type OrderEdge = {
  __typename?: 'OrderEdge';
  /** The order. */
  node: Order;
  /** Goes into after. */
  cursor: Scalars['String']['output'];
};

/** Where an order stands. */
export type OrderStatus =
  /** Stock is set aside for good and the money is authorized or taken. */
  | 'CONFIRMED'
  /** On its way. */
  | 'SHIPPED'
  /** Arrived. */
  | 'DELIVERED'
  /** Called off after it was confirmed. */
  | 'CANCELLED';

/** A line of an order: a copy of what was bought. */
export type OrderLine = {
  __typename?: 'OrderLine';
  /** Opaque; sorts by time. */
  id: Scalars['ID']['output'];
  /** The variant that was bought; it may have vanished since. */
  variantId: Scalars['ID']['output'];
  /** The variant as it is now; null when it has vanished. */
  variant?: Maybe<Variant>;
  /** Stock-keeping unit, for people. */
  sku: Scalars['String']['output'];
  /** What it was called. */
  title: Scalars['String']['output'];
  /** What was chosen, such as its size. */
  options: Array<OrderLineOption>;
  /** A picture of it. */
  imageUrl?: Maybe<Scalars['URL']['output']>;
  /** Pieces. */
  quantity: Scalars['Int']['output'];
  /** Price of one piece, without tax. */
  unitPrice: Money;
  /** This line's share of the discounts. */
  discount: Money;
  /** This line's share of the tax. */
  tax: Money;
  /** unitPrice times quantity, less discount, with tax. */
  total: Money;
};

/** A choice that made the variant. */
export type OrderLineOption = {
  __typename?: 'OrderLineOption';
  /** Such as size. */
  name: Scalars['String']['output'];
  /** Such as M. */
  value: Scalars['String']['output'];
};

/** A variant of a product, owned by the catalogue. */
export type Variant = {
  __typename?: 'Variant';
  /** Opaque; sorts by time. */
  id: Scalars['ID']['output'];
};

/** What an order costs. subtotal less discounts, with shipping and tax, is the total, to the minor unit. */
export type OrderTotals = {
  __typename?: 'OrderTotals';
  /** All lines at their unit price. */
  subtotal: Money;
  /** What coupons take off. */
  discounts: Money;
  /** Delivery, without tax. */
  shipping: Money;
  /** Tax on lines and delivery. */
  tax: Money;
  /** What is charged. */
  total: Money;
};

/** Where an order goes. */
export type Address = {
  __typename?: 'Address';
  /** The recipient. */
  name: Scalars['String']['output'];
  /** Street and number. */
  line1: Scalars['String']['output'];
  /** What did not fit above. */
  line2?: Maybe<Scalars['String']['output']>;
  /** City. */
  city: Scalars['String']['output'];
  /** State, province or county. */
  region?: Maybe<Scalars['String']['output']>;
  /** Postal code. */
  postalCode: Scalars['String']['output'];
  /** ISO 3166-1 alpha-2. */
  countryCode: Scalars['String']['output'];
};

/** There is an order or a placement for this cart already. */
export type CartAlreadyPlacedError = UserError & {
  __typename?: 'CartAlreadyPlacedError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** That placement. */
  placementId: Scalars['ID']['output'];
};

/** The cart has no lines. */
export type CartEmptyError = UserError & {
  __typename?: 'CartEmptyError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** The total is not what the caller expected. Preview again and let the shopper agree. */
export type PriceChangedError = UserError & {
  __typename?: 'PriceChangedError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** The total as it is now. */
  actualTotal: Money;
};

/** The delivery option does not exist for this address. */
export type DeliveryOptionUnavailableError = UserError & {
  __typename?: 'DeliveryOptionUnavailableError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** The coupon is unknown, not valid now, or used up. */
export type CouponInvalidError = UserError & {
  __typename?: 'CouponInvalidError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** The coupon's code. */
  couponCode: Scalars['String']['output'];
};

/** There is less stock than asked for. Lower the quantity and preview again; after a PlacementRejected place with a new key. */
export type InsufficientStockError = UserError & {
  __typename?: 'InsufficientStockError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** What is short. */
  shortages: Array<StockShortage>;
};

/** A variant of which there is less than asked for. */
export type StockShortage = {
  __typename?: 'StockShortage';
  /** The variant. */
  variantId: Scalars['ID']['output'];
  /** Pieces asked for. */
  requested: Scalars['Int']['output'];
  /** Pieces there are. */
  available: Scalars['Int']['output'];
};

/** The payment was refused. Nothing was charged. With another card: preview again, and place with a new key. */
export type PaymentDeclinedError = UserError & {
  __typename?: 'PaymentDeclinedError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** The card processor cannot be reached now. Nothing was begun; the cart is as it was. */
export type PaymentUnavailableError = UserError & {
  __typename?: 'PaymentUnavailableError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** When to try again, in milliseconds from now. */
  retryAfterMs: Scalars['Int']['output'];
};

/** It was not finished in time. Nothing was bought and nothing was charged. To try again: preview again, and place with a new key. */
export type PlacementExpiredError = UserError & {
  __typename?: 'PlacementExpiredError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** An operator ended it before it was confirmed. Nothing was bought and nothing was charged. To try again: preview again, and place with a new key. */
export type PlacementCancelledError = UserError & {
  __typename?: 'PlacementCancelledError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** There is no confirmed order with this id. */
export type OrderNotConfirmedError = UserError & {
  __typename?: 'OrderNotConfirmedError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** The order is on its way or has arrived. */
export type OrderAlreadyShippedError = UserError & {
  __typename?: 'OrderAlreadyShippedError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** The order is cancelled; all its money goes back by that. */
export type OrderCancelledError = UserError & {
  __typename?: 'OrderCancelledError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** The order is still being finished. Try again shortly. */
export type CheckoutInProgressError = UserError & {
  __typename?: 'CheckoutInProgressError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** A refund of the order is under way. Try again when it has ended. */
export type RefundInProgressError = UserError & {
  __typename?: 'RefundInProgressError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** The payment is not captured yet: there is nothing to give back. */
export type PaymentNotCapturedError = UserError & {
  __typename?: 'PaymentNotCapturedError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** The refund is more than what is captured and not given back yet. */
export type RefundExceedsCapturedError = UserError & {
  __typename?: 'RefundExceedsCapturedError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** What can still be given back. */
  refundable: Money;
};

/** There is no review item with this id. */
export type ReviewItemNotFoundError = UserError & {
  __typename?: 'ReviewItemNotFoundError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** The review item was resolved before. */
export type ReviewItemResolvedError = UserError & {
  __typename?: 'ReviewItemResolvedError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
};

/** The action is not open to a person where the saga stands. */
export type ReviewActionRefusedError = UserError & {
  __typename?: 'ReviewActionRefusedError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** Why: DEADLINE_PASSED, ALREADY_CONFIRMED, ALREADY_UNDOING, OUTCOME_UNKNOWN or NOT_VERIFIABLE. */
  reason: Scalars['String']['output'];
};

export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
  reference: TReference,
  context: TContext,
  info: GraphQLResolveInfo,
) => Promise<TResult> | TResult;

type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<
  TResult,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<
  TResult,
  TKey extends string,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo,
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  obj: T,
  context: TContext,
  info: GraphQLResolveInfo,
) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<
  TResult = Record<PropertyKey, never>,
  TParent = Record<PropertyKey, never>,
  TContext = Record<PropertyKey, never>,
  TArgs = Record<PropertyKey, never>,
> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo,
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  OrderPlacement: OrderPlacement;
  Order: Order;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  OrderPlacement: { __typename: 'OrderPlacement' } & GraphQLRecursivePick<
    FederationTypes['OrderPlacement'],
    { id: true }
  >;
  Order: { __typename: 'Order' } & GraphQLRecursivePick<FederationTypes['Order'], { id: true }>;
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  PlaceOrderResult:
    | (Omit<OrderPlaced, 'order'> & { order: _RefType['Order'] })
    | (Omit<PlacementPending, 'placement'> & { placement: _RefType['OrderPlacement'] })
    | (Omit<PlacementRejected, 'placement' | 'reason'> & {
        placement: _RefType['OrderPlacement'];
        reason: _RefType['UserError'];
      })
    | PlacementThrottled;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | InvalidInputError
    | IdempotencyKeyReusedError
    | VersionConflictError
    | CartNotFoundError
    | CartLockedError
    | VariantNotFoundError
    | NotPurchasableError
    | CurrencyMismatchError
    | CartAlreadyPlacedError
    | CartEmptyError
    | (Omit<PriceChangedError, 'actualTotal'> & { actualTotal: _RefType['Money'] })
    | DeliveryOptionUnavailableError
    | CouponInvalidError
    | InsufficientStockError
    | PaymentDeclinedError
    | PaymentUnavailableError
    | PlacementExpiredError
    | PlacementCancelledError
    | OrderNotConfirmedError
    | OrderAlreadyShippedError
    | OrderCancelledError
    | CheckoutInProgressError
    | RefundInProgressError
    | PaymentNotCapturedError
    | (Omit<RefundExceedsCapturedError, 'refundable'> & { refundable: _RefType['Money'] })
    | ReviewItemNotFoundError
    | ReviewItemResolvedError
    | ReviewActionRefusedError;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  BigInt: ResolverTypeWrapper<Scalars['BigInt']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  Money: ResolverTypeWrapper<MoneyRow>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  ErrorCode: ErrorCode;
  InvalidInputError: ResolverTypeWrapper<InvalidInputError>;
  IdempotencyKeyReusedError: ResolverTypeWrapper<IdempotencyKeyReusedError>;
  VersionConflictError: ResolverTypeWrapper<VersionConflictError>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CartNotFoundError: ResolverTypeWrapper<CartNotFoundError>;
  CartLockedError: ResolverTypeWrapper<CartLockedError>;
  VariantNotFoundError: ResolverTypeWrapper<VariantNotFoundError>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  NotPurchasableError: ResolverTypeWrapper<NotPurchasableError>;
  CurrencyMismatchError: ResolverTypeWrapper<CurrencyMismatchError>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MoneyInput: MoneyInput;
  AddressInput: AddressInput;
  CheckoutPreviewInput: CheckoutPreviewInput;
  PlaceOrderInput: PlaceOrderInput;
  CheckoutPreviewPayload: ResolverTypeWrapper<
    Omit<CheckoutPreviewPayload, 'preview' | 'userErrors'> & {
      preview?: Maybe<ResolversTypes['CheckoutPreview']>;
      userErrors: Array<ResolversTypes['UserError']>;
    }
  >;
  CheckoutPreview: ResolverTypeWrapper<
    Omit<CheckoutPreview, 'lines' | 'totals' | 'problems' | 'deliveryOptions'> & {
      lines: Array<ResolversTypes['CheckoutLine']>;
      totals: ResolversTypes['OrderTotals'];
      problems: Array<ResolversTypes['UserError']>;
      deliveryOptions: Array<ResolversTypes['DeliveryOption']>;
    }
  >;
  CheckoutField: CheckoutField;
  CheckoutLine: ResolverTypeWrapper<
    Omit<CheckoutLine, 'unitPrice' | 'total'> & { unitPrice: ResolversTypes['Money']; total: ResolversTypes['Money'] }
  >;
  DeliveryOption: ResolverTypeWrapper<Omit<DeliveryOption, 'price'> & { price: ResolversTypes['Money'] }>;
  PlaceOrderPayload: ResolverTypeWrapper<
    Omit<PlaceOrderPayload, 'result' | 'userErrors'> & {
      result?: Maybe<ResolversTypes['PlaceOrderResult']>;
      userErrors: Array<ResolversTypes['UserError']>;
    }
  >;
  PlaceOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PlaceOrderResult']>;
  OrderPlaced: ResolverTypeWrapper<Omit<OrderPlaced, 'order'> & { order: ResolversTypes['Order'] }>;
  PlacementPending: ResolverTypeWrapper<
    Omit<PlacementPending, 'placement'> & { placement: ResolversTypes['OrderPlacement'] }
  >;
  PlacementRejected: ResolverTypeWrapper<
    Omit<PlacementRejected, 'placement' | 'reason'> & {
      placement: ResolversTypes['OrderPlacement'];
      reason: ResolversTypes['UserError'];
    }
  >;
  PlacementThrottled: ResolverTypeWrapper<PlacementThrottled>;
  OrderPlacement: ResolverTypeWrapper<
    Omit<OrderPlacement, 'steps' | 'order' | 'rejection'> & {
      steps: Array<ResolversTypes['PlacementStep']>;
      order?: Maybe<ResolversTypes['Order']>;
      rejection?: Maybe<ResolversTypes['UserError']>;
    }
  >;
  OrderPlacementConnection: ResolverTypeWrapper<
    Omit<OrderPlacementConnection, 'edges' | 'nodes'> & {
      edges: Array<ResolversTypes['OrderPlacementEdge']>;
      nodes: Array<ResolversTypes['OrderPlacement']>;
    }
  >;
  OrderPlacementEdge: ResolverTypeWrapper<
    Omit<OrderPlacementEdge, 'node'> & { node: ResolversTypes['OrderPlacement'] }
  >;
  PlacementSaga: ResolverTypeWrapper<PlacementSaga>;
  SagaStatus: SagaStatus;
  PlacementStatus: PlacementStatus;
  PlacementStep: ResolverTypeWrapper<PlacementStep>;
  PlacementStepState: PlacementStepState;
  Order: ResolverTypeWrapper<
    Omit<Order, 'lines' | 'totals' | 'cancellation' | 'refunds'> & {
      lines: Array<ResolversTypes['OrderLine']>;
      totals: ResolversTypes['OrderTotals'];
      cancellation?: Maybe<ResolversTypes['OrderCancellation']>;
      refunds: Array<ResolversTypes['Refund']>;
    }
  >;
  OrderCancellation: ResolverTypeWrapper<
    Omit<OrderCancellation, 'refunded'> & { refunded?: Maybe<ResolversTypes['Money']> }
  >;
  CancellationStatus: CancellationStatus;
  Refund: ResolverTypeWrapper<Omit<Refund, 'amount'> & { amount: ResolversTypes['Money'] }>;
  RefundStatus: RefundStatus;
  OrderCancelInput: OrderCancelInput;
  OrderCancelPayload: ResolverTypeWrapper<
    Omit<OrderCancelPayload, 'order' | 'userErrors'> & {
      order?: Maybe<ResolversTypes['Order']>;
      userErrors: Array<ResolversTypes['UserError']>;
    }
  >;
  RefundCreateInput: RefundCreateInput;
  RefundCreatePayload: ResolverTypeWrapper<
    Omit<RefundCreatePayload, 'refund' | 'userErrors'> & {
      refund?: Maybe<ResolversTypes['Refund']>;
      userErrors: Array<ResolversTypes['UserError']>;
    }
  >;
  ReviewItemConnection: ResolverTypeWrapper<
    Omit<ReviewItemConnection, 'edges' | 'nodes'> & {
      edges: Array<ResolversTypes['ReviewItemEdge']>;
      nodes: Array<ResolversTypes['ReviewItem']>;
    }
  >;
  ReviewItemEdge: ResolverTypeWrapper<Omit<ReviewItemEdge, 'node'> & { node: ResolversTypes['ReviewItem'] }>;
  ReviewItem: ResolverTypeWrapper<
    Omit<ReviewItem, 'placement'> & { placement?: Maybe<ResolversTypes['OrderPlacement']> }
  >;
  ReviewEvidence: ResolverTypeWrapper<ReviewEvidence>;
  ReviewCause: ReviewCause;
  ReviewAction: ReviewAction;
  ReviewResolution: ReviewResolution;
  ReviewItemResolveInput: ReviewItemResolveInput;
  ReviewItemResolvePayload: ResolverTypeWrapper<
    Omit<ReviewItemResolvePayload, 'item' | 'userErrors'> & {
      item?: Maybe<ResolversTypes['ReviewItem']>;
      userErrors: Array<ResolversTypes['UserError']>;
    }
  >;
  OrderConnection: ResolverTypeWrapper<
    Omit<OrderConnection, 'edges' | 'nodes'> & {
      edges: Array<ResolversTypes['OrderEdge']>;
      nodes: Array<ResolversTypes['Order']>;
    }
  >;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderStatus: OrderStatus;
  OrderLine: ResolverTypeWrapper<
    Omit<OrderLine, 'unitPrice' | 'discount' | 'tax' | 'total'> & {
      unitPrice: ResolversTypes['Money'];
      discount: ResolversTypes['Money'];
      tax: ResolversTypes['Money'];
      total: ResolversTypes['Money'];
    }
  >;
  OrderLineOption: ResolverTypeWrapper<OrderLineOption>;
  Variant: ResolverTypeWrapper<Variant>;
  OrderTotals: ResolverTypeWrapper<
    Omit<OrderTotals, 'subtotal' | 'discounts' | 'shipping' | 'tax' | 'total'> & {
      subtotal: ResolversTypes['Money'];
      discounts: ResolversTypes['Money'];
      shipping: ResolversTypes['Money'];
      tax: ResolversTypes['Money'];
      total: ResolversTypes['Money'];
    }
  >;
  Address: ResolverTypeWrapper<Address>;
  CartAlreadyPlacedError: ResolverTypeWrapper<CartAlreadyPlacedError>;
  CartEmptyError: ResolverTypeWrapper<CartEmptyError>;
  PriceChangedError: ResolverTypeWrapper<
    Omit<PriceChangedError, 'actualTotal'> & { actualTotal: ResolversTypes['Money'] }
  >;
  DeliveryOptionUnavailableError: ResolverTypeWrapper<DeliveryOptionUnavailableError>;
  CouponInvalidError: ResolverTypeWrapper<CouponInvalidError>;
  InsufficientStockError: ResolverTypeWrapper<InsufficientStockError>;
  StockShortage: ResolverTypeWrapper<StockShortage>;
  PaymentDeclinedError: ResolverTypeWrapper<PaymentDeclinedError>;
  PaymentUnavailableError: ResolverTypeWrapper<PaymentUnavailableError>;
  PlacementExpiredError: ResolverTypeWrapper<PlacementExpiredError>;
  PlacementCancelledError: ResolverTypeWrapper<PlacementCancelledError>;
  OrderNotConfirmedError: ResolverTypeWrapper<OrderNotConfirmedError>;
  OrderAlreadyShippedError: ResolverTypeWrapper<OrderAlreadyShippedError>;
  OrderCancelledError: ResolverTypeWrapper<OrderCancelledError>;
  CheckoutInProgressError: ResolverTypeWrapper<CheckoutInProgressError>;
  RefundInProgressError: ResolverTypeWrapper<RefundInProgressError>;
  PaymentNotCapturedError: ResolverTypeWrapper<PaymentNotCapturedError>;
  RefundExceedsCapturedError: ResolverTypeWrapper<
    Omit<RefundExceedsCapturedError, 'refundable'> & { refundable: ResolversTypes['Money'] }
  >;
  ReviewItemNotFoundError: ResolverTypeWrapper<ReviewItemNotFoundError>;
  ReviewItemResolvedError: ResolverTypeWrapper<ReviewItemResolvedError>;
  ReviewActionRefusedError: ResolverTypeWrapper<ReviewActionRefusedError>;
  link__Import: ResolverTypeWrapper<Scalars['link__Import']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  BigInt: Scalars['BigInt']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  URL: Scalars['URL']['output'];
  Money: MoneyRow;
  PageInfo: PageInfo;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  InvalidInputError: InvalidInputError;
  IdempotencyKeyReusedError: IdempotencyKeyReusedError;
  VersionConflictError: VersionConflictError;
  Int: Scalars['Int']['output'];
  CartNotFoundError: CartNotFoundError;
  CartLockedError: CartLockedError;
  VariantNotFoundError: VariantNotFoundError;
  ID: Scalars['ID']['output'];
  NotPurchasableError: NotPurchasableError;
  CurrencyMismatchError: CurrencyMismatchError;
  Query: Record<PropertyKey, never>;
  Mutation: Record<PropertyKey, never>;
  MoneyInput: MoneyInput;
  AddressInput: AddressInput;
  CheckoutPreviewInput: CheckoutPreviewInput;
  PlaceOrderInput: PlaceOrderInput;
  CheckoutPreviewPayload: Omit<CheckoutPreviewPayload, 'preview' | 'userErrors'> & {
    preview?: Maybe<ResolversParentTypes['CheckoutPreview']>;
    userErrors: Array<ResolversParentTypes['UserError']>;
  };
  CheckoutPreview: Omit<CheckoutPreview, 'lines' | 'totals' | 'problems' | 'deliveryOptions'> & {
    lines: Array<ResolversParentTypes['CheckoutLine']>;
    totals: ResolversParentTypes['OrderTotals'];
    problems: Array<ResolversParentTypes['UserError']>;
    deliveryOptions: Array<ResolversParentTypes['DeliveryOption']>;
  };
  CheckoutLine: Omit<CheckoutLine, 'unitPrice' | 'total'> & {
    unitPrice: ResolversParentTypes['Money'];
    total: ResolversParentTypes['Money'];
  };
  DeliveryOption: Omit<DeliveryOption, 'price'> & { price: ResolversParentTypes['Money'] };
  PlaceOrderPayload: Omit<PlaceOrderPayload, 'result' | 'userErrors'> & {
    result?: Maybe<ResolversParentTypes['PlaceOrderResult']>;
    userErrors: Array<ResolversParentTypes['UserError']>;
  };
  PlaceOrderResult: ResolversUnionTypes<ResolversParentTypes>['PlaceOrderResult'];
  OrderPlaced: Omit<OrderPlaced, 'order'> & { order: ResolversParentTypes['Order'] };
  PlacementPending: Omit<PlacementPending, 'placement'> & { placement: ResolversParentTypes['OrderPlacement'] };
  PlacementRejected: Omit<PlacementRejected, 'placement' | 'reason'> & {
    placement: ResolversParentTypes['OrderPlacement'];
    reason: ResolversParentTypes['UserError'];
  };
  PlacementThrottled: PlacementThrottled;
  OrderPlacement:
    | (Omit<OrderPlacement, 'steps' | 'order' | 'rejection'> & {
        steps: Array<ResolversParentTypes['PlacementStep']>;
        order?: Maybe<ResolversParentTypes['Order']>;
        rejection?: Maybe<ResolversParentTypes['UserError']>;
      })
    | FederationReferenceTypes['OrderPlacement'];
  OrderPlacementConnection: Omit<OrderPlacementConnection, 'edges' | 'nodes'> & {
    edges: Array<ResolversParentTypes['OrderPlacementEdge']>;
    nodes: Array<ResolversParentTypes['OrderPlacement']>;
  };
  OrderPlacementEdge: Omit<OrderPlacementEdge, 'node'> & { node: ResolversParentTypes['OrderPlacement'] };
  PlacementSaga: PlacementSaga;
  PlacementStep: PlacementStep;
  Order:
    | (Omit<Order, 'lines' | 'totals' | 'cancellation' | 'refunds'> & {
        lines: Array<ResolversParentTypes['OrderLine']>;
        totals: ResolversParentTypes['OrderTotals'];
        cancellation?: Maybe<ResolversParentTypes['OrderCancellation']>;
        refunds: Array<ResolversParentTypes['Refund']>;
      })
    | FederationReferenceTypes['Order'];
  OrderCancellation: Omit<OrderCancellation, 'refunded'> & { refunded?: Maybe<ResolversParentTypes['Money']> };
  Refund: Omit<Refund, 'amount'> & { amount: ResolversParentTypes['Money'] };
  OrderCancelInput: OrderCancelInput;
  OrderCancelPayload: Omit<OrderCancelPayload, 'order' | 'userErrors'> & {
    order?: Maybe<ResolversParentTypes['Order']>;
    userErrors: Array<ResolversParentTypes['UserError']>;
  };
  RefundCreateInput: RefundCreateInput;
  RefundCreatePayload: Omit<RefundCreatePayload, 'refund' | 'userErrors'> & {
    refund?: Maybe<ResolversParentTypes['Refund']>;
    userErrors: Array<ResolversParentTypes['UserError']>;
  };
  ReviewItemConnection: Omit<ReviewItemConnection, 'edges' | 'nodes'> & {
    edges: Array<ResolversParentTypes['ReviewItemEdge']>;
    nodes: Array<ResolversParentTypes['ReviewItem']>;
  };
  ReviewItemEdge: Omit<ReviewItemEdge, 'node'> & { node: ResolversParentTypes['ReviewItem'] };
  ReviewItem: Omit<ReviewItem, 'placement'> & { placement?: Maybe<ResolversParentTypes['OrderPlacement']> };
  ReviewEvidence: ReviewEvidence;
  ReviewItemResolveInput: ReviewItemResolveInput;
  ReviewItemResolvePayload: Omit<ReviewItemResolvePayload, 'item' | 'userErrors'> & {
    item?: Maybe<ResolversParentTypes['ReviewItem']>;
    userErrors: Array<ResolversParentTypes['UserError']>;
  };
  OrderConnection: Omit<OrderConnection, 'edges' | 'nodes'> & {
    edges: Array<ResolversParentTypes['OrderEdge']>;
    nodes: Array<ResolversParentTypes['Order']>;
  };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderLine: Omit<OrderLine, 'unitPrice' | 'discount' | 'tax' | 'total'> & {
    unitPrice: ResolversParentTypes['Money'];
    discount: ResolversParentTypes['Money'];
    tax: ResolversParentTypes['Money'];
    total: ResolversParentTypes['Money'];
  };
  OrderLineOption: OrderLineOption;
  Variant: Variant;
  OrderTotals: Omit<OrderTotals, 'subtotal' | 'discounts' | 'shipping' | 'tax' | 'total'> & {
    subtotal: ResolversParentTypes['Money'];
    discounts: ResolversParentTypes['Money'];
    shipping: ResolversParentTypes['Money'];
    tax: ResolversParentTypes['Money'];
    total: ResolversParentTypes['Money'];
  };
  Address: Address;
  CartAlreadyPlacedError: CartAlreadyPlacedError;
  CartEmptyError: CartEmptyError;
  PriceChangedError: Omit<PriceChangedError, 'actualTotal'> & { actualTotal: ResolversParentTypes['Money'] };
  DeliveryOptionUnavailableError: DeliveryOptionUnavailableError;
  CouponInvalidError: CouponInvalidError;
  InsufficientStockError: InsufficientStockError;
  StockShortage: StockShortage;
  PaymentDeclinedError: PaymentDeclinedError;
  PaymentUnavailableError: PaymentUnavailableError;
  PlacementExpiredError: PlacementExpiredError;
  PlacementCancelledError: PlacementCancelledError;
  OrderNotConfirmedError: OrderNotConfirmedError;
  OrderAlreadyShippedError: OrderAlreadyShippedError;
  OrderCancelledError: OrderCancelledError;
  CheckoutInProgressError: CheckoutInProgressError;
  RefundInProgressError: RefundInProgressError;
  PaymentNotCapturedError: PaymentNotCapturedError;
  RefundExceedsCapturedError: Omit<RefundExceedsCapturedError, 'refundable'> & {
    refundable: ResolversParentTypes['Money'];
  };
  ReviewItemNotFoundError: ReviewItemNotFoundError;
  ReviewItemResolvedError: ReviewItemResolvedError;
  ReviewActionRefusedError: ReviewActionRefusedError;
  link__Import: Scalars['link__Import']['output'];
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export type LinkDirectiveArgs = {
  url: Scalars['String']['input'];
  import?: Maybe<Array<Maybe<Scalars['link__Import']['input']>>>;
};

export type LinkDirectiveResolver<
  Result,
  Parent,
  ContextType = Context,
  Args = LinkDirectiveArgs,
> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ShareableDirectiveArgs = {};

export type ShareableDirectiveResolver<
  Result,
  Parent,
  ContextType = Context,
  Args = ShareableDirectiveArgs,
> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface BigIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['BigInt'], any> {
  name: 'BigInt';
}

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type MoneyResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money'],
> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  minorUnits?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  formatted?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<MoneyFormattedArgs>>;
};

export type PageInfoResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo'],
> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError'],
> = {
  __resolveType: TypeResolveFn<
    | 'InvalidInputError'
    | 'IdempotencyKeyReusedError'
    | 'VersionConflictError'
    | 'CartNotFoundError'
    | 'CartLockedError'
    | 'VariantNotFoundError'
    | 'NotPurchasableError'
    | 'CurrencyMismatchError'
    | 'CartAlreadyPlacedError'
    | 'CartEmptyError'
    | 'PriceChangedError'
    | 'DeliveryOptionUnavailableError'
    | 'CouponInvalidError'
    | 'InsufficientStockError'
    | 'PaymentDeclinedError'
    | 'PaymentUnavailableError'
    | 'PlacementExpiredError'
    | 'PlacementCancelledError'
    | 'OrderNotConfirmedError'
    | 'OrderAlreadyShippedError'
    | 'OrderCancelledError'
    | 'CheckoutInProgressError'
    | 'RefundInProgressError'
    | 'PaymentNotCapturedError'
    | 'RefundExceedsCapturedError'
    | 'ReviewItemNotFoundError'
    | 'ReviewItemResolvedError'
    | 'ReviewActionRefusedError',
    ParentType,
    ContextType
  >;
};

export type InvalidInputErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['InvalidInputError'] = ResolversParentTypes['InvalidInputError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IdempotencyKeyReusedErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['IdempotencyKeyReusedError'] =
    ResolversParentTypes['IdempotencyKeyReusedError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VersionConflictErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['VersionConflictError'] = ResolversParentTypes['VersionConflictError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  currentVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CartNotFoundErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CartNotFoundError'] = ResolversParentTypes['CartNotFoundError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CartLockedErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CartLockedError'] = ResolversParentTypes['CartLockedError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VariantNotFoundErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['VariantNotFoundError'] = ResolversParentTypes['VariantNotFoundError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  variantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotPurchasableErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['NotPurchasableError'] = ResolversParentTypes['NotPurchasableError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  variantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CurrencyMismatchErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CurrencyMismatchError'] = ResolversParentTypes['CurrencyMismatchError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query'],
> = {
  orderPlacement?: Resolver<
    Maybe<ResolversTypes['OrderPlacement']>,
    ParentType,
    ContextType,
    Partial<QueryOrderPlacementArgs>
  >;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  orderPlacements?: Resolver<
    ResolversTypes['OrderPlacementConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryOrderPlacementsArgs, 'first'>
  >;
  orders?: Resolver<
    ResolversTypes['OrderConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryOrdersArgs, 'first'>
  >;
  deliveryOptions?: Resolver<
    Array<ResolversTypes['DeliveryOption']>,
    ParentType,
    ContextType,
    RequireFields<QueryDeliveryOptionsArgs, 'cartId' | 'countryCode'>
  >;
  reviewItems?: Resolver<
    ResolversTypes['ReviewItemConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryReviewItemsArgs, 'first'>
  >;
};

export type MutationResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation'],
> = {
  checkoutPreview?: Resolver<
    ResolversTypes['CheckoutPreviewPayload'],
    ParentType,
    ContextType,
    RequireFields<MutationCheckoutPreviewArgs, 'input'>
  >;
  placeOrder?: Resolver<
    ResolversTypes['PlaceOrderPayload'],
    ParentType,
    ContextType,
    RequireFields<MutationPlaceOrderArgs, 'input'>
  >;
  orderCancel?: Resolver<
    ResolversTypes['OrderCancelPayload'],
    ParentType,
    ContextType,
    RequireFields<MutationOrderCancelArgs, 'input'>
  >;
  refundCreate?: Resolver<
    ResolversTypes['RefundCreatePayload'],
    ParentType,
    ContextType,
    RequireFields<MutationRefundCreateArgs, 'input'>
  >;
  reviewItemResolve?: Resolver<
    ResolversTypes['ReviewItemResolvePayload'],
    ParentType,
    ContextType,
    RequireFields<MutationReviewItemResolveArgs, 'input'>
  >;
};

export type CheckoutPreviewPayloadResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CheckoutPreviewPayload'] = ResolversParentTypes['CheckoutPreviewPayload'],
> = {
  preview?: Resolver<Maybe<ResolversTypes['CheckoutPreview']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CheckoutPreviewResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CheckoutPreview'] = ResolversParentTypes['CheckoutPreview'],
> = {
  cartVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['CheckoutLine']>, ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['OrderTotals'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['CheckoutField']>, ParentType, ContextType>;
  deliveryOptions?: Resolver<Array<ResolversTypes['DeliveryOption']>, ParentType, ContextType>;
};

export type CheckoutLineResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CheckoutLine'] = ResolversParentTypes['CheckoutLine'],
> = {
  variantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type DeliveryOptionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['DeliveryOption'] = ResolversParentTypes['DeliveryOption'],
> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  minDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PlaceOrderPayloadResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['PlaceOrderPayload'] = ResolversParentTypes['PlaceOrderPayload'],
> = {
  result?: Resolver<Maybe<ResolversTypes['PlaceOrderResult']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PlaceOrderResultResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['PlaceOrderResult'] = ResolversParentTypes['PlaceOrderResult'],
> = {
  __resolveType: TypeResolveFn<
    'OrderPlaced' | 'PlacementPending' | 'PlacementRejected' | 'PlacementThrottled',
    ParentType,
    ContextType
  >;
};

export type OrderPlacedResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['OrderPlaced'] = ResolversParentTypes['OrderPlaced'],
> = {
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  accessKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlacementPendingResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['PlacementPending'] = ResolversParentTypes['PlacementPending'],
> = {
  placement?: Resolver<ResolversTypes['OrderPlacement'], ParentType, ContextType>;
  accessKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlacementRejectedResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['PlacementRejected'] = ResolversParentTypes['PlacementRejected'],
> = {
  placement?: Resolver<ResolversTypes['OrderPlacement'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['UserError'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlacementThrottledResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['PlacementThrottled'] = ResolversParentTypes['PlacementThrottled'],
> = {
  retryAfterMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderPlacementResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['OrderPlacement'] = ResolversParentTypes['OrderPlacement'],
  FederationReferenceType extends FederationReferenceTypes['OrderPlacement'] =
    FederationReferenceTypes['OrderPlacement'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['OrderPlacement']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PlacementStatus'], ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['PlacementStep']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  rejection?: Resolver<Maybe<ResolversTypes['UserError']>, ParentType, ContextType>;
  acceptedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  deadlineAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  saga?: Resolver<Maybe<ResolversTypes['PlacementSaga']>, ParentType, ContextType>;
};

export type OrderPlacementConnectionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['OrderPlacementConnection'] =
    ResolversParentTypes['OrderPlacementConnection'],
> = {
  edges?: Resolver<Array<ResolversTypes['OrderPlacementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['OrderPlacement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderPlacementEdgeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['OrderPlacementEdge'] = ResolversParentTypes['OrderPlacementEdge'],
> = {
  node?: Resolver<ResolversTypes['OrderPlacement'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlacementSagaResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['PlacementSaga'] = ResolversParentTypes['PlacementSaga'],
> = {
  status?: Resolver<ResolversTypes['SagaStatus'], ParentType, ContextType>;
  epoch?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  looksAgainAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PlacementStepResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['PlacementStep'] = ResolversParentTypes['PlacementStep'],
> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PlacementStepState'], ParentType, ContextType>;
  tries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  askedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OrderResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'],
  FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Order']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  totals?: Resolver<ResolversTypes['OrderTotals'], ParentType, ContextType>;
  shippingAddress?: Resolver<ResolversTypes['Address'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  placedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  confirmedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  cancellation?: Resolver<Maybe<ResolversTypes['OrderCancellation']>, ParentType, ContextType>;
  refunds?: Resolver<Array<ResolversTypes['Refund']>, ParentType, ContextType>;
};

export type OrderCancellationResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['OrderCancellation'] = ResolversParentTypes['OrderCancellation'],
> = {
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CancellationStatus'], ParentType, ContextType>;
  refunded?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  completedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type RefundResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Refund'] = ResolversParentTypes['Refund'],
> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RefundStatus'], ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type OrderCancelPayloadResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['OrderCancelPayload'] = ResolversParentTypes['OrderCancelPayload'],
> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RefundCreatePayloadResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['RefundCreatePayload'] = ResolversParentTypes['RefundCreatePayload'],
> = {
  refund?: Resolver<Maybe<ResolversTypes['Refund']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReviewItemConnectionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ReviewItemConnection'] = ResolversParentTypes['ReviewItemConnection'],
> = {
  edges?: Resolver<Array<ResolversTypes['ReviewItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ReviewItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReviewItemEdgeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ReviewItemEdge'] = ResolversParentTypes['ReviewItemEdge'],
> = {
  node?: Resolver<ResolversTypes['ReviewItem'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReviewItemResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ReviewItem'] = ResolversParentTypes['ReviewItem'],
> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  saga?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  placement?: Resolver<Maybe<ResolversTypes['OrderPlacement']>, ParentType, ContextType>;
  step?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isUndo?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cause?: Resolver<ResolversTypes['ReviewCause'], ParentType, ContextType>;
  evidence?: Resolver<Array<ResolversTypes['ReviewEvidence']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actions?: Resolver<Array<ResolversTypes['ReviewAction']>, ParentType, ContextType>;
  resolution?: Resolver<Maybe<ResolversTypes['ReviewResolution']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ReviewEvidenceResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ReviewEvidence'] = ResolversParentTypes['ReviewEvidence'],
> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReviewItemResolvePayloadResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ReviewItemResolvePayload'] =
    ResolversParentTypes['ReviewItemResolvePayload'],
> = {
  item?: Resolver<Maybe<ResolversTypes['ReviewItem']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderConnectionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection'],
> = {
  edges?: Resolver<Array<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge'],
> = {
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type OrderLineResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine'],
> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  variantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  variant?: Resolver<Maybe<ResolversTypes['Variant']>, ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  options?: Resolver<Array<ResolversTypes['OrderLineOption']>, ParentType, ContextType>;
  imageUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderLineOptionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['OrderLineOption'] = ResolversParentTypes['OrderLineOption'],
> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VariantResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Variant'] = ResolversParentTypes['Variant'],
> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type OrderTotalsResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['OrderTotals'] = ResolversParentTypes['OrderTotals'],
> = {
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discounts?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  shipping?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type AddressResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address'],
> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  countryCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CartAlreadyPlacedErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CartAlreadyPlacedError'] = ResolversParentTypes['CartAlreadyPlacedError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  placementId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CartEmptyErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CartEmptyError'] = ResolversParentTypes['CartEmptyError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PriceChangedErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['PriceChangedError'] = ResolversParentTypes['PriceChangedError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  actualTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeliveryOptionUnavailableErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['DeliveryOptionUnavailableError'] =
    ResolversParentTypes['DeliveryOptionUnavailableError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CouponInvalidErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CouponInvalidError'] = ResolversParentTypes['CouponInvalidError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  couponCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InsufficientStockErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['InsufficientStockError'] = ResolversParentTypes['InsufficientStockError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  shortages?: Resolver<Array<ResolversTypes['StockShortage']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StockShortageResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['StockShortage'] = ResolversParentTypes['StockShortage'],
> = {
  variantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  requested?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PaymentDeclinedErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['PaymentDeclinedError'] = ResolversParentTypes['PaymentDeclinedError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentUnavailableErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['PaymentUnavailableError'] = ResolversParentTypes['PaymentUnavailableError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  retryAfterMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlacementExpiredErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['PlacementExpiredError'] = ResolversParentTypes['PlacementExpiredError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlacementCancelledErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['PlacementCancelledError'] = ResolversParentTypes['PlacementCancelledError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderNotConfirmedErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['OrderNotConfirmedError'] = ResolversParentTypes['OrderNotConfirmedError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderAlreadyShippedErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['OrderAlreadyShippedError'] =
    ResolversParentTypes['OrderAlreadyShippedError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderCancelledErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['OrderCancelledError'] = ResolversParentTypes['OrderCancelledError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CheckoutInProgressErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CheckoutInProgressError'] = ResolversParentTypes['CheckoutInProgressError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefundInProgressErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['RefundInProgressError'] = ResolversParentTypes['RefundInProgressError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentNotCapturedErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['PaymentNotCapturedError'] = ResolversParentTypes['PaymentNotCapturedError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefundExceedsCapturedErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['RefundExceedsCapturedError'] =
    ResolversParentTypes['RefundExceedsCapturedError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  refundable?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReviewItemNotFoundErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ReviewItemNotFoundError'] = ResolversParentTypes['ReviewItemNotFoundError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReviewItemResolvedErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ReviewItemResolvedError'] = ResolversParentTypes['ReviewItemResolvedError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReviewActionRefusedErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['ReviewActionRefusedError'] =
    ResolversParentTypes['ReviewActionRefusedError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface Link__ImportScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['link__Import'], any> {
  name: 'link__Import';
}

export type Resolvers<ContextType = Context> = {
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  BigInt?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  URL?: GraphQLScalarType;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  InvalidInputError?: InvalidInputErrorResolvers<ContextType>;
  IdempotencyKeyReusedError?: IdempotencyKeyReusedErrorResolvers<ContextType>;
  VersionConflictError?: VersionConflictErrorResolvers<ContextType>;
  CartNotFoundError?: CartNotFoundErrorResolvers<ContextType>;
  CartLockedError?: CartLockedErrorResolvers<ContextType>;
  VariantNotFoundError?: VariantNotFoundErrorResolvers<ContextType>;
  NotPurchasableError?: NotPurchasableErrorResolvers<ContextType>;
  CurrencyMismatchError?: CurrencyMismatchErrorResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  CheckoutPreviewPayload?: CheckoutPreviewPayloadResolvers<ContextType>;
  CheckoutPreview?: CheckoutPreviewResolvers<ContextType>;
  CheckoutLine?: CheckoutLineResolvers<ContextType>;
  DeliveryOption?: DeliveryOptionResolvers<ContextType>;
  PlaceOrderPayload?: PlaceOrderPayloadResolvers<ContextType>;
  PlaceOrderResult?: PlaceOrderResultResolvers<ContextType>;
  OrderPlaced?: OrderPlacedResolvers<ContextType>;
  PlacementPending?: PlacementPendingResolvers<ContextType>;
  PlacementRejected?: PlacementRejectedResolvers<ContextType>;
  PlacementThrottled?: PlacementThrottledResolvers<ContextType>;
  OrderPlacement?: OrderPlacementResolvers<ContextType>;
  OrderPlacementConnection?: OrderPlacementConnectionResolvers<ContextType>;
  OrderPlacementEdge?: OrderPlacementEdgeResolvers<ContextType>;
  PlacementSaga?: PlacementSagaResolvers<ContextType>;
  PlacementStep?: PlacementStepResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderCancellation?: OrderCancellationResolvers<ContextType>;
  Refund?: RefundResolvers<ContextType>;
  OrderCancelPayload?: OrderCancelPayloadResolvers<ContextType>;
  RefundCreatePayload?: RefundCreatePayloadResolvers<ContextType>;
  ReviewItemConnection?: ReviewItemConnectionResolvers<ContextType>;
  ReviewItemEdge?: ReviewItemEdgeResolvers<ContextType>;
  ReviewItem?: ReviewItemResolvers<ContextType>;
  ReviewEvidence?: ReviewEvidenceResolvers<ContextType>;
  ReviewItemResolvePayload?: ReviewItemResolvePayloadResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  OrderLineOption?: OrderLineOptionResolvers<ContextType>;
  Variant?: VariantResolvers<ContextType>;
  OrderTotals?: OrderTotalsResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  CartAlreadyPlacedError?: CartAlreadyPlacedErrorResolvers<ContextType>;
  CartEmptyError?: CartEmptyErrorResolvers<ContextType>;
  PriceChangedError?: PriceChangedErrorResolvers<ContextType>;
  DeliveryOptionUnavailableError?: DeliveryOptionUnavailableErrorResolvers<ContextType>;
  CouponInvalidError?: CouponInvalidErrorResolvers<ContextType>;
  InsufficientStockError?: InsufficientStockErrorResolvers<ContextType>;
  StockShortage?: StockShortageResolvers<ContextType>;
  PaymentDeclinedError?: PaymentDeclinedErrorResolvers<ContextType>;
  PaymentUnavailableError?: PaymentUnavailableErrorResolvers<ContextType>;
  PlacementExpiredError?: PlacementExpiredErrorResolvers<ContextType>;
  PlacementCancelledError?: PlacementCancelledErrorResolvers<ContextType>;
  OrderNotConfirmedError?: OrderNotConfirmedErrorResolvers<ContextType>;
  OrderAlreadyShippedError?: OrderAlreadyShippedErrorResolvers<ContextType>;
  OrderCancelledError?: OrderCancelledErrorResolvers<ContextType>;
  CheckoutInProgressError?: CheckoutInProgressErrorResolvers<ContextType>;
  RefundInProgressError?: RefundInProgressErrorResolvers<ContextType>;
  PaymentNotCapturedError?: PaymentNotCapturedErrorResolvers<ContextType>;
  RefundExceedsCapturedError?: RefundExceedsCapturedErrorResolvers<ContextType>;
  ReviewItemNotFoundError?: ReviewItemNotFoundErrorResolvers<ContextType>;
  ReviewItemResolvedError?: ReviewItemResolvedErrorResolvers<ContextType>;
  ReviewActionRefusedError?: ReviewActionRefusedErrorResolvers<ContextType>;
  link__Import?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = Context> = {
  link?: LinkDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
};
