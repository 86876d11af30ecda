// Stored histories are told to today's code: a saga that began with an earlier release does what it would have done.
// A new version adds its own with RECORD_HISTORIES=1; a file that is there is never written again. By hand one thing was
// changed in both files of a late capture: since a person is told of it, its status is IN_REVIEW; what it sends is not.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@cartograph/kernel';
import { aCheckout, now, sagaId } from '../../test/builders';
import { checkoutStories } from '../../test/checkout-stories';
import { seen, type History } from '../../test/history';
import { recordHistory } from '../../test/record-history';
import { advance, newStanding } from './advance';
import { prePivotDeadlineMs } from './commands';
import { definitionOf, definitions } from './definitions';
import { checkout } from './saga';

const folder = join(__dirname, '../../test/histories');

const record = () => {
  const into = join(folder, `checkout-${checkout.version}`);
  mkdirSync(into, { recursive: true });
  for (const [name, story] of Object.entries(checkoutStories)) {
    const file = join(into, `${name}.json`);
    if (existsSync(file)) continue;
    const standing = newStanding(checkout, sagaId, now, { deadlineMs: prePivotDeadlineMs });
    const history = recordHistory(
      (was, data, heard, moment) => advance(checkout, was, data, heard, { ...moment, at: moment.at as Instant }),
      { standing, data: aCheckout(), beganAt: now, deadlineMs: prePivotDeadlineMs },
      story,
    );
    writeFileSync(file, `${JSON.stringify(history, null, 2)}\n`);
  }
};
if (process.env['RECORD_HISTORIES']) record();

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));

test.each(files)('%s goes as it went', (file) => {
  const history = JSON.parse(readFileSync(join(folder, file), 'utf8')) as History;
  const saga = definitionOf(history)!;
  let standing = newStanding(saga, history.sagaId, history.beganAt as Instant, history);
  let data: unknown = history.data;
  for (const { at, chance, heard, ...then } of history.entries) {
    const next = advance<unknown>(saga, standing, data, heard, { at: at as Instant, chance });
    ({ standing, data } = next);
    expect(seen(standing, next.outgoing)).toEqual(then);
  }
});

test('every version of the checkout has its histories', () => {
  const versions = definitions.filter(({ name }) => name === 'checkout').map(({ version }) => `checkout-${version}`);
  expect(readdirSync(folder).sort()).toEqual(versions.sort());
});
