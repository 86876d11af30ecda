// Altair at /explorer/, served from node_modules and told our endpoint and examples; it works with no internet, and its
// Content-Security-Policy lets it talk to nobody but us.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDistDirectory, renderAltair } from 'altair-static';
import { pagesFolder } from './landing-page';

export const explorerPath = '/explorer/';
export const explorerFolder = getDistDirectory();
export const examplesFolder = join(__dirname, '../examples');

const startScript = 'explorer.mjs';

/** The editor writes its styles into the page, and runs its language tools in workers. */
export const explorerPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

export interface Example {
  readonly name: string;
  readonly query: string;
  /** JSON, in which `{{name}}` is what the script of an example before it has kept. */
  readonly variables: string;
  /** Runs in the visitor's browser after the answer and keeps what the next examples need. */
  readonly script: string;
}

const read = (file: string): string => {
  const path = join(examplesFolder, file);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
};

/** The example operations in their order: NN-name.graphql, with its variables and its script beside it. */
export const readExamples = (): Example[] =>
  readdirSync(examplesFolder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => {
      const stem = file.replace(/\.graphql$/, '');
      return {
        name: stem.replace(/^\d+-/, ''),
        query: read(file),
        variables: read(`${stem}.variables`),
        script: read(`${stem}.js`),
      };
    });

/** What is ours in the explorer: its page, the script that starts it and the examples; all other files are Altair's. */
export const createExplorer = (): Readonly<Record<string, { type: string; body: string }>> => ({
  [explorerPath]: {
    type: 'text/html; charset=utf-8',
    body: renderAltair({ baseURL: explorerPath, serveInitialOptionsInSeperateRequest: startScript }),
  },
  [explorerPath + startScript]: {
    type: 'text/javascript; charset=utf-8',
    body: readFileSync(join(pagesFolder, startScript), 'utf8'),
  },
  [`${explorerPath}examples.json`]: {
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(readExamples()),
  },
});
