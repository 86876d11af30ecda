// npm run check: everything about the code that needs no running server. All steps run, so that one look shows all.
import { spawnSync } from 'node:child_process';
import { ensureInstalled, root } from './prepare.mjs';

const node = (bin, ...args) => [process.execPath, [`node_modules/${bin}`, ...args]];

const steps = [
  ['format', node('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')],
  ['types', node('typescript/bin/tsc', '-b')],
  ['types of tests', node('typescript/bin/tsc', '-p', 'tsconfig.tests.json')],
  ['lint and walls', node('eslint/bin/eslint.js', '.')],
  ['generated files', [process.execPath, ['tools/dist/generate.js', '--check']]],
  ['lockfile', ['npm', ['ci', '--dry-run', '--no-audit', '--no-fund', '--loglevel=error']]],
];

const passes = ([name, [command, args]]) => {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name}  ${seconds} s`);
  if (status !== 0) console.log(`${stdout}${stderr}`);
  return status === 0;
};

ensureInstalled();
const failed = steps.filter((step) => !passes(step));
process.exit(failed.length ? 1 : 0);
