import { checkReadiness } from './health';

test('what answers is ok, and all ok is ready', async () => {
  const probes = { postgres: async () => 'anything', nats: async () => undefined };
  expect(await checkReadiness(probes)).toEqual({ ready: true, checks: { postgres: 'ok', nats: 'ok' } });
});

test('what throws is unavailable, and never says why, since the reason might name a host', async () => {
  const probes = {
    postgres: () => Promise.reject(new Error('connect ECONNREFUSED 10.1.2.3')),
    nats: () => {
      throw new Error('10.1.2.3');
    },
    redis: async () => 'PONG',
  };
  const readiness = await checkReadiness(probes);
  expect(readiness).toEqual({ ready: false, checks: { postgres: 'unavailable', nats: 'unavailable', redis: 'ok' } });
});

test('what is silent for a second is unavailable, and no timer is left', async () => {
  jest.useFakeTimers();
  const checking = checkReadiness({ postgres: () => new Promise(() => undefined), redis: async () => 'PONG' });
  await jest.advanceTimersByTimeAsync(1_000);
  expect(await checking).toEqual({ ready: false, checks: { postgres: 'unavailable', redis: 'ok' } });
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

test('a service that needs nothing is ready', async () => {
  expect(await checkReadiness({})).toEqual({ ready: true, checks: {} });
});
