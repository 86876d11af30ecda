// npm start and npm run dev (--watch): installs and builds what is missing, then hands over to the launcher.
// Who has just built says --built.
// Plain JavaScript without imports of packages, since it runs before there are any.
import { existsSync } from 'node:fs';
import { ensureBuilt, ensureInstalled, root } from './prepare.mjs';

const begun = performance.now();
if (existsSync(`${root}.env`)) process.loadEnvFile(`${root}.env`);
process.chdir(root);
if (!process.argv.includes('--built')) {
  ensureInstalled();
  ensureBuilt();
}

const { runShop } = (await import('../stack/dist/commands/start.js')).default;
process.exit(await runShop({ watch: process.argv.includes('--watch'), begun }));
