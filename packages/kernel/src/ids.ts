declare const kind: unique symbol;
type Id<Kind extends string> = string & { readonly [kind]: Kind };

/** The one body shared by a placement, its order, its saga and its correlation id: 26 characters, sorting by time. */
export type SagaId = Id<'saga'>;
export type OrderId = Id<'order'>;
export type PlacementId = Id<'placement'>;
export type ProductId = Id<'product'>;
export type VariantId = Id<'variant'>;
export type CartId = Id<'cart'>;

/** 26 characters of Crockford's base 32, as in the ULID specification: 48 bits of time, then 80 bits of chance. */
export const idBody = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** A check for the ids of one kind, told by their prefix. */
export const isIdOf = (prefix: string): ((text: string) => boolean) => {
  const shape = new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`);
  return (text) => shape.test(text);
};

export const isOrderId = isIdOf('ord') as (text: string) => text is OrderId;
export const isPlacementId = isIdOf('plc') as (text: string) => text is PlacementId;
export const isProductId = isIdOf('prd') as (text: string) => text is ProductId;
export const isVariantId = isIdOf('var') as (text: string) => text is VariantId;
/** Cart ids are secrets: 128 random bits in base64url, not sorted by time. */
export const isCartId = (text: string): text is CartId => /^crt_[A-Za-z0-9_-]{22}$/.test(text);
export const isSagaId = (text: string): text is SagaId => idBody.test(text);

export const orderIdOf = (saga: SagaId): OrderId => `ord_${saga}` as OrderId;
export const placementIdOf = (saga: SagaId): PlacementId => `plc_${saga}` as PlacementId;
/** The saga behind an order or a placement; the caller has checked the id's shape. */
export const sagaIdOf = (id: OrderId | PlacementId): SagaId => id.slice(4) as SagaId;
