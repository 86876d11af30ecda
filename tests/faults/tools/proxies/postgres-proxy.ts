// Stands before Postgres and understands enough of its protocol to lose the one answer that matters: the COMMIT is done,
// and nobody is told. Statements are known by the name in their first comment: /* advance: write sagas */.
import { startRelay, type Relay } from './relay';

export interface CommitCut {
  /** Cuts only a transaction in which a statement of this name ran; any when absent. */
  readonly having?: string;
  /** At which such COMMIT from now on; the first when absent. */
  readonly nth?: number;
  /** `before` it reaches the server: rolled back. `after` the server has done it: the ambiguous commit. */
  readonly when: 'before' | 'after';
}

export interface PostgresProxy extends Relay {
  /** Cuts a connection at its COMMIT, once. */
  cutCommit(cut: CommitCut): void;
  /** Names of the statements of each transaction that was cut. */
  readonly fired: readonly string[];
}

/** Messages of the frontend, whole: each has a type and its length, but for the first of a connection. */
const createFrontend = () => {
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = false;
  return (bytes: Buffer): { readonly type: string; readonly text: string; readonly raw: Buffer }[] => {
    rest = Buffer.concat([rest, bytes]);
    const messages = [];
    for (;;) {
      const head = isStarted ? 1 : 0;
      if (rest.length < head + 4) return messages;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return messages;
      const raw = rest.subarray(0, length);
      messages.push({
        type: isStarted ? String.fromCharCode(raw[0]!) : 'startup',
        text: raw.toString('latin1', head + 4),
        raw,
      });
      rest = rest.subarray(length);
      isStarted = true;
    }
  };
};

const nameIn = (sql: string): string | undefined => /\/\*\s*(.+?)\s*\*\//.exec(sql)?.[1];

export const startPostgresProxy = async (serverUrl: string): Promise<PostgresProxy> => {
  let cuts: (CommitCut & { left: number })[] = [];
  const fired: string[] = [];

  const relay = await startRelay(serverUrl, ({ client, server, cut }) => {
    const read = createFrontend();
    const prepared = new Map<string, string | undefined>();
    let names: string[] = [];
    let isAnswerLost = false;

    const cutDue = (): CommitCut | undefined => {
      const found = cuts.find(({ having }) => having === undefined || names.includes(having));
      if (!found || --found.left > 0) return undefined;
      cuts = cuts.filter((other) => other !== found);
      return found;
    };

    const statementOf = (type: string, text: string): string | undefined => {
      const [first = '', second = ''] = text.split('\0');
      if (type === 'Q') return nameIn(first);
      if (type === 'P') prepared.set(first, nameIn(second));
      return type === 'B' ? prepared.get(second) : undefined;
    };

    const pass = (type: string, text: string, raw: Buffer): void => {
      if (type === 'Q' && text.startsWith('BEGIN')) names = [];
      const name = statementOf(type, text);
      if (name) names.push(name);
      const due = type === 'Q' && text.startsWith('COMMIT') ? cutDue() : undefined;
      if (due) fired.push(`cut ${due.when} the commit of ${names.join(', ')}`);
      if (due?.when === 'before') return cut();
      isAnswerLost ||= due?.when === 'after';
      server.write(raw);
    };

    return {
      fromClient: (bytes) => {
        for (const { type, text, raw } of read(bytes)) pass(type, text, raw);
      },
      fromServer: (bytes) => void (isAnswerLost ? cut() : client.write(bytes)),
    };
  });

  return {
    ...relay,
    fired,
    cutCommit: (wanted) => void cuts.push({ ...wanted, left: wanted.nth ?? 1 }),
  };
};
