import { createServer } from 'node:net';

/** Whether nobody listens on this port of this machine. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });

export interface Port {
  readonly port: number;
  /** The preferred one was taken. */
  readonly taken: boolean;
}

/**
 * Hands out ports, each once. `preferred` takes the usual number or the next free one above it; `free` draws below the
 * range that the system gives to outgoing connections, where two runs on one machine hardly meet.
 */
export const createPorts = (kind: 'preferred' | 'free', isOpen = isFree, draw = Math.random) => {
  const given = new Set<number>();
  const drawn = () => 11_000 + Math.floor(draw() * 20_000);
  return async (preferred: number): Promise<Port> => {
    let port = kind === 'preferred' ? preferred : drawn();
    for (let tries = 0; tries < 500; tries += 1) {
      if (!given.has(port)) {
        given.add(port); // before asking, so that two who ask at once get two ports
        if (await isOpen(port)) return { port, taken: kind === 'preferred' && port !== preferred };
      }
      port = kind === 'preferred' ? port + 1 : drawn();
    }
    throw new Error(`No free port was found from ${preferred} on.`);
  };
};

export type Ports = ReturnType<typeof createPorts>;
