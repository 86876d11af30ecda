// The shop on which mutants are tried: its doors to NATS and to the card processor are in our hands, its patience is short.
import { waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../../../tools/buyer';
import { openShop, type OpenShop } from '../../../tools/open-shop';
import { putOnSale } from '../../../tools/shoppers';
import { auditBooks, sagasUnderWay } from '../invariants';
import { startHttpProxy, type HttpProxy } from '../proxies/http-proxy';
import { startNatsProxy, type NatsProxy } from '../proxies/nats-proxy';
import { booksOf } from '../settled';
import { operationsUnderWay, rowsOf } from '../stores';
import { tapWire, type Wire } from '../wire';

export interface Stage {
  readonly open: OpenShop;
  readonly buyer: Buyer;
  readonly wire: Wire;
  readonly broker: NatsProxy;
  readonly bank: HttpProxy;
  /** A product that is sold nowhere else on this stage. */
  readonly onSale: (pieces: number) => Promise<string>;
  /** Places an order and does not wait; answers with its saga's id. */
  readonly begin: (variantId: string, paymentMethodToken?: string) => Promise<string>;
  /** Waits until the saga is over. */
  readonly over: (sagaId: string) => Promise<unknown>;
  /** Waits until nothing moves any more, and answers with what the auditor finds then. */
  readonly findings: () => Promise<string[]>;
  close(): Promise<void>;
}

const statusOf = async (open: OpenShop, sagaId: string): Promise<string | undefined> =>
  (await rowsOf<{ status: string }>(open, 'orders', 'SELECT status FROM sagas WHERE id = $1', [sagaId]))[0]?.status;

const isStill = async (open: OpenShop, wire: Wire): Promise<boolean> => {
  const messages = (await wire.waiting('COMMANDS')) + (await wire.waiting('REPLIES'));
  return messages === 0 && (await operationsUnderWay(open)) === 0 && (await sagasUnderWay(open.databases.orders)) === 0;
};

/** `planted`: the mutant. */
export const openStage = async (planted?: string): Promise<Stage> => {
  const bank = await startHttpProxy();
  let broker: NatsProxy | undefined;
  const open = await openShop({
    planted,
    tuned: ['reserve-within-2s', 'authorize-within-2s'],
    env: { payments: { CARD_PROCESSOR_URL: bank.url } },
    beforeNats: async (url) => (broker = await startNatsProxy(url)).url,
  });
  bank.aim(open.shop.variables['CARD_PROCESSOR_URL']!);
  // They would have some of the harm mended before anybody looks.
  await open.processor.script({ kind: 'dropped', times: 'always' });
  const buyer = createBuyer(open.shop.url);
  const wire = await tapWire(open);
  wire.listen();
  let products = 0;
  return {
    open,
    buyer,
    wire,
    broker: broker!,
    bank,
    onSale: async (pieces) => (await putOnSale(open, buyer, `trial-${++products}`, [pieces]))[0]!,
    begin: async (variantId, paymentMethodToken = 'tok_approved') => {
      const cart = await buyer.fillCart([{ variantId, quantity: 1 }]);
      const { result } = await buyer.placeOrder(cart, { paymentMethodToken, waitMs: 0 });
      return result!.placement!.id.slice('plc_'.length);
    },
    over: (sagaId) =>
      waitFor(async () => ['DONE', 'UNDONE', 'IN_REVIEW'].includes((await statusOf(open, sagaId)) ?? ''), {
        withinMs: 30_000,
      }),
    findings: async () => {
      await waitFor(() => isStill(open, wire), { withinMs: 40_000 });
      let found: string[] = [];
      // The last rows leave their outboxes a moment after the last saga is over.
      await waitFor(async () => (found = await auditBooks(booksOf(open))).length === 0, { withinMs: 4_000 }).catch(
        () => undefined,
      );
      return found;
    },
    close: async () => {
      await wire.close();
      await open.close();
      await Promise.all([bank.stop(), broker!.stop()]);
    },
  };
};
