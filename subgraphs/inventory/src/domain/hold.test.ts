import { accept, refuse, toInstant } from '@cartograph/kernel';
import { aBalance, aHold, aStock } from '../../test/builders';
import { commitStock, expireHold, pinHold, releaseStock, reserveStock, returnStock, type HoldState } from './hold';
import type { Stock } from './stock';

const now = toInstant(500);

const reserving = (lines: Record<string, number>, ...stocks: Stock[]) => {
  const stockOf = (variantId: string) => stocks.find((stock) => stock.variantId === variantId);
  const wanted = Object.entries(lines).map(([variantId, quantity]) => ({ variantId, quantity }));
  return reserveStock(undefined, { orderId: 'ord_A', lines: wanted, ttlMs: 100 }, stockOf, now);
};

describe('reserve', () => {
  test('takes the lines and holds them for as long as was asked, by the clock of the store', () => {
    expect(reserving({ var_A: 2 }, aStock())).toEqual(
      accept(aHold({ epoch: 0, version: 0, expiresAt: toInstant(600) }), 'reserved'),
    );
  });

  test('adds up two lines of one variant', () => {
    const lines = [
      { variantId: 'var_A', quantity: 6 },
      { variantId: 'var_A', quantity: 5 },
    ];
    const stockOf = () => aStock({ balances: [aBalance({ onHand: 10 })] });
    expect(reserveStock(undefined, { orderId: 'ord_A', lines, ttlMs: 100 }, stockOf, now)).toEqual(
      refuse({ code: 'STOCK_SHORT', lines: [{ variantId: 'var_A', requested: 11, available: 10 }] }),
    );
  });

  test('names every line that is short, and none that is not', () => {
    const short = aStock({ variantId: 'var_B', balances: [aBalance({ onHand: 3, reserved: 3 })] });
    expect(reserving({ var_A: 1, var_B: 2, var_C: 3 }, aStock(), short)).toEqual(
      refuse({
        code: 'STOCK_SHORT',
        lines: [
          { variantId: 'var_B', requested: 2, available: 0 },
          { variantId: 'var_C', requested: 3, available: 0 },
        ],
      }),
    );
  });

  test.each<HoldState>(['HELD', 'PINNED', 'SOLD'])('takes nothing twice for an order that is %s', (state) => {
    const hold = aHold({ state });
    const decision = reserveStock(hold, { orderId: 'ord_A', lines: [], ttlMs: 100 }, () => aStock(), now);
    expect(decision).toEqual(accept(hold));
  });

  test.each<HoldState>(['RELEASED', 'EXPIRED', 'TOMBSTONE', 'RETURNED'])(
    'does not happen after its undo: %s',
    (state) => {
      const decision = reserveStock(aHold({ state }), { orderId: 'ord_A', lines: [], ttlMs: 100 }, () => aStock(), now);
      expect(decision).toEqual(refuse({ code: 'HOLD_UNDONE' }));
    },
  );
});

describe('release', () => {
  test.each<HoldState>(['HELD', 'PINNED'])('gives back what is %s', (state) => {
    expect(releaseStock(aHold({ state }), 'ord_A', now)).toEqual(accept(aHold({ state: 'RELEASED' }), 'released'));
  });

  test.each<HoldState>(['RELEASED', 'EXPIRED', 'TOMBSTONE', 'RETURNED'])('gives nothing back twice: %s', (state) => {
    expect(releaseStock(aHold({ state }), 'ord_A', now)).toEqual(accept(aHold({ state })));
  });

  test('leaves a tombstone where nothing was reserved yet', () => {
    const tombstone = aHold({ state: 'TOMBSTONE', epoch: 0, version: 0, expiresAt: now, lines: [] });
    expect(releaseStock(undefined, 'ord_A', now)).toEqual(accept(tombstone));
  });

  test('does not take back what is sold', () => {
    expect(releaseStock(aHold({ state: 'SOLD' }), 'ord_A', now)).toEqual(
      refuse({ code: 'OUT_OF_TURN', state: 'SOLD' }),
    );
  });
});

