// Runs one command of the launcher: npm run stack:up and its like. Installs and builds what is missing first.
import { existsSync } from 'node:fs';
import { ensureBuilt, ensureInstalled, root } from './prepare.mjs';

if (existsSync(`${root}.env`)) process.loadEnvFile(`${root}.env`);
ensureInstalled();
ensureBuilt();
const [command, ...args] = process.argv.slice(2);
process.argv = [process.argv[0], command, ...args];
await import(`../stack/dist/commands/${command}.js`);
