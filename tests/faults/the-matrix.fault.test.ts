// Every action of a saga, every moment of it, every process that may die then: a dead one comes back, the saga ends, and
// the auditor finds nothing.
// Turned red by `no-relay`: authorize · before send · orders dies
// Turned red by `no-relay`: reserve · after effect, before reply · participant dies
// Turned red by `no-relay`: void · after effect, before reply · participant dies
// Turned red by `relay-tries-once`: authorize · before send · orders dies, is back, and dies at publish.before:cmd.payments.authorize-payment.v1
import { createChance, drawSome } from './tools/chance';
import { say } from './tools/say';
import { createHistory } from './tools/history';
import { cells, pairs, victims, type Cell } from './tools/matrix/cells';
import type { Outcome } from './tools/matrix/lane';
import { createLanes } from './tools/matrix/lanes';
import { recoveryOf, tableOf } from './tools/matrix/table';
import { isLong, isToTurnRed } from './tools/round';

const chance = createChance('the matrix');
const history = createHistory('matrix');
const lanes = createLanes(isLong ? 3 : 2, history);
const outcomes = new Map<Cell, Outcome>();
const diedTwice: Outcome[] = [];

// The short round takes two for each victim; the long one all. Where one is named, all are there to be chosen from.
const chosen =
  isLong || isToTurnRed
    ? cells
    : victims.flatMap((victim) =>
        drawSome(
          chance,
          cells.filter((cell) => cell.victim === victim),
          2,
        ),
      );

afterAll(async () => {
  await lanes.close();
  const ran = new Map(cells.flatMap((cell) => (outcomes.has(cell) ? [[cell, outcomes.get(cell)!]] : [])));
  say(`\n${tableOf(ran)}\n    ${recoveryOf([...ran.values(), ...diedTwice])}`);
  history.note('matrix', { cells: [...ran].map(([cell, outcome]) => ({ ...cell, ...outcome })), pairs: diedTwice });
}, 60_000);

test('undisturbed, every point of the matrix is crossed', async () => {
  const errands = [...new Set(cells.map(({ errand }) => errand))];
  const crossings = await lanes.use(async (lane) => {
    const found = [];
    for (const errand of errands) found.push([errand, await lane.dryRun(errand)] as const);
    return new Map(found);
  });
  const crossed = ({ errand, crosser, point }: Cell) => crossings.get(errand)!.get(crosser)![point] ?? 0;
  expect(cells.filter((cell) => crossed(cell) < 1)).toEqual([]);
  say(`${cells.length} cells, ${new Set(cells.map(({ point }) => point)).size} points, victims ${victims.join(', ')}`);
}, 120_000);

test.concurrent.each(chosen.map((cell) => [cell.action, cell.moment, cell.victim, cell] as const))(
  '%s · %s · %s dies',
  async (_action, _moment, _victim, cell) => {
    const outcome = await lanes.use((lane) => lane.run(cell));
    outcomes.set(cell, outcome);
    expect(outcome).toMatchObject({ isFired: true, ending: outcome.expectedEnding, broken: [] });
  },
  240_000,
);

const drawn = isToTurnRed ? pairs : drawSome(chance, pairs, isLong ? 15 : 1);

test.concurrent.each(drawn.map(({ cell, again }) => [cell.action, cell.moment, cell.victim, again, cell] as const))(
  '%s · %s · %s dies, is back, and dies at %s',
  async (_action, _moment, _victim, again, cell) => {
    const outcome = await lanes.use((lane) => lane.run(cell, again));
    diedTwice.push(outcome);
    const { expectedEnding: ending } = outcome;
    expect(outcome).toMatchObject({ isFired: true, isFiredAgain: true, ending, broken: [] });
  },
  240_000,
);
