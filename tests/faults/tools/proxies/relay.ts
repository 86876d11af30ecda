// What all proxies of the fault tests stand on: a port that takes connections and lets a protocol's reader sit between the
// two sides of each.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Both sides of one connection. What a reader does not write on is lost. */
export interface Sides {
  readonly client: Socket;
  readonly server: Socket;
  /** Breaks both sides, as a network does. */
  cut(): void;
}

export interface Reader {
  fromClient(bytes: Buffer): void;
  fromServer(bytes: Buffer): void;
}

export interface Relay {
  /** The server's URL, by way of the proxy. */
  readonly url: string;
  /** Breaks every connection and takes no more. */
  stop(): Promise<void>;
}

/** Takes connections on a free port for the server of a URL; each gets a reader of its own. */
export const startRelay = async (serverUrl: string, read: (sides: Sides) => Reader): Promise<Relay> => {
  const target = new URL(serverUrl);
  const open = new Set<Sides>();
  const listener = createServer((client) => {
    const server = connect(Number(target.port), target.hostname);
    const sides: Sides = {
      client,
      server,
      cut: () => {
        client.destroy();
        server.destroy();
      },
    };
    open.add(sides);
    const reader = read(sides);
    client.on('data', (bytes) => reader.fromClient(bytes));
    server.on('data', (bytes) => reader.fromServer(bytes));
    for (const socket of [client, server]) {
      socket.setNoDelay();
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(sides);
        sides.cut();
      });
    }
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const url = new URL(serverUrl);
  url.host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  return {
    url: url.href,
    stop: async () => {
      const closed = once(listener, 'close');
      listener.close();
      open.forEach(({ cut }) => cut());
      await closed;
    },
  };
};
