// Pages of lists that are read from the newest to the oldest, by the id of the last thing seen.
import { Fault } from './fault';

/** Which page of a list was asked for. */
export interface Page {
  readonly first: number;
  /** The id of the last thing on the page before. */
  readonly before: string | undefined;
}

const usualPage = 20;
const largestPage = 100;

const toCursor = (id: string) => Buffer.from(id).toString('base64url');

interface Asked {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** Throws Fault BAD_USER_INPUT when `first` is not 1 to 100 or the cursor is not the id of something on this list. */
export const readPage = ({ first, after }: Asked, isId: (text: string) => boolean): Page => {
  const wanted = first ?? usualPage;
  if (wanted < 1 || wanted > largestPage) throw new Fault('BAD_USER_INPUT', `first is 1 to ${largestPage}.`);
  const before = after ? Buffer.from(after, 'base64url').toString() : undefined;
  if (before !== undefined && !isId(before)) throw new Fault('BAD_USER_INPUT', 'This is no cursor of this list.');
  return { first: wanted, before };
};

/** A Relay connection of what was found; `found` is one longer than the page where there is more. */
export const toConnection = <Node>(found: readonly Node[], { first, before }: Page, idOf: (node: Node) => string) => {
  const nodes = found.slice(0, first);
  const edges = nodes.map((node) => ({ node, cursor: toCursor(idOf(node)) }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: found.length > first,
      hasPreviousPage: before !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
};
