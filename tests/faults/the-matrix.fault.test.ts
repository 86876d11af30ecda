// Every action of a saga, every moment of it, every process that may die then: a dead one comes back, the saga ends, and
// the auditor finds nothing.
// Turned red by `no-relay`: reserve · after effect, before reply · participant dies
import { createChance, drawSome } from './tools/chance';
import { say } from './tools/say';
import { createHistory } from './tools/history';
import { cells, nameOf, victims, type Cell } from './tools/matrix/cells';
import type { Outcome } from './tools/matrix/lane';
import { createLanes } from './tools/matrix/lanes';
import { recoveryOf, tableOf } from './tools/matrix/table';
import { isLong } from './tools/round';

const chance = createChance('the matrix');
const history = createHistory('matrix');
const lanes = createLanes(isLong ? 3 : 2, history);
const outcomes = new Map<Cell, Outcome>();
const pairs: Outcome[] = [];

// The short round takes two for each victim; the long one all.
const chosen = isLong
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
  say(`\n${tableOf(ran)}\n    ${recoveryOf([...ran.values(), ...pairs])}`);
  say(`${pairs.length} pairs, of which ${pairs.filter(({ isFiredAgain }) => isFiredAgain).length} died twice`);
  history.note('matrix', { cells: [...ran].map(([cell, outcome]) => ({ ...cell, ...outcome })), pairs });
}, 60_000);

test('undisturbed, every point of the matrix is crossed', async () => {
  const errands = [...new Set(cells.map(({ errand }) => errand))];
  const crossings = await lanes.use(async (lane) => {
    const found = [];
    for (const errand of errands) found.push([errand, await lane.dryRun(errand)] as const);
    return new Map(found);
  });
  const crossed = ({ errand, crosser, point }: Cell) => crossings.get(errand)!.get(crosser)![point] ?? 0;
  expect(cells.filter((cell) => crossed(cell) < 1).map(nameOf)).toEqual([]);
  say(`${cells.length} cells, ${new Set(cells.map(({ point }) => point)).size} points, victims ${victims.join(', ')}`);
}, 120_000);

test.concurrent.each(chosen.map((cell) => [nameOf(cell), cell] as const))(
  '%s',
  async (_, cell) => {
    const outcome = await lanes.use((lane) => lane.run(cell));
    outcomes.set(cell, outcome);
    expect(outcome).toMatchObject({ isFired: true, ending: outcome.expectedEnding, broken: [] });
  },
  240_000,
);

/** Deaths of a process that has just come back, where the same errand may still lead it. */
const twice = (count: number) =>
  drawSome(
    chance,
    cells.filter(({ crosser, dies }) => crosser === dies),
    count,
  ).map((cell) => {
    const later = cells
      .slice(cells.indexOf(cell))
      .filter((it) => it.errand === cell.errand && it.crosser === cell.dies);
    return [nameOf(cell), chance.pick(later).point, cell] as const;
  });

test.concurrent.each(twice(isLong ? 15 : 1))(
  '%s, and is back, and dies at %s',
  async (_, again, cell) => {
    const outcome = await lanes.use((lane) => lane.run(cell, again));
    pairs.push(outcome);
    expect(outcome).toMatchObject({ isFired: true, ending: outcome.expectedEnding, broken: [] });
  },
  240_000,
);
