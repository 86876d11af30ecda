// What a shopper may know: whether, not how much. The exact number is nobody's business until it is small.
export type AvailabilityStatus = 'IN_STOCK' | 'LOW_STOCK' | 'OUT_OF_STOCK';

export interface Availability {
  readonly status: AvailabilityStatus;
  /** "only N left" */
  readonly quantityHint?: number;
}

/** From here down the shopper is told how many are left. */
export const lowStock = 10;

export const availabilityOf = (available: number): Availability => {
  if (available <= 0) return { status: 'OUT_OF_STOCK' };
  return available <= lowStock ? { status: 'LOW_STOCK', quantityHint: available } : { status: 'IN_STOCK' };
};
