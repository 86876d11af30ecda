import { z } from 'zod';
import { ConfigError, env, readConfig } from './read-config';
import { Secret } from './secret';

const shape = z.object({
  SHOP_PORT: env.port.default(4000),
  SHOP_URL: env.url,
  SHOP_URLS: env.urls,
  SHOP_SECRET: env.secret,
  SHOP_TIMEOUT_MS: env.ms,
  LOG_LEVEL: env.logLevel.default('info'),
});

const good = {
  SHOP_URL: 'postgres://localhost/shop',
  SHOP_URLS: 'http://a:1, http://b:2',
  SHOP_SECRET: 'sixteen characters',
  SHOP_TIMEOUT_MS: '250',
};

const problemsOf = (variables: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readConfig(shape, variables);
  } catch (fault) {
    if (fault instanceof ConfigError) return fault.problems;
    throw fault;
  }
  return [];
};

test('variables become typed values, and absent ones their defaults', () => {
  const config = readConfig(shape, { ...good, UNRELATED: 'x' });
  expect(config).toEqual({
    SHOP_PORT: 4000,
    SHOP_URL: 'postgres://localhost/shop',
    SHOP_URLS: ['http://a:1', 'http://b:2'],
    SHOP_SECRET: expect.any(Secret),
    SHOP_TIMEOUT_MS: 250,
    LOG_LEVEL: 'info',
  });
  expect(config.SHOP_SECRET.reveal()).toBe('sixteen characters');
});

test('an empty or blank variable counts as absent', () => {
  expect(readConfig(shape, { ...good, SHOP_PORT: '' }).SHOP_PORT).toBe(4000);
  expect(readConfig(shape, { ...good, SHOP_PORT: '  ' }).SHOP_PORT).toBe(4000);
  expect(problemsOf({ ...good, SHOP_TIMEOUT_MS: ' ' })).toEqual(['SHOP_TIMEOUT_MS is missing']);
});

test('every problem is told at once, each by the name of its variable', () => {
  const problems = problemsOf({
    SHOP_PORT: '70000',
    SHOP_URLS: 'http://a:1,nonsense',
    SHOP_SECRET: 'short',
    SHOP_TIMEOUT_MS: '-1',
    LOG_LEVEL: 'loud',
  });
  expect(problems.map((problem) => problem.split(/:? /)[0])).toEqual([
    'SHOP_PORT',
    'SHOP_URL',
    'SHOP_URLS',
    'SHOP_SECRET',
    'SHOP_TIMEOUT_MS',
    'LOG_LEVEL',
  ]);
  expect(problems).toContain('SHOP_URL is missing');
  expect(problems).not.toContain('SHOP_URLS is missing');
});

test('no problem repeats a value, since values may be secrets', () => {
  const text = problemsOf({
    SHOP_PORT: 'ultramarine',
    SHOP_URL: 'ultramarine',
    SHOP_URLS: 'ultramarine',
    SHOP_SECRET: 'ultramarine',
    SHOP_TIMEOUT_MS: 'ultramarine',
    LOG_LEVEL: 'ultramarine',
  }).join();
  expect(text).not.toContain('ultramarine');
});

test.each(['localhost:4001', 'ftp://catalog', 'http://a:1,', ''])('%j is no list of addresses to ask', (urls) => {
  expect(problemsOf({ ...good, SHOP_URLS: urls })).toHaveLength(1);
});
