import { Unobtainable } from '../fetch/unobtainable';
import { silent } from '../machine/report';
import { resolve } from './resolve';
import type { Machine, Source, Store } from './store';

const installed: Source = { from: 'PATH', program: '/usr/bin/thing-server' };
const fetched: Source = { from: 'a package', program: '/cache/thing-server' };

const aStore = (fields: Partial<Store> = {}): Store => ({
  name: 'redis',
  variable: 'THING_URL',
  port: 1234,
  url: (port) => `thing://127.0.0.1:${port}`,
  installed: () => Promise.resolve(undefined),
  obtain: () => Promise.resolve(fetched),
  program: () => Promise.reject(new Error('nothing is started here')),
  ...fields,
});

const aMachine = (env: NodeJS.ProcessEnv = {}): Machine => ({ env, cache: '/cache', report: silent });
const engine = () => Promise.resolve('/usr/bin/docker');
const noEngine = () => Promise.resolve(undefined);

test('a URL in the environment wins over everything', async () => {
  const store = aStore({ installed: () => Promise.resolve(installed) });
  const machine = aMachine({ THING_URL: 'thing://elsewhere' });
  expect(await resolve(store, machine, engine)).toEqual({ kind: 'given', url: 'thing://elsewhere' });
});

test('an empty URL counts as none', async () => {
  expect(await resolve(aStore(), aMachine({ THING_URL: '' }), noEngine)).toEqual({ kind: 'program', source: fetched });
});

test('a program that is installed wins over a container', async () => {
  const store = aStore({ installed: () => Promise.resolve(installed) });
  expect(await resolve(store, aMachine(), engine)).toEqual({ kind: 'program', source: installed });
});

test('a container engine that answers wins over fetching', async () => {
  const store = aStore({ obtain: () => Promise.reject(new Error('nothing is fetched')) });
  expect(await resolve(store, aMachine(), engine)).toEqual({ kind: 'container' });
});

test('what is nowhere is fetched', async () => {
  expect(await resolve(aStore(), aMachine(), noEngine)).toEqual({ kind: 'program', source: fetched });
});

test('what cannot be fetched is absent, with the remedy', async () => {
  const store = aStore({ obtain: () => Promise.reject(new Unobtainable('install thing-server 7')) });
  expect(await resolve(store, aMachine(), noEngine)).toEqual({ kind: 'absent', remedy: 'install thing-server 7' });
});

test('a fetch that fails is a fault, and no absence', async () => {
  const store = aStore({ obtain: () => Promise.reject(new Error('the disk is full')) });
  await expect(resolve(store, aMachine(), noEngine)).rejects.toThrow('the disk is full');
});
