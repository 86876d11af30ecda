import { createServer } from 'node:net';

/** Whether nobody listens on this port of this machine. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });

/**
 * Hands out ports, each once. `preferred` takes the usual number or the next free one above it; `free` draws below the
 * range that the system gives to outgoing connections, where two runs on one machine hardly meet.
 */
export const createPorts = (kind: 'preferred' | 'free', probe = isFree, draw = Math.random) => {
  const given = new Set<number>();
  const next = kind === 'preferred' ? (port: number) => port + 1 : () => 11_000 + Math.floor(draw() * 20_000);
  return async (preferred: number): Promise<number> => {
    let port = kind === 'preferred' ? preferred : next(preferred);
    for (let tries = 0; tries < 500; tries += 1) {
      if (!given.has(port)) {
        given.add(port);
        if (await probe(port)) return port;
        if (kind === 'free') given.delete(port);
      }
      port = next(port);
    }
    throw new Error(`No free port was found from ${preferred} on.`);
  };
};

export type Ports = ReturnType<typeof createPorts>;
