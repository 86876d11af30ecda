// One shop for each data folder: two would write the same files.
import { endPrograms, isAlive } from '../machine/program-identity';
import type { Report } from '../machine/report';
import { readRunFile, removeRunFile } from '../machine/run-file';
import type { Places } from './places';

/** Throws while another launcher runs here, and clears away what one left that was killed. */
export const beTheOnlyLauncher = async ({ shopFile, shopVariablesFile }: Places, report: Report): Promise<void> => {
  const run = await readRunFile(shopFile);
  if (!run) return;
  if (run.owner && (await isAlive(run.owner)))
    throw new Error(`The shop of this folder runs already, as process ${run.owner.pid}: stop it first.`);
  const left = (await Promise.all(run.programs.map(isAlive))).filter(Boolean).length;
  if (left > 0) report('launcher', `stopping ${left} processes of a run that was killed`);
  await endPrograms(run.programs);
  await Promise.all([removeRunFile(shopFile), removeRunFile(shopVariablesFile)]);
};
