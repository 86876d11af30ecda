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
  /** The cart with this id, or null when there is none or it has expired. Whoever has the id has the cart: it is a secret. */
  cart?: Maybe<Cart>;
};

export type QueryCartArgs = {
  id: Scalars['ID']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Creates a cart, empty or with first lines. */
  cartCreate: CartCreatePayload;
  /** Adds variants: all of them or, when one is refused, none. One that is in the cart already gets more pieces, all at the price of now. */
  cartLinesAdd: CartLinesAddPayload;
  /** Sets the quantities of lines: all of them or, when one is refused, none. */
  cartLinesUpdate: CartLinesUpdatePayload;
  /** Removes lines: all of them or, when one is refused, none. */
  cartLinesRemove: CartLinesRemovePayload;
};

export type MutationCartCreateArgs = {
  input: CartCreateInput;
};

export type MutationCartLinesAddArgs = {
  input: CartLinesAddInput;
};

export type MutationCartLinesUpdateArgs = {
  input: CartLinesUpdateInput;
};

export type MutationCartLinesRemoveArgs = {
  input: CartLinesRemoveInput;
};

/** What a shopper means to buy. It expires 30 days after its last change. */
export type Cart = {
  __typename?: 'Cart';
  /** A secret: 128 random bits. */
  id: Scalars['ID']['output'];
  /** Rises with every change. Give it as expectedVersion, so that you change what you saw. */
  version: Scalars['Int']['output'];
  /** In the order in which they were added; one for each variant, all in one currency, at most 100. */
  lines: Array<CartLine>;
  /** The sum of the lines at the prices when added; null for an empty cart. Checkout prices anew. */
  subtotal?: Maybe<Money>;
  /** What changed since the lines were added; null when the catalogue cannot be asked. */
  problems?: Maybe<Array<CartProblem>>;
  /** True while it is being bought: changes are refused with CartLockedError. */
  isFrozen: Scalars['Boolean']['output'];
  /** When it will be gone, unless it is changed before. */
  expiresAt: Scalars['DateTime']['output'];
};

/** A variant in a cart. */
export type CartLine = {
  __typename?: 'CartLine';
  /** Stays the same while the line is in the cart. */
  id: Scalars['ID']['output'];
  /** The variant's id. */
  variantId: Scalars['ID']['output'];
  /** The variant as the catalogue shows it; null when it is gone. */
  variant?: Maybe<Variant>;
  /** How many pieces, 1 to 999. */
  quantity: Scalars['Int']['output'];
  /** The price of one piece when the variant was last added. */
  priceWhenAdded: Money;
  /** quantity times priceWhenAdded. */
  lineTotal: Money;
};

/** Something that can be bought, described by the catalogue. */
export type Variant = {
  __typename?: 'Variant';
  /** The variant's id. */
  id: Scalars['ID']['output'];
};

/** Why a cart cannot be bought as it is, or not at the prices that it shows. */
export type CartProblem = {
  __typename?: 'CartProblem';
  /** What to program against. */
  code: CartProblemCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** The line that it is about. */
  lineId: Scalars['ID']['output'];
  /** What one piece costs now; null unless the price changed. */
  priceNow?: Maybe<Money>;
};

/** What can be wrong with a line. */
export type CartProblemCode =
  /** The price is another one than when it was added. */
  | 'PRICE_CHANGED'
  /** The variant can be seen but not bought any more. */
  | 'NOT_PURCHASABLE'
  /** The variant is gone. */
  | 'VARIANT_NOT_FOUND';

/** A variant to put into a cart. */
export type CartLineInput = {
  /** The variant's id. */
  variantId: Scalars['ID']['input'];
  /** How many pieces, 1 to 999 in a line. */
  quantity: Scalars['Int']['input'];
};

/** A line to change. */
export type CartLineUpdateInput = {
  /** The line's id. */
  lineId: Scalars['ID']['input'];
  /** How many pieces it has from now on, 1 to 999. To have none, remove the line. */
  quantity: Scalars['Int']['input'];
};

/** What to create a cart with. */
export type CartCreateInput = {
  /**
   * 1 to 255 characters. For a day the same key and input give the same cart, when you are signed in. A guest has no name
   * to tell one's key "1" from another's, so a guest's key is honoured when it is a random UUID (version 4), which only who
   * made it knows; with any other key each call creates a cart of its own.
   */
  idempotencyKey: Scalars['String']['input'];
  /** First lines, at most 100. */
  lines?: InputMaybe<Array<CartLineInput>>;
};

