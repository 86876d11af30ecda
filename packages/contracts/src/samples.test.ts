// One golden example for each message and ask. An edit that would no longer read what is under way on the wire fails
// here with the name of the file; the remedy is a new version beside the old one, not a new sample.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import * as contracts from './index';
import type { AskType, MessageType } from './message';

const folder = join(__dirname, '../samples');

interface AskSample {
  readonly question: unknown;
  /** One for each kind of answer. */
  readonly answers: readonly unknown[];
}

const isMessage = (thing: unknown): thing is MessageType => typeof thing === 'object' && !!thing && 'subject' in thing;
const isAsk = (thing: unknown): thing is AskType => typeof thing === 'object' && !!thing && 'question' in thing;

const all: readonly unknown[] = Object.values(contracts);
const messages = all.filter(isMessage);
const asks = all.filter(isAsk);

const fileOfMessage = ({ subject }: MessageType) => `${subject.replace(/^(cmd|rep|evt)\./, '')}.json`;
const fileOfAsk = ({ service, name }: AskType) => `${service}.${name}.json`;
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

/** Equal, not just accepted: a field that the shape no longer knows would be dropped in silence. */
const expectReadable = (shape: z.ZodType, sample: unknown) => expect(shape.parse(sample)).toEqual(sample);

const expected = [...messages.map(fileOfMessage), ...asks.map(fileOfAsk)];

test('every message and ask has a sample, and every sample belongs to one', () => {
  expect(readdirSync(folder).sort()).toEqual(expected.sort());
});

test.each(messages.map((type) => [fileOfMessage(type), type] as const))('%s is still readable', (file, type) => {
  expectReadable(type.body, read(file));
});

test.each(asks.map((type) => [fileOfAsk(type), type] as const))('%s is still readable', (file, type) => {
  const { question, answers } = read(file) as AskSample;
  expectReadable(type.question, question);
  expect(answers).not.toEqual([]);
  for (const answer of answers) expectReadable(type.answer, answer);
});

test.each(messages.map((type) => [fileOfMessage(type), type] as const))(
  'a reader of %s ignores new fields',
  (file, type) => {
    expect(type.body.parse({ ...(read(file) as object), addedLater: true })).toEqual(read(file));
  },
);
