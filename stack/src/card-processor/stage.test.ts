import { aProcessor, idOf, captureOf, purchase } from '../../test/a-processor';
import { chanceOf, fits, type Deed } from './faults';

const deed: Deed = { name: 'ord_1:capture:1', operation: 'capture', references: ['ord_1'], token: 'tok_approved' };

test.each([
  [{}, true],
  [{ operation: 'capture', reference: 'ord_1', keyPrefix: 'ord_1:cap', token: 'tok_approved' }, true],
  [{ operation: 'void' }, false],
  [{ reference: 'ord_2' }, false],
  [{ keyPrefix: 'ord_1:void' }, false],
  [{ operation: 'capture', token: 'tok_slow' }, false],
] as const)('a script for %j fits a capture of ord_1: %s', (match, isFit) => {
  expect(fits(match, deed)).toBe(isFit);
});

test('the first script that fits and has strikes left wins', async () => {
  const { script, stage } = aProcessor();
  await script({ kind: 'slow', match: { operation: 'void' } });
  await script({ kind: 'reset', times: 2 });
  await script({ kind: 'throttled' });
  const struck = Array.from({ length: 4 }, () => stage.strike('request', deed)?.kind);
  expect(struck).toEqual(['reset', 'reset', 'throttled', undefined]);
});

test('a script for webhooks leaves requests and searches alone', async () => {
  const { script, stage } = aProcessor();
  await script({ kind: 'dropped' });
  expect(stage.strike('request', deed)).toBeUndefined();
  expect(stage.strike('search', deed)).toBeUndefined();
  expect(stage.strike('webhook', deed)?.kind).toBe('dropped');
});

test('the same seed tells the same story, another seed another', async () => {
  const story = async (seed: string) => {
    const { stage } = aProcessor();
    await stage.note({ is: 'chaos', chaos: { seed, rates: { error_before: 0.3, silent_after: 0.3 } } });
    const names = Array.from({ length: 30 }, (_, index) => `key-${index}`);
    return names.map((name) => stage.strike('request', { ...deed, name })?.kind ?? 'none');
  };
  const told = await story('a');
  expect(await story('a')).toEqual(told);
  expect(await story('b')).not.toEqual(told);
  expect(new Set(told)).toEqual(new Set(['none', 'error_before', 'silent_after']));
});

test('each attempt has a chance of its own', async () => {
  const { stage } = aProcessor();
  await stage.note({ is: 'chaos', chaos: { seed: 'a', rates: { error_before: 0.5 } } });
  const fates = Array.from({ length: 20 }, () => stage.strike('request', deed)?.kind);
  expect(new Set(fates)).toEqual(new Set([undefined, 'error_before']));
});

test('chance is spread evenly', () => {
  const chances = Array.from({ length: 2_000 }, (_, index) => chanceOf('seed', String(index)));
  expect(Math.round((chances.reduce((sum, chance) => sum + chance) / chances.length) * 10)).toBe(5);
});

test('clearing ends scripts and chaos, and keeps what was counted', async () => {
  const { script, stage, execute } = aProcessor();
  await script({ kind: 'error_before' });
  await stage.note({ is: 'chaos', chaos: { seed: 'a', rates: { error_before: 1 } } });
  await execute('k', purchase());
  await stage.note({ is: 'cleared' });
  const id = idOf(await execute('k', purchase()));
  expect(idOf(await execute('c', captureOf(id)))).toBe(id);
  expect(stage.staged.counts).toEqual({ error_before: 1 });
});
