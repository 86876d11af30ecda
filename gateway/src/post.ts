// One POST over a pool of connections, with a deadline that holds wherever the request is: waiting for a connection,
// under way, or half answered. On undici's dispatch, which costs half of what its request with a signal does.
import type { Dispatcher } from 'undici';

export interface Posted {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly withinMs: number;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** The time was over. Whether the request was heard is not known. */
export class TooLate extends Error {}

/** Throws TooLate, or what undici says when the connection fails. */
export const post = (pool: Dispatcher, { path, headers, body, withinMs }: Posted): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    let underWay: Dispatcher.DispatchController | undefined;
    let late: TooLate | undefined;
    const timer = setTimeout(() => {
      late = new TooLate(`no answer within ${withinMs} ms`);
      underWay?.abort(late);
      reject(late);
    }, withinMs);

    pool.dispatch(
      { method: 'POST', path, headers: headers as Record<string, string>, body },
      {
        onRequestStart: (controller) => {
          underWay = controller;
          if (late) controller.abort(late); // its turn came after its time
        },
        onResponseStart: (_, statusCode) => void (status = statusCode),
        onResponseData: (_, chunk) => void chunks.push(chunk),
        onResponseEnd: () => {
          clearTimeout(timer);
          resolve({ status, text: Buffer.concat(chunks).toString() });
        },
        onResponseError: (_, fault) => {
          clearTimeout(timer);
          reject(fault);
        },
      },
    );
  });
