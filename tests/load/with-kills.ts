// What processes that die amid purchases cost in throughput: the same run without and with kills, in turn. The launcher
// starts again what dies; clients ask again with the same key, as clients do.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@cartograph/testkit';
import { benchCheckout, type CheckoutBench } from './checkout';
import { pidsOf } from './processes';

const victims = ['orders', 'inventory', 'payments', 'cart'];
const killEveryMs = 2_500;

/** Kills one service after another, telling each death, until stopped. */
const startKilling = (died: () => void) => {
  let turn = 0;
  const timer = setInterval(() => {
    const [pid] = pidsOf(victims[turn++ % victims.length]!);
    if (pid === undefined) return; // It is not back yet.
    process.kill(pid, 'SIGKILL');
    died();
  }, killEveryMs);
  return () => clearInterval(timer);
};

/** Prints both runs of each pair, keeps them for the report, and answers the invariants that do not hold. */
export const compareWithKills = async (
  shop: Readonly<Record<string, string>>,
  options: CheckoutBench,
  pairs: number,
): Promise<string[]> => {
  const broken: string[] = [];
  const kept = [];
  for (let pair = 0; pair < pairs; pair++) {
    const quiet = await benchCheckout(shop, { ...options, isPersistent: true });
    let kills = 0;
    const meanwhile = () => startKilling(() => kills++);
    const troubled = await benchCheckout(shop, { ...options, isPersistent: true, meanwhile });
    broken.push(...quiet.broken, ...troubled.broken);
    const both = { quiet: quiet.measured, troubled: { ...troubled.measured, kills } };
    kept.push(both);
    console.log(
      `${both.quiet.perSecond}/s without, ${both.troubled.perSecond}/s with ${both.troubled.kills} kills, ratio ${(both.troubled.perSecond / both.quiet.perSecond).toFixed(3)}`,
    );
  }
  // Beside the fault tests' run that it is to be reported with, when FAULT_RUN names one.
  const folder = join(repositoryRoot, 'reports/faults', process.env['FAULT_RUN'] ?? '');
  mkdirSync(folder, { recursive: true });
  const command = `npm run bench -- with-kills --clients ${options.clients} --seconds ${options.seconds} --pairs ${pairs}`;
  writeFileSync(join(folder, 'throughput.json'), JSON.stringify({ command, pairs: kept }, undefined, 2));
  return broken;
};
