// A zod shape in words that fit on a line: { orderId: string, ttlMs: integer ≥ 1 }.
import { z } from 'zod';

type JsonSchema = Exclude<z.core.JSONSchema._JSONSchema, boolean>;

const childOf = (schema: z.core.JSONSchema._JSONSchema | undefined): string =>
  schema === undefined || typeof schema === 'boolean' ? 'anything' : describe(schema);

const describeInteger = ({ minimum, exclusiveMinimum }: JsonSchema): string => {
  const least = typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : minimum;
  return least === undefined || least === Number.MIN_SAFE_INTEGER ? 'integer' : `integer ≥ ${least}`;
};

const describeObject = ({ properties = {}, required = [] }: JsonSchema): string => {
  const fields = Object.entries(properties).map(
    ([name, schema]) => `${name}${required.includes(name) ? '' : '?'}: ${childOf(schema)}`,
  );
  return `{ ${fields.join(', ')} }`;
};

const describe = (schema: JsonSchema): string => {
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives) return alternatives.map(childOf).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.type === 'object') return describeObject(schema);
  if (schema.type === 'array') return `[${childOf(Array.isArray(schema.items) ? undefined : schema.items)}]`;
  if (schema.type === 'integer') return describeInteger(schema);
  return String(schema.type ?? 'anything');
};

/** The alternatives of a shape, one line each; a shape that is no union has one. */
export const describeShape = (shape: z.ZodType): string[] => {
  const schema = z.toJSONSchema(shape);
  return (schema.oneOf ?? schema.anyOf ?? [schema]).map(childOf);
};
