// The page at /: what this is, where it listens, how to ask it something. Everything on it comes from this process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const pagesFolder = join(__dirname, '../pages');

export const sandboxOrigin = 'https://studio.apollographql.com';

export const landingPagePolicy =
  "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const curlExample = (endpoint: string): string =>
  `curl ${endpoint} \\
  -H 'content-type: application/json' \\
  -d '{"query":"{ products { nodes { title } } }"}'`;

const sandboxNote = (corsOrigins: readonly string[]): string =>
  corsOrigins.includes(sandboxOrigin)
    ? 'Sandbox is loaded from the internet and talks to this address from your browser.'
    : `Sandbox is loaded from the internet, and may talk to this address once GATEWAY_CORS_ORIGINS names ${sandboxOrigin}.`;

/** Reads the page once and returns what fills it in for the address that a visitor came to. */
export const createLandingPage = (corsOrigins: readonly string[]): ((origin: string) => string) => {
  const template = readFileSync(join(pagesFolder, 'landing.html'), 'utf8');
  return (origin) => {
    const endpoint = `${origin}/graphql`;
    const values: Readonly<Record<string, string>> = {
      endpoint,
      sandbox: `${sandboxOrigin}/sandbox/explorer?endpoint=${encodeURIComponent(endpoint)}`,
      sandboxNote: sandboxNote(corsOrigins),
      curl: curlExample(endpoint),
    };
    return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => escapeHtml(values[name] ?? ''));
  };
};

/** What a visitor without a browser is told. */
export const landingText = (origin: string): string =>
  `Cartograph: a shop behind one GraphQL endpoint.\nPOST ${origin}/graphql, or open ${origin}/explorer/ in a browser.\n`;
