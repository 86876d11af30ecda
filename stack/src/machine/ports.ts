import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Whether nobody listens on this port of this machine. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });

const lives = (pid: number): boolean => {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
};

/**
 * Notes for all launchers of this machine that this process will soon use a port. Between choosing a port and listening
 * on it lies the start of a server; two shops that start at the same time would choose the same.
 */
const claim = (port: number): boolean => {
  const folder = join(tmpdir(), `cartograph-ports-${userInfo().username}`);
  mkdirSync(folder, { recursive: true });
  const note = join(folder, String(port));
  try {
    writeFileSync(note, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (lives(Number(readFileSync(note, 'utf8')))) return false;
    writeFileSync(note, String(process.pid));
    return true;
  }
};

const isOurs = async (port: number): Promise<boolean> => (await isFree(port)) && claim(port);

export interface Port {
  readonly port: number;
  /** The preferred one was taken. */
  readonly taken: boolean;
}

/**
 * Hands out ports, each once. `preferred` takes the usual number or the next free one above it; `free` draws below the
 * range that the system gives to outgoing connections, where two runs on one machine hardly meet.
 */
export const createPorts = (kind: 'preferred' | 'free', isOpen = isOurs, draw = Math.random) => {
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
