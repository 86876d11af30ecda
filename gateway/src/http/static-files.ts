// Files of a folder that never change while we run. Nothing outside of it can be named.
import { createReadStream, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Sends a file of the folder with some more headers; false when there is none of that name. */
export const sendFile = (
  response: ServerResponse,
  folder: string,
  name: string,
  headers: Readonly<Record<string, string>> = {},
): boolean => {
  const file = normalize(join(folder, name));
  const type = types[extname(file)];
  const found = file.startsWith(folder + sep) && type ? statSync(file, { throwIfNoEntry: false }) : undefined;
  if (!found?.isFile()) return false;
  response.writeHead(200, {
    'content-type': type,
    'content-length': found.size,
    'cache-control': 'public, max-age=3600',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  createReadStream(file).pipe(response);
  return true;
};
