import { z } from 'zod';
import { describeShape } from './describe-shape';

test('an object names its fields, optional ones with a question mark', () => {
  expect(describeShape(z.object({ id: z.string(), note: z.string().optional() }))).toEqual([
    '{ id: string, note?: string }',
  ]);
});

test('a number tells its least value', () => {
  const shape = z.object({ many: z.number().int().positive(), any: z.number().int(), none: z.number().int().min(0) });
  expect(describeShape(shape)).toEqual(['{ many: integer ≥ 1, any: integer, none: integer ≥ 0 }']);
});

test('a union is a line for each alternative', () => {
  const shape = z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), lines: z.array(z.string()) }),
    z.object({ ok: z.literal(false), code: z.enum(['CART_EMPTY', 'CART_LOCKED']) }),
  ]);
  expect(describeShape(shape)).toEqual([
    '{ ok: true, lines: [string] }',
    '{ ok: false, code: "CART_EMPTY" | "CART_LOCKED" }',
  ]);
});
