import { createServer } from 'node:net';
import { watchForLeaks } from './leaks';

test('a server left listening is named', async () => {
  const expectNoLeaks = watchForLeaks();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await expect(expectNoLeaks()).rejects.toThrow('left open: 1 TCPServerWrap');
  await new Promise((resolve) => server.close(resolve));
  await expectNoLeaks();
});

test('a timer left running is named', async () => {
  const expectNoLeaks = watchForLeaks();
  const timer = setInterval(() => undefined, 60_000);
  await expect(expectNoLeaks().finally(() => clearInterval(timer))).rejects.toThrow('left open: 1 Timeout');
  await expectNoLeaks();
});

test('timers that have run, were cleared or do not hold the process are no leak', async () => {
  const expectNoLeaks = watchForLeaks();
  await new Promise((resolve) => setImmediate(resolve));
  clearTimeout(setTimeout(() => undefined, 60_000));
  setTimeout(() => undefined, 60_000).unref();
  await expectNoLeaks();
});