describe('pin', () => {
  test('keeps a hold from time', () => {
    expect(pinHold(aHold({ expiresAt: toInstant(501) }), now)).toEqual(
      accept(aHold({ expiresAt: toInstant(501), state: 'PINNED' })),
    );
  });

  test('is refused from the very instant of expiry on, swept or not', () => {
    expect(pinHold(aHold({ expiresAt: now }), now)).toEqual(refuse({ code: 'HOLD_EXPIRED' }));
  });

  test.each<HoldState>(['PINNED', 'SOLD'])('changes nothing that is %s, however late', (state) => {
    const hold = aHold({ state, expiresAt: toInstant(0) });
    expect(pinHold(hold, now)).toEqual(accept(hold));
  });

  test.each<HoldState>(['RELEASED', 'EXPIRED', 'TOMBSTONE', 'RETURNED'])(
    'finds nothing to pin in what is %s',
    (state) => {
      expect(pinHold(aHold({ state }), now)).toEqual(refuse({ code: 'HOLD_EXPIRED' }));
    },
  );

  test('finds nothing to pin where nothing was reserved', () => {
    expect(pinHold(undefined, now)).toEqual(refuse({ code: 'HOLD_EXPIRED' }));
  });
});

describe('commit', () => {
  test('sells what is pinned', () => {
    expect(commitStock(aHold({ state: 'PINNED' }))).toEqual(accept(aHold({ state: 'SOLD' }), 'committed'));
  });

  test('sells nothing twice', () => {
    expect(commitStock(aHold({ state: 'SOLD' }))).toEqual(accept(aHold({ state: 'SOLD' })));
  });

  test.each<HoldState>(['HELD', 'RELEASED', 'EXPIRED', 'TOMBSTONE', 'RETURNED'])(
    'sells nothing that is %s',
    (state) => {
      expect(commitStock(aHold({ state }))).toEqual(refuse({ code: 'HOLD_NOT_PINNED', state }));
    },
  );

  test('sells nothing that was never reserved', () => {
    expect(commitStock(undefined)).toEqual(refuse({ code: 'HOLD_NOT_PINNED', state: 'ABSENT' }));
  });
});

describe('return', () => {
  test('puts back what was sold', () => {
    expect(returnStock(aHold({ state: 'SOLD' }), 'ord_A', now)).toEqual(
      accept(aHold({ state: 'RETURNED' }), 'returned'),
    );
  });

  test.each<HoldState>(['HELD', 'PINNED'])('releases what is still %s, so that it cannot be sold later', (state) => {
    const decision = returnStock(aHold({ state }), 'ord_A', now);
    expect(decision).toEqual(accept(aHold({ state: 'RELEASED' }), 'released'));
    expect(commitStock(decision.ok ? decision.state : undefined)).toMatchObject({ ok: false });
  });

  test.each<HoldState>(['RELEASED', 'EXPIRED', 'TOMBSTONE', 'RETURNED'])('gives nothing back twice: %s', (state) => {
    expect(returnStock(aHold({ state }), 'ord_A', now)).toEqual(accept(aHold({ state })));
  });

  test('leaves a tombstone where nothing was reserved, so that nothing will be', () => {
    const tombstone = aHold({ state: 'TOMBSTONE', epoch: 0, version: 0, expiresAt: now, lines: [] });
    expect(returnStock(undefined, 'ord_A', now)).toEqual(accept(tombstone));
  });
});

describe('expiry', () => {
  test('takes back what is held and overdue', () => {
    expect(expireHold(aHold({ expiresAt: now }), now)).toEqual(
      accept(aHold({ expiresAt: now, state: 'EXPIRED' }), 'released'),
    );
  });

  test('leaves what has time', () => {
    expect(expireHold(aHold({ expiresAt: toInstant(501) }), now)).toEqual(accept(aHold({ expiresAt: toInstant(501) })));
  });

  test.each<HoldState>(['PINNED', 'SOLD', 'RELEASED', 'EXPIRED', 'TOMBSTONE', 'RETURNED'])(
    'leaves what is %s',
    (state) => {
      const hold = aHold({ state, expiresAt: toInstant(0) });
      expect(expireHold(hold, now)).toEqual(accept(hold));
    },
  );
});
