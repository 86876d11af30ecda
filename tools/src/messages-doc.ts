// docs/messages.md: everything that services say to each other, from packages/contracts.
import type { AskType, MessageType } from '@cartograph/contracts';
import { describeShape } from './describe-shape';

/** One file of packages/contracts: the service that owns what is in it. */
export interface ContractFile {
  readonly owner: string;
  readonly source: string;
}

type Contract = MessageType | AskType;

const isMessage = (thing: Contract): thing is MessageType => 'subject' in thing;
const isContract = (thing: unknown): thing is Contract =>
  typeof thing === 'object' && thing !== null && ('subject' in thing || 'question' in thing);

/** The doc comment right above an export, on one line; empty when there is none. */
const commentAbove = (name: string, source: string): string => {
  const before = source.split(new RegExp(`^export const ${name}\\b`, 'm'))[0] ?? '';
  const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(before)?.[1] ?? '';
  return comment
    .replace(/^\s*\*\s?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
};

const kinds = { cmd: 'Commands', rep: 'Replies', evt: 'Events' } as const;

const fence = (lines: readonly string[]) => ['```text', ...lines, '```'].join('\n');

const describeContract = (name: string, contract: Contract): string => {
  if (isMessage(contract)) return [`\`${contract.subject}\``, fence(describeShape(contract.body))].join('\n\n');
  const question = describeShape(contract.question).map((line) => `asks    ${line}`);
  const answers = describeShape(contract.answer).map((line) => `answers ${line}`);
  return [`\`POST /ask/${contract.name}\` of ${contract.service}`, fence([...question, ...answers])].join('\n\n');
};

const section = (title: string, exports: readonly (readonly [string, Contract])[], source: string): string[] =>
  exports.length === 0
    ? []
    : [
        `### ${title}`,
        ...exports.flatMap(([name, contract]) => {
          const comment = commentAbove(name, source);
          return [`#### ${name}`, ...(comment ? [comment] : []), describeContract(name, contract)];
        }),
      ];

const room = ({ owner, source }: ContractFile, contracts: readonly (readonly [string, Contract])[]): string[] => {
  const here = contracts.filter(([name]) => new RegExp(`^export const ${name}\\b`, 'm').test(source));
  const ofKind = (kind: keyof typeof kinds) => here.filter(([, thing]) => isMessage(thing) && thing.kind === kind);
  return [
    `## ${owner}`,
    ...section(
      'Asks',
      here.filter(([, thing]) => !isMessage(thing)),
      source,
    ),
    ...(['cmd', 'rep', 'evt'] as const).flatMap((kind) => section(kinds[kind], ofKind(kind), source)),
  ];
};

const opening = `# Messages

Generated from \`packages/contracts\` by \`npm run generate\`. What each service can be asked, what it answers and what it
tells. Commands, replies and events travel in envelopes of 1 to 256 items over NATS; asks are HTTP between services, a
list in and a list out. Readers ignore fields that they do not know; a new meaning is a new version.`;

/** The text of docs/messages.md. */
export const messagesDoc = (exports: Readonly<Record<string, unknown>>, files: readonly ContractFile[]): string => {
  const contracts = Object.entries(exports).filter((entry): entry is [string, Contract] => isContract(entry[1]));
  return `${[opening, ...files.flatMap((file) => room(file, contracts))].join('\n\n')}\n`;
};
