import { z } from 'zod';
import { env, readConfig } from './read-config';

test('a broken member of a list is told under the name of its variable, without its value', () => {
  const read = () => readConfig(z.object({ ORDERS_URL: env.urls }), { ORDERS_URL: 'http://ok.test,secret' });
  expect(read).toThrow('Configuration is not usable:\n  ORDERS_URL: Invalid URL');
});

test('every missing variable is told at once, an empty one among them', () => {
  const read = () => readConfig(z.object({ A: env.text, B: env.port }), { A: '' });
  expect(read).toThrow('Configuration is not usable:\n  A is missing\n  B is missing');
});
