// The wire of NATS, frame by frame: a line, and for four verbs a payload behind it.

export interface Frame {
  readonly verb: string;
  /** Of a message: its subject. */
  readonly subject: string;
  /** Of a message: where an answer goes. A delivery of JetStream names its acknowledgement here. */
  readonly replyTo: string | undefined;
  readonly raw: Buffer;
}

const newline = '\r\n';

/** How many bytes follow the line, and where its words stand. */
const readLine = (line: string) => {
  const [word = '', ...words] = line.trim().split(/\s+/);
  const verb = word.toUpperCase();
  if (!['PUB', 'HPUB', 'MSG', 'HMSG'].includes(verb))
    return { verb, bytes: undefined, subject: '', replyTo: undefined };
  // PUB subject [reply] n · HPUB subject [reply] n n · MSG subject sid [reply] n · HMSG subject sid [reply] n n
  const fixed = { PUB: 2, HPUB: 3, MSG: 3, HMSG: 4 }[verb]!;
  const sid = verb.endsWith('MSG') ? 1 : 0;
  const replyTo = words.length > fixed ? words[1 + sid] : undefined;
  return { verb, bytes: Number(words.at(-1)), subject: words[0]!, replyTo };
};

/** Reads a stream of bytes into whole frames. */
export const createFrames = () => {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes: Buffer): Frame[] => {
    rest = Buffer.concat([rest, bytes]);
    const frames: Frame[] = [];
    for (;;) {
      const end = rest.indexOf(newline);
      if (end < 0) return frames;
      const { verb, bytes: payload, subject, replyTo } = readLine(rest.toString('latin1', 0, end));
      const length = end + newline.length + (payload === undefined ? 0 : payload + newline.length);
      if (rest.length < length) return frames;
      frames.push({ verb, subject, replyTo, raw: rest.subarray(0, length) });
      rest = rest.subarray(length);
    }
  };
};
