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
  /**
   * What lies of a variant in each warehouse, in the order in which they give; null for a variant that never was here.
   * Operators only.
   */
  stockLevels?: Maybe<Array<StockLevel>>;
  /**
   * What does not add up, newest first. It is told here and repaired by nobody but people, who alone can say which side is
   * right. Operators only.
   */
  stockDiscrepancies: StockDiscrepancyConnection;
};

export type QueryStockLevelsArgs = {
  variantId: Scalars['ID']['input'];
};

export type QueryStockDiscrepanciesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  includeGone?: Scalars['Boolean']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Corrects what a warehouse has of a variant: by a difference, or to a count. Operators only. */
  inventoryAdjust: InventoryAdjustPayload;
};

export type MutationInventoryAdjustArgs = {
  input: InventoryAdjustInput;
};

/** A thing that can be bought, one of a product's forms. */
export type Variant = {
  __typename?: 'Variant';
  /** The variant's id. */
  id: Scalars['ID']['output'];
  /** Whether it can be had, at most a minute old; null when that is not known or the variant was never in stock. */
  availability?: Maybe<Availability>;
};

/** Whether a variant can be had, over all warehouses. */
export type Availability = {
  __typename?: 'Availability';
  /** In short. */
  status: AvailabilityStatus;
  /** How many are left, when 10 or fewer are. */
  quantityHint?: Maybe<Scalars['Int']['output']>;
};

/** Whether a variant can be had. */
export type AvailabilityStatus =
  /** More than 10 can be had. */
  | 'IN_STOCK'
  /** 10 or fewer are left. */
  | 'LOW_STOCK'
  /** Nothing is left. */
  | 'OUT_OF_STOCK';

/** One warehouse's stock of a variant. */
export type StockLevel = {
  __typename?: 'StockLevel';
  /** The variant's id. */
  variantId: Scalars['ID']['output'];
  /** The variant's SKU, as it was when it last came in. */
  sku: Scalars['String']['output'];
  /** The warehouse's code. */
  warehouse: Scalars['String']['output'];
  /** Pieces that are there. */
  onHand: Scalars['Int']['output'];
  /** Pieces of these that are set aside for orders. */
  reserved: Scalars['Int']['output'];
  /** Pieces that could be sold now. */
  available: Scalars['Int']['output'];
};

/** Something that does not add up. */
export type StockDiscrepancy = {
  /** Opaque; sorts by time. */
  id: Scalars['ID']['output'];
  /** When it was found. */
  firstSeenAt: Scalars['DateTime']['output'];
  /** When it was seen last, with the details as they are here. */
  lastSeenAt: Scalars['DateTime']['output'];
  /** When it was found to be over; null while it lasts. */
  goneAt?: Maybe<Scalars['DateTime']['output']>;
};

/** A balance that is not what the ledger of movements and the holds of orders make of it. */
export type LedgerDiscrepancy = StockDiscrepancy & {
  __typename?: 'LedgerDiscrepancy';
  /** Opaque; sorts by time. */
  id: Scalars['ID']['output'];
  /** When it was found. */
  firstSeenAt: Scalars['DateTime']['output'];
  /** When it was seen last, with the details as they are here. */
  lastSeenAt: Scalars['DateTime']['output'];
  /** When it was found to be over; null while it lasts. */
  goneAt?: Maybe<Scalars['DateTime']['output']>;
  /** The variant's id. */
  variantId: Scalars['ID']['output'];
  /** The warehouse's code. */
  warehouse: Scalars['String']['output'];
  /** Pieces that are there, by the balance. */
  onHand: Scalars['Int']['output'];
  /** Pieces that are there, by the ledger. */
  onHandByLedger: Scalars['Int']['output'];
  /** Pieces of these that are set aside, by the balance. */
  reserved: Scalars['Int']['output'];
  /** Pieces that are set aside, by the ledger. */
  reservedByLedger: Scalars['Int']['output'];
  /** Pieces that are set aside, by the holds. */
  reservedByHolds: Scalars['Int']['output'];
};

/** A hold that keeps its stock for half an hour and more after its time. Pinned, its saga is gone or waits for a person; held, it could not expire. */
export type OverduePin = StockDiscrepancy & {
  __typename?: 'OverduePin';
  /** Opaque; sorts by time. */
  id: Scalars['ID']['output'];
  /** When it was found. */
  firstSeenAt: Scalars['DateTime']['output'];
  /** When it was seen last. */
  lastSeenAt: Scalars['DateTime']['output'];
  /** When it was found to be over; null while it lasts. */
  goneAt?: Maybe<Scalars['DateTime']['output']>;
  /** The order's id. */
  orderId: Scalars['ID']['output'];
  /** When its time was over. Pinned, it is kept beyond that; held, it should have expired. */
  expiredAt: Scalars['DateTime']['output'];
};

