// The block of types that several subgraphs show: one source, copied into every schema.graphql between two markers.
export const beginMark = '# --- shared types: generated from subgraphs/shared-types.graphql by `npm run generate` ---';
export const endMark = '# --- end of shared types ---';

/** A schema with its shared block replaced, or put on top when it has none yet. */
export const withSharedBlock = (schema: string, shared: string): string => {
  const block = `${beginMark}\n${shared.trim()}\n${endMark}`;
  const begin = schema.indexOf(beginMark);
  const end = schema.indexOf(endMark);
  const own = begin === -1 ? schema : schema.slice(0, begin) + schema.slice(end + endMark.length);
  return `${block}\n\n${own.trim()}\n`;
};
