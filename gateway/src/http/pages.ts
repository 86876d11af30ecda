// What a person with a browser finds: the landing page and the explorer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createExplorer, explorerFolder, explorerPath, explorerPolicy } from '../explorer';
import { createLandingPage, landingPagePolicy, landingText, pagesFolder } from '../landing-page';
import { sendFile } from './static-files';

/** Answers a GET, or returns false when there is no page of that path. */
export type Pages = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

// A Host header is a stranger's text; what does not look like one is not repeated.
const originOf = ({ headers: { host } }: IncomingMessage): string =>
  `http://${host && /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host) ? host : 'localhost'}`;

const send = (response: ServerResponse, type: string, body: string, policy: string): true => {
  response.writeHead(200, {
    'content-type': type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  });
  response.end(body);
  return true;
};

export const createPages = (corsOrigins: readonly string[]): Pages => {
  const landingPage = createLandingPage(corsOrigins);
  const explorer = createExplorer();

  const sendExplorer = (response: ServerResponse, path: string): boolean => {
    const ours = explorer[path];
    if (ours) return send(response, ours.type, ours.body, explorerPolicy);
    const name = path.slice(explorerPath.length);
    return sendFile(response, explorerFolder, name, { 'content-security-policy': explorerPolicy });
  };

  return (request, response, path) => {
    if (path === '/') {
      const isBrowser = request.headers.accept?.includes('text/html') ?? false;
      const origin = originOf(request);
      return isBrowser
        ? send(response, 'text/html; charset=utf-8', landingPage(origin), landingPagePolicy)
        : send(response, 'text/plain; charset=utf-8', landingText(origin), landingPagePolicy);
    }
    if (path === '/explorer') {
      response.writeHead(308, { location: explorerPath }).end();
      return true;
    }
    if (path.startsWith(explorerPath)) return sendExplorer(response, path);
    return /^\/landing\.(css|js|svg)$/.test(path) && sendFile(response, pagesFolder, path.slice(1));
  };
};