/** A page of what does not add up. */
export type StockDiscrepancyConnection = {
  __typename?: 'StockDiscrepancyConnection';
  /** The discrepancies with their cursors. */
  edges: Array<StockDiscrepancyEdge>;
  /** The discrepancies. */
  nodes: Array<StockDiscrepancy>;
  /** Where to go on. */
  pageInfo: PageInfo;
};

/** A discrepancy with its cursor. */
export type StockDiscrepancyEdge = {
  __typename?: 'StockDiscrepancyEdge';
  /** The discrepancy. */
  node: StockDiscrepancy;
  /** Goes into after. */
  cursor: Scalars['String']['output'];
};

/** A correction of stock: either delta or setOnHand. */
export type InventoryAdjustInput = {
  /** Makes the correction happen once: the same key with the same input is answered again. 1 to 255 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** The variant's id. It must have been received before. */
  variantId: Scalars['ID']['input'];
  /** The warehouse's code. */
  warehouse?: Scalars['String']['input'];
  /** Pieces more or, when negative, fewer: -1,000,000 to 1,000,000, not 0. */
  delta?: InputMaybe<Scalars['Int']['input']>;
  /** Pieces that were counted: 0 to 1,000,000. */
  setOnHand?: InputMaybe<Scalars['Int']['input']>;
  /** Why. */
  reason: AdjustmentReason;
};

/** Why stock was corrected. */
export type AdjustmentReason =
  /** It was counted. */
  | 'STOCKTAKE'
  /** It turned up. */
  | 'FOUND'
  /** It broke. */
  | 'DAMAGE'
  /** It is gone. */
  | 'LOSS'
  /** An earlier entry was wrong. */
  | 'CORRECTION';

/** What a correction led to. */
export type InventoryAdjustPayload = {
  __typename?: 'InventoryAdjustPayload';
  /** The stock as the correction left it; null when it was refused. */
  stock?: Maybe<StockLevel>;
  /** Why it was refused; nothing changed then, and the key is free. */
  userErrors: Array<UserError>;
  /** True when the key was known and this is what was answered then. */
  replayed: Scalars['Boolean']['output'];
};

/** There is no such warehouse. */
export type WarehouseNotFoundError = UserError & {
  __typename?: 'WarehouseNotFoundError';
  /** WAREHOUSE_NOT_FOUND */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** The code that was given. */
  warehouse: Scalars['String']['output'];
};

/** The correction would leave less than what is set aside for orders. */
export type StockBelowReservedError = UserError & {
  __typename?: 'StockBelowReservedError';
  /** STOCK_BELOW_RESERVED */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** Pieces that are set aside. */
  reserved: Scalars['Int']['output'];
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
  Variant: Variant;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Variant: { __typename: 'Variant' } & GraphQLRecursivePick<FederationTypes['Variant'], { id: true }>;
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
    | WarehouseNotFoundError
    | StockBelowReservedError;
  StockDiscrepancy: LedgerDiscrepancy | OverduePin;
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
  Variant: ResolverTypeWrapper<Variant>;
  Availability: ResolverTypeWrapper<Availability>;
  AvailabilityStatus: AvailabilityStatus;
  StockLevel: ResolverTypeWrapper<StockLevel>;
  StockDiscrepancy: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['StockDiscrepancy']>;
  LedgerDiscrepancy: ResolverTypeWrapper<LedgerDiscrepancy>;
  OverduePin: ResolverTypeWrapper<OverduePin>;
  StockDiscrepancyConnection: ResolverTypeWrapper<
    Omit<StockDiscrepancyConnection, 'edges' | 'nodes'> & {
      edges: Array<ResolversTypes['StockDiscrepancyEdge']>;
      nodes: Array<ResolversTypes['StockDiscrepancy']>;
    }
  >;
  StockDiscrepancyEdge: ResolverTypeWrapper<
    Omit<StockDiscrepancyEdge, 'node'> & { node: ResolversTypes['StockDiscrepancy'] }
  >;
  InventoryAdjustInput: InventoryAdjustInput;
  AdjustmentReason: AdjustmentReason;
  InventoryAdjustPayload: ResolverTypeWrapper<
    Omit<InventoryAdjustPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }
  >;
  WarehouseNotFoundError: ResolverTypeWrapper<WarehouseNotFoundError>;
  StockBelowReservedError: ResolverTypeWrapper<StockBelowReservedError>;
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
  Variant: Variant | FederationReferenceTypes['Variant'];
  Availability: Availability;
  StockLevel: StockLevel;
  StockDiscrepancy: ResolversInterfaceTypes<ResolversParentTypes>['StockDiscrepancy'];
  LedgerDiscrepancy: LedgerDiscrepancy;
  OverduePin: OverduePin;
  StockDiscrepancyConnection: Omit<StockDiscrepancyConnection, 'edges' | 'nodes'> & {
    edges: Array<ResolversParentTypes['StockDiscrepancyEdge']>;
    nodes: Array<ResolversParentTypes['StockDiscrepancy']>;
  };
  StockDiscrepancyEdge: Omit<StockDiscrepancyEdge, 'node'> & { node: ResolversParentTypes['StockDiscrepancy'] };
  InventoryAdjustInput: InventoryAdjustInput;
  InventoryAdjustPayload: Omit<InventoryAdjustPayload, 'userErrors'> & {
    userErrors: Array<ResolversParentTypes['UserError']>;
  };
  WarehouseNotFoundError: WarehouseNotFoundError;
  StockBelowReservedError: StockBelowReservedError;
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
    | 'WarehouseNotFoundError'
    | 'StockBelowReservedError',
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
  stockLevels?: Resolver<
    Maybe<Array<ResolversTypes['StockLevel']>>,
    ParentType,
    ContextType,
    RequireFields<QueryStockLevelsArgs, 'variantId'>
  >;
  stockDiscrepancies?: Resolver<
    ResolversTypes['StockDiscrepancyConnection'],
    ParentType,
    ContextType,
    RequireFields<QueryStockDiscrepanciesArgs, 'first' | 'includeGone'>
  >;
};

