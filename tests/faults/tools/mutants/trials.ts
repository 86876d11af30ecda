// For each classic mistake a situation in which it does harm. A trial answers with what is found to be wrong: nothing in a
// shop that is sound.
import { waitFor } from '@cartograph/testkit';
import { connect } from 'nats';
import { Client } from 'pg';
import { askUntilFinal, fillCarts } from '../../../tools/shoppers';
import type { PlantedFaultName } from '../planted-faults';
import { rowsOf } from '../stores';
import type { Overheard } from '../wire';
import type { Stage } from './stage';

export interface Mutant {
  /** As the literature calls it. */
  readonly mistake: string;
  readonly planted: PlantedFaultName;
  /** The check that must notice: how what is found begins. */
  readonly caughtBy: string;
  readonly trial: (stage: Stage) => Promise<readonly string[]>;
}

const reserve = 'cmd.inventory.reserve-stock.v1';
const authorize = 'cmd.payments.authorize-payment.v1';
const pin = 'cmd.inventory.pin-hold.v1';

const says = (sagaId: string) => (message: Overheard) => Buffer.from(message.bytes).includes(sagaId);

const repeatOnceHeard = async ({ wire }: Stage, subject: string, sagaId: string) => {
  const heard = wire.overheard.filter((message) => message.subject === subject).find(says(sagaId));
  await wire.repeat(heard!);
};

/** Slower than a saga's patience: at most seven seconds, since silence is noticed at the second look. */
const silentBank: Mutant['trial'] = async ({ begin, onSale, over, findings }) => {
  await over(await begin(await onSale(5), 'tok_slow_9000'));
  return findings();
};

const deafBank: Mutant['trial'] = async ({ bank, begin, onSale, findings }) => {
  bank.strike(/^POST .*\/void$/, 'loseQuestion');
  await begin(await onSale(5), 'tok_expires_soon');
  return findings();
};

/** One more piece comes in, past all services. */
const restock = async ({ open }: Stage, variantId: string) => {
  await rowsOf(
    open,
    'inventory',
    `WITH received AS (UPDATE stock SET on_hand = on_hand + 1 WHERE variant_id = $1 RETURNING variant_id, warehouse)
     INSERT INTO movements (step_key, variant_id, warehouse, kind, quantity)
     SELECT 'restock', variant_id, warehouse, 'received', 1 FROM received`,
    [variantId],
  );
};

const refusedAndRepeated: Mutant['trial'] = async (stage) => {
  const { begin, onSale, over, findings } = stage;
  const variantId = await onSale(1);
  await over(await begin(variantId));
  const refused = await begin(variantId);
  await over(refused);
  await restock(stage, variantId);
  await repeatOnceHeard(stage, reserve, refused);
  return findings();
};

const zombie: Mutant['trial'] = async ({ begin, onSale, open, over, findings }) => {
  const sagaId = await begin(await onSale(5), 'tok_expires_soon');
  await over(sagaId);
  const item = {
    id: `${sagaId}/zombie`,
    stepKey: `${sagaId}/reserve-stock/undo#9`,
    epoch: 1,
    correlationId: sagaId,
    body: { orderId: `ord_${sagaId}` },
  };
  const connection = await connect({ servers: open.nats.url });
  await connection.jetstream().publish('cmd.inventory.release-stock.v1', JSON.stringify({ items: [item] }));
  await connection.close();
  return findings();
};

const deadBeforeCommit: Mutant['trial'] = async ({ begin, onSale, open, wire, findings }) => {
  const variantId = await onSale(5);
  const [orders, inventory] = [open.shop.program('orders'), open.shop.program('inventory')];
  const keeper = new Client({ connectionString: open.databases.inventory });
  await keeper.connect();
  await keeper.query('BEGIN; LOCK TABLE holds IN ACCESS EXCLUSIVE MODE');
  await begin(variantId);
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
    AND wait_event_type = 'Lock' AND query LIKE '%stock: lock-holds%'`;
  await waitFor(async () => (await rowsOf(open, 'inventory', waiting)).length > 0);
  // Nobody asks again meanwhile: this is about the message that was in hand.
  orders.kill('SIGSTOP');
  inventory.kill('SIGKILL');
  await inventory.exited;
  const left = await wire.waiting('COMMANDS');
  await keeper.query('COMMIT');
  await keeper.end();
  await inventory.start();
  orders.kill('SIGCONT');
  return [...(left === 0 ? ['broker: a command that nobody has settled is gone'] : []), ...(await findings())];
};

/** The second order's message is relayed first; then comes one of the first order, whose name sorts before it. */
const lateCommit: Mutant['trial'] = async ({ begin, broker, onSale, open, wire, findings }) => {
  const variantId = await onSale(5);
  const first = await begin(variantId, 'tok_slow_1500');
  await waitFor(() => wire.overheard.filter(({ subject }) => subject === authorize).some(says(first)));
  broker.loseAcks(reserve);
  broker.loseAcks(pin, 2);
  await begin(variantId);
  await waitFor(() => broker.fired.length === 3, { withinMs: 20_000 });
  await waitFor(async () => (await rowsOf(open, 'orders', 'SELECT 1 FROM outbox')).length === 0, {
    withinMs: 15_000,
  }).catch(() => undefined);
  return findings();
};

const lostAnswer: Mutant['trial'] = async ({ bank, begin, onSale, findings }) => {
  bank.strike(/^POST \/v1\/authorizations$/, 'loseAnswer');
  await begin(await onSale(5));
  return findings();
};

const undoOvertakes: Mutant['trial'] = async ({ begin, broker, onSale, over, findings }) => {
  broker.strike(reserve, { delayMs: 9_000 }, 20);
  await over(await begin(await onSale(5)));
  const found = await findings();
  broker.heal();
  return found;
};

const tooManyBuyers: Mutant['trial'] = async ({ buyer, onSale, findings }) => {
  const variantId = await onSale(3);
  const carts = await fillCarts(buyer, 6, () => [{ variantId, quantity: 1 }]);
  const replies = await Promise.all(carts.map((cart) => askUntilFinal(buyer, cart)));
  const sold = replies.filter(({ result }) => result?.order).length;
  return [...(await findings()), ...(sold === 3 ? [] : [`shoppers: of 3 pieces ${sold} were sold`])];
};

export const mutants: readonly Mutant[] = [
  { mistake: 'compensation after step', planted: 'undo-after-answer', caughtBy: 'I5', trial: silentBank },
  { mistake: 'compensation error swallowed', planted: 'undo-errors-swallowed', caughtBy: 'I8', trial: deafBank },
  { mistake: 'no inbox primary key', planted: 'no-inbox-key', caughtBy: 'I5', trial: refusedAndRepeated },
  { mistake: 'no fencing', planted: 'no-fencing', caughtBy: 'I10', trial: zombie },
  { mistake: 'ack before commit', planted: 'ack-before-commit', caughtBy: 'broker', trial: deadBeforeCommit },
  { mistake: 'outbox by offset', planted: 'offset-outbox', caughtBy: 'I4', trial: lateCommit },
  { mistake: 'timeout is failure', planted: 'silence-is-no', caughtBy: 'I8', trial: lostAnswer },
  { mistake: 'no tombstone', planted: 'no-tombstone', caughtBy: 'I5', trial: undoOvertakes },
  { mistake: 'unconditional stock decrement', planted: 'no-stock-check', caughtBy: 'I1', trial: tooManyBuyers },
];
