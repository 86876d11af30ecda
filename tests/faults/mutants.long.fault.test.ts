// A test of the tests: the classic mistakes of a checkout, each planted in a shop of its own, in a situation in which it does
// harm. A named check must notice each; in a sound shop the same situations harm nobody.
import { createHistory } from './tools/history';
import { say } from './tools/say';
import { openStage, type Stage } from './tools/mutants/stage';
import { mutants } from './tools/mutants/trials';
import { plantedFault } from './tools/planted-faults';

const history = createHistory('mutants');
const rows: string[] = [];
let stage: Stage | undefined;

afterEach(async () => {
  await stage?.close();
  stage = undefined;
}, 60_000);
afterAll(() => say(`\n${rows.join('\n')}`));

test('a sound shop comes to no harm', async () => {
  stage = await openStage();
  for (const { mistake, trial } of mutants) expect([mistake, ...(await trial(stage))]).toEqual([mistake]);
}, 300_000);

test.each(mutants.map((mutant) => [mutant.mistake, mutant.caughtBy, mutant] as const))(
  '%s is caught by %s',
  async (mistake, caughtBy, { planted, trial }) => {
    stage = await openStage(planted);
    const found = await trial(stage);
    const caught = found.find((line) => line.split(/[ :]/)[0] === caughtBy);
    history.note('mutant', { mistake, planted, breaks: plantedFault(planted).breaks, caughtBy, said: caught, found });
    rows.push(`${mistake.padEnd(32)}${caughtBy.padEnd(10)}${caught ?? 'NOT CAUGHT'}`);
    expect({ mistake, found, caught }).toEqual({ mistake, found, caught: expect.any(String) as string });
  },
  180_000,
);
