/**
 * Runs a list; when it fails, its halves, until the poisoned item is alone and goes to `poisoned`. Neighbours are not
 * harmed. `isPoison` tells a fault that an item may be to blame for from one that concerns everybody, which is thrown.
 */
export const bisect = async <Item, Result>(
  items: readonly Item[],
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  isPoison: (fault: unknown) => boolean,
  poisoned: (item: Item, fault: unknown) => Promise<Result>,
): Promise<Result[]> => {
  try {
    return [...(await run(items))];
  } catch (fault) {
    if (!isPoison(fault)) throw fault;
    if (items.length === 1) return [await poisoned(items[0]!, fault)];
    const half = Math.ceil(items.length / 2);
    const first = await bisect(items.slice(0, half), run, isPoison, poisoned);
    return [...first, ...(await bisect(items.slice(half), run, isPoison, poisoned))];
  }
};