export type MutationResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation'],
> = {
  inventoryAdjust?: Resolver<
    ResolversTypes['InventoryAdjustPayload'],
    ParentType,
    ContextType,
    RequireFields<MutationInventoryAdjustArgs, 'input'>
  >;
};

export type VariantResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Variant'] = ResolversParentTypes['Variant'],
  FederationReferenceType extends FederationReferenceTypes['Variant'] = FederationReferenceTypes['Variant'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Variant']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  availability?: Resolver<Maybe<ResolversTypes['Availability']>, ParentType, ContextType>;
};

export type AvailabilityResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Availability'] = ResolversParentTypes['Availability'],
> = {
  status?: Resolver<ResolversTypes['AvailabilityStatus'], ParentType, ContextType>;
  quantityHint?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type StockLevelResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['StockLevel'] = ResolversParentTypes['StockLevel'],
> = {
  variantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  warehouse?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockDiscrepancyResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['StockDiscrepancy'] = ResolversParentTypes['StockDiscrepancy'],
> = {
  __resolveType: TypeResolveFn<'LedgerDiscrepancy' | 'OverduePin', ParentType, ContextType>;
};

export type LedgerDiscrepancyResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['LedgerDiscrepancy'] = ResolversParentTypes['LedgerDiscrepancy'],
> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  goneAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  variantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  warehouse?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHandByLedger?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reservedByLedger?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reservedByHolds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OverduePinResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['OverduePin'] = ResolversParentTypes['OverduePin'],
> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  goneAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  expiredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StockDiscrepancyConnectionResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['StockDiscrepancyConnection'] =
    ResolversParentTypes['StockDiscrepancyConnection'],
> = {
  edges?: Resolver<Array<ResolversTypes['StockDiscrepancyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['StockDiscrepancy']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StockDiscrepancyEdgeResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['StockDiscrepancyEdge'] = ResolversParentTypes['StockDiscrepancyEdge'],
> = {
  node?: Resolver<ResolversTypes['StockDiscrepancy'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type InventoryAdjustPayloadResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['InventoryAdjustPayload'] = ResolversParentTypes['InventoryAdjustPayload'],
> = {
  stock?: Resolver<Maybe<ResolversTypes['StockLevel']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type WarehouseNotFoundErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['WarehouseNotFoundError'] = ResolversParentTypes['WarehouseNotFoundError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  warehouse?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StockBelowReservedErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['StockBelowReservedError'] = ResolversParentTypes['StockBelowReservedError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
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
  Variant?: VariantResolvers<ContextType>;
  Availability?: AvailabilityResolvers<ContextType>;
  StockLevel?: StockLevelResolvers<ContextType>;
  StockDiscrepancy?: StockDiscrepancyResolvers<ContextType>;
  LedgerDiscrepancy?: LedgerDiscrepancyResolvers<ContextType>;
  OverduePin?: OverduePinResolvers<ContextType>;
  StockDiscrepancyConnection?: StockDiscrepancyConnectionResolvers<ContextType>;
  StockDiscrepancyEdge?: StockDiscrepancyEdgeResolvers<ContextType>;
  InventoryAdjustPayload?: InventoryAdjustPayloadResolvers<ContextType>;
  WarehouseNotFoundError?: WarehouseNotFoundErrorResolvers<ContextType>;
  StockBelowReservedError?: StockBelowReservedErrorResolvers<ContextType>;
  link__Import?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = Context> = {
  link?: LinkDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
};
