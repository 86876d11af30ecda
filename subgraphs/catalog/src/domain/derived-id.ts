// Ids of imported things: the same source and key give the same id, so that a file can be imported twice.
import { createHash } from 'node:crypto';
import type { ProductId, VariantId } from '@cartograph/kernel';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

// 26 of the digest's 32 bytes, five bits of each: 130 bits, in the shape of every other id.
const body = (...parts: readonly string[]): string =>
  [...createHash('sha256').update(parts.join('\n')).digest().subarray(0, 26)]
    .map((byte) => alphabet[byte % 32]!)
    .join('');

export const productIdOf = (source: string, key: string): ProductId => `prd_${body(source, key)}` as ProductId;

export const variantIdOf = (source: string, key: string, variantKey: string): VariantId =>
  `var_${body(source, key, variantKey)}` as VariantId;
