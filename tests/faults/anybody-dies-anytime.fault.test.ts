// Turned red by `leaves-late-and-once`: anybody dies at any time while people buy: everybody gets what he was to get, once, and the books are in order meanwhile and after
import { waitFor } from '@cartograph/testkit';
import { createBuyer, type Buyer } from '../tools/buyer';
import { openShop, type OpenShop } from '../tools/open-shop';
import { putOnSale } from '../tools/shoppers';
import { createChance } from './tools/chance';
import { createHistory } from './tools/history';
import { sagasUnderWay } from './tools/invariants';
import { isBrief } from './tools/round';
import { say } from './tools/say';
import { expectBooksInOrder } from './tools/settled';
import { auditUntil, buyUntil, killFor, type Bought, type Storm } from './tools/storm';

const clients = 10;
const calmMs = isBrief ? 2_000 : 20_000;
const stormMs = isBrief ? 8_000 : 120_000;

let open: OpenShop;
let buyer: Buyer;

beforeAll(async () => {
  open = await openShop({ processes: { orders: 2 } });
  buyer = createBuyer(open.shop.url);
}, 120_000);
afterAll(() => open?.close(), 30_000);

const disappointed = (bought: readonly Bought[]) =>
  bought.filter(({ ending, expectedEnding }) => ending !== expectedEnding);

test('anybody dies at any time while people buy: everybody gets what he was to get, once, and the books are in order meanwhile and after', async () => {
  const history = createHistory('anybody-dies');
  // More than anybody can buy in the time, so that who gets none was not too late.
  const variantIds = await putOnSale(
    open,
    buyer,
    'storm',
    Array.from({ length: 20 }, () => 10_000),
  );
  const storm: Storm = { open, buyer, variantIds, history, chance: createChance('anybody dies'), seen: new Set() };
  const calmUntil = Date.now() + calmMs;
  const calm = await buyUntil(storm, clients, () => Date.now() >= calmUntil);

  let isOver = false;
  const killing = killFor(storm, open.shop.programs, stormMs).finally(() => (isOver = true));
  const buying = buyUntil(storm, clients, () => isOver);
  const auditing = auditUntil(storm, () => isOver);
  const [stormy, kills, { broken, audits }] = await Promise.all([buying, killing, auditing]);
  const quietAt = Date.now();
  await waitFor(async () => (await sagasUnderWay(open.databases.orders)) === 0, { withinMs: 30_000 });
  const settledMs = Date.now() - quietAt;

  history.note('storm', {
    calm: calm.perSecond,
    stormy: stormy.perSecond,
    orders: stormy.bought.length,
    ...kills,
    audits,
    settledMs,
  });
  say(`killed ${JSON.stringify(kills.killed)} while sagas stood at ${JSON.stringify(kills.phases)}`);
  say(
    `${stormy.bought.length} orders, ${stormy.perSecond} a second, ${calm.perSecond} when nobody dies; ${audits} audits`,
  );
  say(`${settledMs} ms after the last was back, no saga was under way`);
  expect(disappointed([...calm.bought, ...stormy.bought])).toEqual([]);
  expect(broken).toEqual([]);
  await expectBooksInOrder(open);
}, 400_000);
