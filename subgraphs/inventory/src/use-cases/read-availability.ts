import { availabilityOf, type Availability } from '../domain/availability';
import type { AvailabilityCache } from '../ports';

/** For product pages; undefined for a variant that never was here. */
export const createReadAvailability =
  ({ availability }: { readonly availability: AvailabilityCache }) =>
  async (variantIds: readonly string[]): Promise<(Availability | undefined)[]> => {
    const quantities = await availability.availableOf(variantIds);
    return quantities.map((available) => (available === undefined ? undefined : availabilityOf(available)));
  };
