// Altair at /explorer/, served from node_modules and told our endpoint and examples; it works with no internet, and its
// Content-Security-Policy lets it talk to nobody but us.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDistDirectory, renderAltair, renderInitSnippet } from 'altair-static';

export const explorerPath = '/explorer/';
export const explorerFolder = getDistDirectory();
export const examplesFolder = join(__dirname, '../examples');

const startScript = 'start.js';

/** The editor writes its styles into the page, and runs its language tools in workers. */
export const explorerPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** Scripts that a user writes for a request run in a frame that may do nothing but that. */
export const explorerFramePolicy = "sandbox allow-scripts; default-src 'self' 'unsafe-inline' 'unsafe-eval'";

export interface Example {
  readonly name: string;
  readonly query: string;
  readonly variables: string;
}

/** The example operations in their order: NN-name.graphql with its variables beside it. */
export const readExamples = (): Example[] =>
  readdirSync(examplesFolder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => {
      const read = (path: string) => readFileSync(join(examplesFolder, path), 'utf8').trim();
      const stem = file.replace(/\.graphql$/, '');
      return { name: stem.replace(/^\d+-/, ''), query: read(file), variables: read(`${stem}.json`) };
    });

/** The files of the explorer that are ours; all others are Altair's. */
export const createExplorer = (): Readonly<Record<string, { type: string; body: string }>> => {
  const options = {
    baseURL: explorerPath,
    endpointURL: '/graphql',
    serveInitialOptionsInSeperateRequest: startScript,
    instanceStorageNamespace: 'cartograph_',
    disableAccount: true,
    initialWindows: readExamples().map(({ name, query, variables }) => ({
      initialName: name,
      initialQuery: query,
      initialVariables: variables,
      endpointURL: '/graphql',
    })),
  };
  return {
    [explorerPath]: { type: 'text/html; charset=utf-8', body: renderAltair(options) },
    [`${explorerPath}${startScript}`]: { type: 'text/javascript; charset=utf-8', body: renderInitSnippet(options) },
  };
};