/** What to add to a cart. */
export type CartLinesAddInput = {
  /** 1 to 255 characters, one for each intent. The cart remembers its last 64: asked again, it answers again and adds nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** The cart. */
  cartId: Scalars['ID']['input'];
  /** Refuses when the cart has another version. Leave it out to add to whatever is in the cart. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** 1 to 100 lines. */
  lines: Array<CartLineInput>;
};

/** What to change in a cart. */
export type CartLinesUpdateInput = {
  /** 1 to 255 characters, one for each intent. The cart remembers its last 64: asked again, it answers again and changes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** The cart. */
  cartId: Scalars['ID']['input'];
  /** Refuses when the cart has another version. */
  expectedVersion: Scalars['Int']['input'];
  /** 1 to 100 lines, each named once. */
  lines: Array<CartLineUpdateInput>;
};

/** What to remove from a cart. */
export type CartLinesRemoveInput = {
  /** 1 to 255 characters, one for each intent. The cart remembers its last 64: asked again, it answers again and removes nothing. */
  idempotencyKey: Scalars['String']['input'];
  /** The cart. */
  cartId: Scalars['ID']['input'];
  /** Refuses when the cart has another version. */
  expectedVersion: Scalars['Int']['input'];
  /** 1 to 100 ids of lines, each named once. */
  lineIds: Array<Scalars['ID']['input']>;
};

/** The answer of cartCreate. */
export type CartCreatePayload = {
  __typename?: 'CartCreatePayload';
  /** The cart; null when it was refused. */
  cart?: Maybe<Cart>;
  /** Why nothing was created; empty when it was. */
  userErrors: Array<UserError>;
  /** True when this key had created the cart before; it is shown as it is now. */
  replayed: Scalars['Boolean']['output'];
};

/** The answer of cartLinesAdd. */
export type CartLinesAddPayload = {
  __typename?: 'CartLinesAddPayload';
  /** The cart; null when the change was refused. */
  cart?: Maybe<Cart>;
  /** Why nothing was added; empty when it was. */
  userErrors: Array<UserError>;
  /** True when this key had made the change before; the cart is shown as it is now. */
  replayed: Scalars['Boolean']['output'];
};

/** The answer of cartLinesUpdate. */
export type CartLinesUpdatePayload = {
  __typename?: 'CartLinesUpdatePayload';
  /** The cart; null when the change was refused. */
  cart?: Maybe<Cart>;
  /** Why nothing was changed; empty when it was. */
  userErrors: Array<UserError>;
  /** True when this key had made the change before; the cart is shown as it is now. */
  replayed: Scalars['Boolean']['output'];
};

/** The answer of cartLinesRemove. */
export type CartLinesRemovePayload = {
  __typename?: 'CartLinesRemovePayload';
  /** The cart; null when the change was refused. */
  cart?: Maybe<Cart>;
  /** Why nothing was removed; empty when it was. */
  userErrors: Array<UserError>;
  /** True when this key had made the change before; the cart is shown as it is now. */
  replayed: Scalars['Boolean']['output'];
};

/** The cart has no line with this id. */
export type CartLineNotFoundError = UserError & {
  __typename?: 'CartLineNotFoundError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** The id that was given. */
  lineId: Scalars['ID']['output'];
};

/** What a cart has a limit of. */
export type CartLimit =
  /** Lines in a cart: 100. */
  | 'LINES'
  /** Pieces in a line: 999. */
  | 'QUANTITY'
  /** The subtotal: 100,000,000,000 minor units. */
  | 'VALUE';

