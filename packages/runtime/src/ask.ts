// Questions between services over HTTP: a list in, a list of answers in the same order out, signed and with a deadline.
import { z } from 'zod';
import { Pool, type Dispatcher } from 'undici';
import type { AskType } from '@cartograph/contracts';
import { Fault } from './fault';
import { msLeft, type Hop } from './hop';
import { signHop, type HopKeys } from './signed-hop';

/** At most this many questions travel in one request. */
export const askLimit = 256;

export type Ask = <Question, Answer>(
  type: AskType<Question, Answer>,
  questions: readonly Question[],
  hop: Hop,
) => Promise<Answer[]>;

export interface AskClient {
  readonly ask: Ask;
  close(): Promise<void>;
}

// Where nobody listens nothing was sent, so asking the next address repeats nothing.
const isUnreached = (fault: unknown): boolean =>
  ['ECONNREFUSED', 'EHOSTUNREACH', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT'].includes(
    String((fault as NodeJS.ErrnoException).code),
  );

/**
 * Asks services by name. Several URLs of one service are taken in turn, and one where nobody listens is passed over.
 * Throws Fault SERVICE_UNAVAILABLE when the service cannot be reached or answers with an error, DEADLINE_EXCEEDED when
 * the hop's time is over; nothing that was sent is sent again.
 */
export const createAskClient = (urls: Readonly<Record<string, readonly string[]>>, keys: HopKeys): AskClient => {
  const services = new Map(
    Object.entries(urls).map(([service, list]) => [service, list.map((url) => new Pool(url, { connections: 16 }))]),
  );

  const nextOf = (service: string): Pool => {
    const pools = services.get(service) ?? [];
    const next = pools.shift();
    if (!next) throw new Fault('INTERNAL_SERVER_ERROR', `no URL for the service ${service}`);
    pools.push(next);
    return next;
  };

  const request = async (service: string, options: Dispatcher.RequestOptions) => {
    for (let others = (services.get(service)?.length ?? 0) - 1; ; others--) {
      try {
        return await nextOf(service).request(options);
      } catch (fault) {
        if (others <= 0 || !isUnreached(fault)) throw fault;
      }
    }
  };

  const send = async <Question, Answer>(
    type: AskType<Question, Answer>,
    questions: readonly Question[],
    hop: Hop,
  ): Promise<Answer[]> => {
    const left = msLeft(hop);
    if (left === 0) throw new Fault('DEADLINE_EXCEEDED', `no time left to ask ${type.service} ${type.name}`);
    const path = `/ask/${type.name}`;
    const body = JSON.stringify(questions);
    try {
      const response = await request(type.service, {
        method: 'POST',
        path,
        body,
        headers: { 'content-type': 'application/json', ...signHop(keys, { method: 'POST', path, body }, hop) },
        signal: AbortSignal.timeout(left),
      });
      if (response.statusCode !== 200) {
        await response.body.dump();
        throw new Fault('SERVICE_UNAVAILABLE', `${type.service} ${type.name} answered ${response.statusCode}`);
      }
      const answers = z.array(type.answer).parse(await response.body.json());
      if (answers.length !== questions.length) throw new Error(`${questions.length} asked, ${answers.length} answered`);
      return answers;
    } catch (fault) {
      if (fault instanceof Fault) throw fault;
      const isLate = msLeft(hop) === 0 || (fault as Error).name === 'TimeoutError';
      const code = isLate ? 'DEADLINE_EXCEEDED' : 'SERVICE_UNAVAILABLE';
      throw new Fault(code, `${type.service} ${type.name} did not answer`, fault);
    }
  };

  return {
    ask: async (type, questions, hop) => {
      const answers = [];
      for (let start = 0; start < questions.length; start += askLimit)
        answers.push(...(await send(type, questions.slice(start, start + askLimit), hop)));
      return answers;
    },
    close: async () => {
      await Promise.all([...services.values()].flat().map((pool) => pool.close()));
    },
  };
};

/** Answers one kind of question: a list in, a list in the same order out. */
export interface AskHandler {
  readonly name: string;
  /** Reads the questions, answers them; throws Fault BAD_USER_INPUT when they are malformed. */
  readonly answer: (questions: unknown, hop: Hop) => Promise<unknown[]>;
}

export const answering = <Question, Answer>(
  type: AskType<Question, Answer>,
  handle: (questions: Question[], hop: Hop) => Promise<Answer[]>,
): AskHandler => {
  const shape = z.array(type.question).min(1).max(askLimit);
  return {
    name: type.name,
    answer: async (questions, hop) => {
      const read = shape.safeParse(questions);
      if (!read.success) throw new Fault('BAD_USER_INPUT', `malformed questions for ${type.name}`);
      return handle(read.data, hop);
    },
  };
};
