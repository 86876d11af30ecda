import type { IncomingMessage } from 'node:http';
import { Refused } from './refused';

/** The bytes of a body. Throws Refused when there are more than `limitBytes`, a whole number of KiB. */
export const readBody = async (request: IncomingMessage, limitBytes: number): Promise<Buffer> => {
  const kibibytes = limitBytes / 1024;
  const limit = kibibytes < 1024 ? `${kibibytes} KiB` : `${kibibytes / 1024} MiB`;
  // The connection is closed, because what is left of the body would otherwise be read as the next request.
  const tooLarge = () =>
    new Refused(413, 'REQUEST_TOO_LARGE', `The request body is larger than ${limit}.`, { connection: 'close' });

  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
