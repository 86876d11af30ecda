// Lets a saga's time pass without waiting for it.
import type { SagaNews } from '../src/ports';
import type { OrdersStore } from './orders-store';

/** The deadline of these sagas is over, and somebody is to look at them. */
export const passDeadline = (store: Pick<OrdersStore, 'rows'>, ids: readonly string[]) =>
  store.rows(
    `UPDATE sagas SET wake_at = now() - interval '1 second',
       standing = standing || '{"wakeAt": 1, "deadlineAt": 1}' WHERE id = ANY($1)`,
    [ids],
  );

/** The sweeper's look at a saga; `look` tells one look from the next. */
export const aWake = (sagaId: string, look: number): SagaNews => ({
  sagaId,
  key: `wake/${sagaId}/${look}`,
  heard: { kind: 'wake' },
});
