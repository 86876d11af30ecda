// npm run faults:report: writes docs/reliability.md from the last whole long round of the fault tests.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@cartograph/testkit';
import { reliabilityPage } from './page';
import { readRun } from './read-run';

const page = 'docs/reliability.md';
writeFileSync(join(repositoryRoot, page), reliabilityPage(readRun()));
const prettier = ['node_modules/prettier/bin/prettier.cjs', '--write', page];
process.stdout.write(execFileSync(process.execPath, prettier, { cwd: repositoryRoot, encoding: 'utf8' }));
