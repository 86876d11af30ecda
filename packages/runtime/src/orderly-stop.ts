import type { Server, ServerResponse } from 'node:http';

/**
 * Returns what stops a server: nobody new comes in, and it resolves when every answer under way has been sent. Each tells
 * its client to close the connection, since one that is kept alive would otherwise keep the server open.
 */
export const orderlyStopOf = (server: Server): (() => Promise<void>) => {
  const underWay = new Set<ServerResponse>();
  let isStopping = false;
  server.prependListener('request', (_, response: ServerResponse) => {
    if (isStopping) response.setHeader('connection', 'close');
    underWay.add(response);
    response.on('close', () => underWay.delete(response));
  });
  return () =>
    new Promise((resolve, reject) => {
      isStopping = true;
      for (const response of underWay) if (!response.headersSent) response.setHeader('connection', 'close');
      server.close((fault) => (fault ? reject(fault) : resolve()));
      server.closeIdleConnections();
    });
};
