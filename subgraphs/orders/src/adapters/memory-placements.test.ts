import { placementStoreContract } from '../../test/placement-store.contract';
import { createMemoryPlacements } from './memory-placements';

const last = {
  code: 'LAST',
  percentBasisPoints: 1_000,
  amountMinor: null,
  currency: null,
  maxUses: 1,
  uses: 0,
  startsAt: null,
  endsAt: null,
};
const room = createMemoryPlacements([last]);

placementStoreContract(() => room);
