// Questions between services over HTTP: a list in, a list of answers in the same order out, signed and with a deadline.
import { z } from 'zod';
import { Pool } from 'undici';
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

/**
 * Asks services by name. Several URLs of one service are taken in turn. Throws Fault SERVICE_UNAVAILABLE when it cannot
 * be reached or answers with an error, DEADLINE_EXCEEDED when the hop's time is over; nothing is retried here.
 */
export const createAskClient = (urls: Readonly<Record<string, readonly string[]>>, keys: HopKeys): AskClient => {
  const pools = Object.fromEntries(
    Object.entries(urls).map(([service, list]) => [service, list.map((url) => new Pool(url, { connections: 16 }))]),
  );
  let turn = 0;

  const send = async <Question, Answer>(
    type: AskType<Question, Answer>,
    questions: readonly Question[],
    hop: Hop,
  ): Promise<Answer[]> => {
    const candidates = pools[type.service];
    const pool = candidates?.[turn++ % candidates.length];
    if (!pool) throw new Fault('INTERNAL_SERVER_ERROR', `no URL for the service ${type.service}`);
    const left = msLeft(hop);
    if (left === 0) throw new Fault('DEADLINE_EXCEEDED', `no time left to ask ${type.service} ${type.name}`);
    const path = `/ask/${type.name}`;
    const body = JSON.stringify(questions);
    try {
      const response = await pool.request({
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
      const code = msLeft(hop) === 0 ? 'DEADLINE_EXCEEDED' : 'SERVICE_UNAVAILABLE';
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
      await Promise.all(
        Object.values(pools)
          .flat()
          .map((pool) => pool.close()),
      );
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
