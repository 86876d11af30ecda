import { listsContract } from '../../test/lists.contract';
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

describe('placements', () => placementStoreContract(() => room));

describe('lists', () => {
  const { settle, ...listed } = createMemoryPlacements();
  const rejection = { CONFIRMED: null, EXPIRED: { code: 'PLACEMENT_EXPIRED' } } as const;
  const end = async (id: string, status: 'CONFIRMED' | 'EXPIRED') =>
    settle(id, { status, rejection: rejection[status] });
  listsContract(() => ({ ...listed, end }));
});
