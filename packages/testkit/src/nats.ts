// A broker for each test file, up in milliseconds, that can be stopped, killed, emptied and started again.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { aFolder } from './folder';
import { testServers } from './servers';

export interface TestNats {
  readonly url: string;
  readonly port: number;
  /** Where it keeps its streams. */
  readonly folder: string;
  /** Starts it again on the same port, with what its folder still holds. */
  start(): Promise<void>;
  /** An orderly end; start() brings it back. */
  stop(): Promise<void>;
  /** SIGKILL: what was not on disk is gone. */
  kill(): Promise<void>;
  /** Stops it if it runs and loses all streams and consumers, as a new disk would. */
  wipe(): Promise<void>;
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
};

const greets = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => resolve(true)).once('error', () => resolve(false));
    socket.once('data', () => socket.destroy());
  });

/** Starts a broker with JetStream and resolves when it takes clients. */
export const startNats = async (): Promise<TestNats> => {
  const port = await freePort();
  const folder = aFolder('nats');
  let broker: ChildProcess | undefined;

  const start = async () => {
    const args = ['-js', '-sd', folder, '-a', '127.0.0.1', '-p', String(port)];
    const started = spawn(testServers().natsServer, args, { stdio: 'ignore' });
    broker = started;
    while (!(await greets(port))) {
      if (started.exitCode !== null) throw new Error(`nats-server ended with code ${started.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  const end = async (signal: NodeJS.Signals) => {
    const ending = broker;
    broker = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    ending.kill(signal);
    await once(ending, 'exit');
  };

  const wipe = async () => {
    await end('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  };

  await start();
  return {
    url: `nats://127.0.0.1:${port}`,
    port,
    folder,
    start,
    // SIGINT ends it at once; SIGTERM would let its clients leave one by one.
    stop: () => end('SIGINT'),
    kill: () => end('SIGKILL'),
    wipe,
  };
};