/** The cart would hold more than it can. */
export type CartLimitExceededError = UserError & {
  __typename?: 'CartLimitExceededError';
  /** What to program against. */
  code: ErrorCode;
  /** What to read; may change. */
  message: Scalars['String']['output'];
  /** Path of the input field that it is about, when there is one. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** What there would be too much of. */
  limit: CartLimit;
  /** The most that there can be. */
  maximum: Scalars['BigInt']['output'];
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
  Cart: Cart;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Cart: { __typename: 'Cart' } & GraphQLRecursivePick<FederationTypes['Cart'], { id: true }>;
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
    | CartLineNotFoundError
    | CartLimitExceededError;
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
  Cart: ResolverTypeWrapper<
    Omit<Cart, 'lines' | 'subtotal' | 'problems'> & {
      lines: Array<ResolversTypes['CartLine']>;
      subtotal?: Maybe<ResolversTypes['Money']>;
      problems?: Maybe<Array<ResolversTypes['CartProblem']>>;
    }
  >;
  CartLine: ResolverTypeWrapper<
    Omit<CartLine, 'priceWhenAdded' | 'lineTotal'> & {
      priceWhenAdded: ResolversTypes['Money'];
      lineTotal: ResolversTypes['Money'];
    }
  >;
  Variant: ResolverTypeWrapper<Variant>;
  CartProblem: ResolverTypeWrapper<Omit<CartProblem, 'priceNow'> & { priceNow?: Maybe<ResolversTypes['Money']> }>;
  CartProblemCode: CartProblemCode;
  CartLineInput: CartLineInput;
  CartLineUpdateInput: CartLineUpdateInput;
  CartCreateInput: CartCreateInput;
  CartLinesAddInput: CartLinesAddInput;
  CartLinesUpdateInput: CartLinesUpdateInput;
  CartLinesRemoveInput: CartLinesRemoveInput;
  CartCreatePayload: ResolverTypeWrapper<
    Omit<CartCreatePayload, 'cart' | 'userErrors'> & {
      cart?: Maybe<ResolversTypes['Cart']>;
      userErrors: Array<ResolversTypes['UserError']>;
    }
  >;
  CartLinesAddPayload: ResolverTypeWrapper<
    Omit<CartLinesAddPayload, 'cart' | 'userErrors'> & {
      cart?: Maybe<ResolversTypes['Cart']>;
      userErrors: Array<ResolversTypes['UserError']>;
    }
  >;
  CartLinesUpdatePayload: ResolverTypeWrapper<
    Omit<CartLinesUpdatePayload, 'cart' | 'userErrors'> & {
      cart?: Maybe<ResolversTypes['Cart']>;
      userErrors: Array<ResolversTypes['UserError']>;
    }
  >;
  CartLinesRemovePayload: ResolverTypeWrapper<
    Omit<CartLinesRemovePayload, 'cart' | 'userErrors'> & {
      cart?: Maybe<ResolversTypes['Cart']>;
      userErrors: Array<ResolversTypes['UserError']>;
    }
  >;
  CartLineNotFoundError: ResolverTypeWrapper<CartLineNotFoundError>;
  CartLimit: CartLimit;
  CartLimitExceededError: ResolverTypeWrapper<CartLimitExceededError>;
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
  Cart:
    | (Omit<Cart, 'lines' | 'subtotal' | 'problems'> & {
        lines: Array<ResolversParentTypes['CartLine']>;
        subtotal?: Maybe<ResolversParentTypes['Money']>;
        problems?: Maybe<Array<ResolversParentTypes['CartProblem']>>;
      })
    | FederationReferenceTypes['Cart'];
  CartLine: Omit<CartLine, 'priceWhenAdded' | 'lineTotal'> & {
    priceWhenAdded: ResolversParentTypes['Money'];
    lineTotal: ResolversParentTypes['Money'];
  };
  Variant: Variant;
  CartProblem: Omit<CartProblem, 'priceNow'> & { priceNow?: Maybe<ResolversParentTypes['Money']> };
  CartLineInput: CartLineInput;
  CartLineUpdateInput: CartLineUpdateInput;
  CartCreateInput: CartCreateInput;
  CartLinesAddInput: CartLinesAddInput;
  CartLinesUpdateInput: CartLinesUpdateInput;
  CartLinesRemoveInput: CartLinesRemoveInput;
  CartCreatePayload: Omit<CartCreatePayload, 'cart' | 'userErrors'> & {
    cart?: Maybe<ResolversParentTypes['Cart']>;
    userErrors: Array<ResolversParentTypes['UserError']>;
  };
  CartLinesAddPayload: Omit<CartLinesAddPayload, 'cart' | 'userErrors'> & {
    cart?: Maybe<ResolversParentTypes['Cart']>;
    userErrors: Array<ResolversParentTypes['UserError']>;
  };
  CartLinesUpdatePayload: Omit<CartLinesUpdatePayload, 'cart' | 'userErrors'> & {
    cart?: Maybe<ResolversParentTypes['Cart']>;
    userErrors: Array<ResolversParentTypes['UserError']>;
  };
  CartLinesRemovePayload: Omit<CartLinesRemovePayload, 'cart' | 'userErrors'> & {
    cart?: Maybe<ResolversParentTypes['Cart']>;
    userErrors: Array<ResolversParentTypes['UserError']>;
  };
  CartLineNotFoundError: CartLineNotFoundError;
  CartLimitExceededError: CartLimitExceededError;
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
    | 'CartLineNotFoundError'
    | 'CartLimitExceededError',
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
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType, RequireFields<QueryCartArgs, 'id'>>;
};

