// Runs the Lua scripts of redis-carts/, a list of calls in one round trip.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Redis from 'ioredis';
import { cartLimits } from '../domain/cart';
import { redisFault } from './redis-connection';

const folder = join(__dirname, '../../src/adapters/redis-carts');

// The limits are written down once, in domain/cart.ts.
const limits = Object.entries(cartLimits)
  .map(([name, value]) => `${name} = ${value}`)
  .join(', ');
const prelude = `local LIMITS = { ${limits} }\n${readFileSync(join(folder, 'cart.lua'), 'utf8')}`;

const scriptFile = /^(.+)-(\d)\.lua$/;

export type ScriptName =
  | 'read-cart'
  | 'recall-change'
  | 'create-cart'
  | 'add-cart-lines'
  | 'update-cart-lines'
  | 'remove-cart-lines'
  | 'freeze-cart'
  | 'unfreeze-cart'
  | 'take-over-freeze'
  | 'restore-cart'
  | 'empty-cart';

export interface ScriptCall {
  readonly key: string;
  readonly args: readonly (string | number)[];
}

/**
 * Answers in the order of the calls; a Fault where a script failed on that cart alone. Throws Fault SERVICE_UNAVAILABLE
 * when Redis cannot serve, though some of the calls may have been done.
 */
export type RunScript = (name: ScriptName, calls: readonly ScriptCall[]) => Promise<unknown[]>;

/** Teaches a connection the scripts; one that the server has forgotten is sent again by the client. */
export const loadScripts = (redis: Redis): RunScript => {
  for (const file of readdirSync(folder)) {
    const [, name, keys] = scriptFile.exec(file) ?? [];
    if (!name) continue;
    redis.defineCommand(name, { numberOfKeys: Number(keys), lua: prelude + readFileSync(join(folder, file), 'utf8') });
  }
  return async (name, calls) => {
    const pipeline = redis.pipeline() as unknown as Record<ScriptName, (...args: (string | number)[]) => unknown> & {
      exec(): Promise<[Error | null, unknown][]>;
    };
    for (const { key, args } of calls) pipeline[name](key, ...args);
    const results = await pipeline.exec().catch((fault: Error) => {
      throw redisFault(fault);
    });
    return results.map(([fault, answer]) => {
      if (!fault) return answer;
      const cause = redisFault(fault);
      if (cause.code === 'SERVICE_UNAVAILABLE') throw cause;
      return cause;
    });
  };
};
