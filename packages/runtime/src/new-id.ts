import { randomBytes, randomFillSync } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const chance = Buffer.alloc(16 * 256);
let used = chance.length;

const randomBits = (): Buffer => {
  if (used === chance.length) {
    randomFillSync(chance);
    used = 0;
  }
  return chance.subarray(used, (used += 16));
};

/** 26 characters that sort by time: the ULID format, 48 bits of milliseconds and 80 bits of chance. */
export const newIdBody = (nowMs = Date.now()): string => {
  let time = '';
  for (let rest = nowMs, digit = 0; digit < 10; digit++, rest = Math.floor(rest / 32))
    time = alphabet[rest % 32]! + time;
  let tail = '';
  for (const byte of randomBits()) tail += alphabet[byte % 32]!;
  return time + tail;
};

/** An id with a typed prefix: `ord_01J…`. */
export const newId = (prefix: string): string => `${prefix}_${newIdBody()}`;

/** 128 random bits in base64url (22 characters): for ids that are secrets. */
export const newSecretId = (prefix: string): string => `${prefix}_${randomBytes(16).toString('base64url')}`;
