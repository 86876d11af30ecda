import { FinalFault, waitFor } from './wait-for';

test('a fact is returned as soon as it is there', async () => {
  const answers = [undefined, null, false, 'here'];
  expect(await waitFor(() => answers.shift(), { everyMs: 1 })).toBe('here');
});

test('zero and the empty text are facts', async () => {
  expect(await waitFor(() => 0)).toBe(0);
  expect(await waitFor(() => '')).toBe('');
});

test('a fault while waiting is not yet the end', async () => {
  let tries = 0;
  const ask = async () => {
    if (++tries < 3) throw new Error('not yet');
    return tries;
  };
  expect(await waitFor(ask, { everyMs: 1 })).toBe(3);
});

test('who waits in vain learns what was seen last', async () => {
  const inVain = waitFor(() => Promise.reject(new Error('no row')), { withinMs: 5, everyMs: 1 });
  await expect(inVain).rejects.toThrow('no row');
});

test('a final fault ends the waiting at once', async () => {
  let tries = 0;
  const ask = () => {
    tries++;
    throw new FinalFault('gone for ever');
  };
  await expect(waitFor(ask)).rejects.toThrow('gone for ever');
  expect(tries).toBe(1);
});