export type MutationResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation'],
> = {
  cartCreate?: Resolver<
    ResolversTypes['CartCreatePayload'],
    ParentType,
    ContextType,
    RequireFields<MutationCartCreateArgs, 'input'>
  >;
  cartLinesAdd?: Resolver<
    ResolversTypes['CartLinesAddPayload'],
    ParentType,
    ContextType,
    RequireFields<MutationCartLinesAddArgs, 'input'>
  >;
  cartLinesUpdate?: Resolver<
    ResolversTypes['CartLinesUpdatePayload'],
    ParentType,
    ContextType,
    RequireFields<MutationCartLinesUpdateArgs, 'input'>
  >;
  cartLinesRemove?: Resolver<
    ResolversTypes['CartLinesRemovePayload'],
    ParentType,
    ContextType,
    RequireFields<MutationCartLinesRemoveArgs, 'input'>
  >;
};

export type CartResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Cart'] = ResolversParentTypes['Cart'],
  FederationReferenceType extends FederationReferenceTypes['Cart'] = FederationReferenceTypes['Cart'],
> = {
  __resolveReference?: ReferenceResolver<
    Maybe<ResolversTypes['Cart']> | FederationReferenceType,
    FederationReferenceType,
    ContextType
  >;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['CartLine']>, ParentType, ContextType>;
  subtotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  problems?: Resolver<Maybe<Array<ResolversTypes['CartProblem']>>, ParentType, ContextType>;
  isFrozen?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CartLineResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CartLine'] = ResolversParentTypes['CartLine'],
> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  variantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  variant?: Resolver<Maybe<ResolversTypes['Variant']>, ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  priceWhenAdded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  lineTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type VariantResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['Variant'] = ResolversParentTypes['Variant'],
> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CartProblemResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CartProblem'] = ResolversParentTypes['CartProblem'],
> = {
  code?: Resolver<ResolversTypes['CartProblemCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  priceNow?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type CartCreatePayloadResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CartCreatePayload'] = ResolversParentTypes['CartCreatePayload'],
> = {
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CartLinesAddPayloadResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CartLinesAddPayload'] = ResolversParentTypes['CartLinesAddPayload'],
> = {
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CartLinesUpdatePayloadResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CartLinesUpdatePayload'] = ResolversParentTypes['CartLinesUpdatePayload'],
> = {
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CartLinesRemovePayloadResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CartLinesRemovePayload'] = ResolversParentTypes['CartLinesRemovePayload'],
> = {
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CartLineNotFoundErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CartLineNotFoundError'] = ResolversParentTypes['CartLineNotFoundError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  lineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CartLimitExceededErrorResolvers<
  ContextType = Context,
  ParentType extends ResolversParentTypes['CartLimitExceededError'] = ResolversParentTypes['CartLimitExceededError'],
> = {
  code?: Resolver<ResolversTypes['ErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  limit?: Resolver<ResolversTypes['CartLimit'], ParentType, ContextType>;
  maximum?: Resolver<ResolversTypes['BigInt'], ParentType, ContextType>;
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
  Cart?: CartResolvers<ContextType>;
  CartLine?: CartLineResolvers<ContextType>;
  Variant?: VariantResolvers<ContextType>;
  CartProblem?: CartProblemResolvers<ContextType>;
  CartCreatePayload?: CartCreatePayloadResolvers<ContextType>;
  CartLinesAddPayload?: CartLinesAddPayloadResolvers<ContextType>;
  CartLinesUpdatePayload?: CartLinesUpdatePayloadResolvers<ContextType>;
  CartLinesRemovePayload?: CartLinesRemovePayloadResolvers<ContextType>;
  CartLineNotFoundError?: CartLineNotFoundErrorResolvers<ContextType>;
  CartLimitExceededError?: CartLimitExceededErrorResolvers<ContextType>;
  link__Import?: GraphQLScalarType;
};

export type DirectiveResolvers<ContextType = Context> = {
  link?: LinkDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
};
