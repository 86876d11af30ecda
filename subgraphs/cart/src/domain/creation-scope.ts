/** Only who made a random UUID knows it; version and variant are fixed by RFC 9562. */
const randomUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/**
 * The name under which a cart's creation is remembered; undefined when it is not. A guest has no name, and two guests
 * may both use the key "1": were it remembered, one would be given the other's cart. So a guest's key counts only when
 * nobody else can have it. A creation that is not remembered costs an empty cart, which expires.
 */
export const creationScope = (shopper: string | null, idempotencyKey: string): string | undefined => {
  if (shopper !== null) return `shopper:${shopper}:${idempotencyKey}`;
  return randomUuid.test(idempotencyKey) ? `guest:${idempotencyKey}` : undefined;
};
