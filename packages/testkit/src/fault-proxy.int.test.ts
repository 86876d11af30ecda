import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { startFaultProxy, type FaultProxy } from './fault-proxy';
import { waitFor } from './wait-for';

/** Says what it hears. */
let echo: Server;
let proxy: FaultProxy;
let client: Socket;
let heard: string;
let isClosed: boolean;

beforeEach(async () => {
  echo = createServer((socket) => socket.pipe(socket).on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await startFaultProxy(`tcp://127.0.0.1:${(echo.address() as AddressInfo).port}`);
  client = connect(Number(new URL(proxy.url).port), '127.0.0.1');
  [heard, isClosed] = ['', false];
  client.on('data', (chunk) => (heard += chunk.toString())).on('close', () => (isClosed = true));
  client.on('error', () => undefined);
  await once(client, 'connect');
});
afterEach(async () => {
  client.destroy();
  await proxy.stop();
  echo.close();
  await once(echo, 'close');
});

const say = (text: string) => void client.write(text);
const hears = (text: string) => waitFor(() => heard === text);

test('what is sent while the server stands still passes when it moves again', async () => {
  say('before ');
  await hears('before ');
  proxy.pause();
  say('meanwhile ');
  const late = connect(Number(new URL(proxy.url).port), '127.0.0.1');
  late.write('a newcomer');
  await once(late, 'connect');
  expect(heard).toBe('before ');
  await proxy.heal();
  await hears('before meanwhile ');
  expect((await once(late, 'data')).toString()).toBe('a newcomer');
  expect(isClosed).toBe(false);
  late.destroy();
});

test('what is sent while the server hangs is lost with its connection', async () => {
  proxy.hang();
  say('meanwhile');
  await proxy.heal();
  await waitFor(() => isClosed);
  expect(heard).toBe('');
});

test('a server that is cut off is there again when it heals', async () => {
  await proxy.cut();
  await waitFor(() => isClosed);
  await proxy.heal();
  const again = connect(Number(new URL(proxy.url).port), '127.0.0.1');
  again.write('again');
  expect((await once(again, 'data')).toString()).toBe('again');
  again.destroy();
});
