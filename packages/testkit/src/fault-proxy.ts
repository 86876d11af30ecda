// Stands between a service and one of its servers, so that a test can take the server away and give it back.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface FaultProxy {
  /** The server's URL, by way of the proxy. */
  readonly url: string;
  /** Breaks what is connected and refuses what comes. */
  cut(): Promise<void>;
  /** Cuts, and heals after `ms` milliseconds. */
  cutFor(ms: number): Promise<void>;
  /** Takes connections, and passes nothing on: the server hangs. What is sent is lost with its connection at `heal`. */
  hang(): void;
  /** The server stands still: what is sent, in both directions, waits, and passes late at `heal`. */
  pause(): void;
  /** As if nothing had happened. */
  heal(): Promise<void>;
  stop(): Promise<void>;
}

/** A proxy before the server of a URL (`redis://127.0.0.1:6379`), on a free port. */
export const startFaultProxy = async (serverUrl: string): Promise<FaultProxy> => {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let isHanging = false;
  let isPaused = false;

  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk) => isHanging || to.write(chunk));
      if (isPaused) from.pause();
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const cut = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    breakAll();
    await closed;
  };

  const heal = async () => {
    if (isHanging) breakAll();
    for (const socket of sockets) socket.resume();
    isHanging = isPaused = false;
    if (!server.listening) await listen(port);
  };

  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(serverUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    cut,
    hang: () => {
      isHanging = true;
    },
    pause: () => {
      isPaused = true;
      for (const socket of sockets) socket.pause();
    },
    heal,
    cutFor: async (ms) => {
      await cut();
      await pause(ms);
      await heal();
    },
    stop: cut,
  };
};
