// Values read through memory and, when there is one, through a shared cache. However many ask for a key at once, it is
// read once. What is not found is not kept.
import type { SharedCache } from '../ports';

export interface ReadThroughOptions<Value> {
  readonly load: (keys: readonly string[]) => Promise<Map<string, Value>>;
  readonly ttlMs: number;
  /** Past this many the one that came first goes. */
  readonly capacity: number;
  readonly shared?: { readonly cache: SharedCache; readonly prefix: string } | undefined;
  readonly now?: () => number;
}

export interface ReadThrough<Value> {
  many(keys: readonly string[]): Promise<Map<string, Value>>;
  /** Takes in what was read on the way to something else. */
  keep(key: string, value: Value): void;
  /** Forgets, here and in the shared cache; a read that is under way is not kept either. */
  drop(keys: readonly string[]): Promise<void>;
}

export const readThrough = <Value>(options: ReadThroughOptions<Value>): ReadThrough<Value> => {
  const { load, ttlMs, capacity, shared, now = Date.now } = options;
  const kept = new Map<string, { readonly value: Value; readonly until: number }>();
  const underWay = new Map<string, { readonly reading: Promise<Map<string, Value>>; readonly token: object }>();

  const keep = (key: string, value: Value) => {
    kept.delete(key);
    if (kept.size >= capacity) kept.delete(kept.keys().next().value!);
    kept.set(key, { value, until: now() + ttlMs });
  };

  const loadThroughShared = async (keys: readonly string[], isCurrent: (key: string) => boolean) => {
    if (!shared) return load(keys);
    const { cache, prefix } = shared;
    const texts = await cache.get(keys.map((key) => prefix + key));
    const found = new Map(
      keys.flatMap((key, index) => (texts[index] ? [[key, JSON.parse(texts[index]) as Value]] : [])),
    );
    const missing = keys.filter((key) => !found.has(key));
    if (missing.length === 0) return found;
    const loaded = await load(missing);
    const current = [...loaded].filter(([key]) => isCurrent(key));
    if (current.length > 0) void cache.put(current.map(([key, value]) => [prefix + key, JSON.stringify(value)]));
    return new Map([...found, ...loaded]);
  };

  const begin = (keys: readonly string[]) => {
    const token = {};
    // What was dropped while it was read may be old already: it is answered once and not kept.
    const isCurrent = (key: string) => underWay.get(key)?.token === token;
    const reading = loadThroughShared(keys, isCurrent)
      .then((values) => {
        for (const [key, value] of values) if (isCurrent(key)) keep(key, value);
        return values;
      })
      .finally(() => {
        for (const key of keys) if (isCurrent(key)) underWay.delete(key);
      });
    for (const key of keys) underWay.set(key, { reading, token });
  };

  return {
    many: async (keys) => {
      const found = new Map<string, Value>();
      const missing: string[] = [];
      for (const key of new Set(keys)) {
        const entry = kept.get(key);
        if (entry && entry.until > now()) found.set(key, entry.value);
        else missing.push(key);
      }
      if (missing.length === 0) return found;
      const unread = missing.filter((key) => !underWay.has(key));
      if (unread.length > 0) begin(unread);
      await Promise.all(
        missing.map(async (key) => {
          const value = (await underWay.get(key)?.reading)?.get(key);
          if (value !== undefined) found.set(key, value);
        }),
      );
      return found;
    },
    keep,
    drop: async (keys) => {
      for (const key of keys) {
        kept.delete(key);
        underWay.delete(key);
      }
      if (shared) await shared.cache.drop(keys.map((key) => shared.prefix + key));
    },
  };
};
