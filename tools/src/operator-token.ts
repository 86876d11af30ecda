import { parseArgs } from 'node:util';
import { SignJWT } from 'jose';

const usage = `as-operator [NAME] [--header]
  NAME      who you are, for the audit log; "operator" when it is left out
  --header  the whole header for curl -H, instead of the token alone`;

export interface Wanted {
  readonly name: string;
  readonly isHeader: boolean;
}

/** Reads the command line. Throws with the usage when it is not understood. */
export const readWanted = (args: readonly string[]): Wanted => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { header: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [name = 'operator', ...more] = positionals;
    if (name && more.length === 0) return { name, isHeader: values.header };
  } catch {
    // An option that we do not have.
  }
  throw new Error(usage);
};

/** What is to be printed: a token that the gateway takes for twelve hours, or the header that carries it. */
export const signOperator = async (secret: string, { name, isHeader }: Wanted): Promise<string> => {
  const token = await new SignJWT({ role: 'OPERATOR' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(name)
    .setIssuedAt()
    .setExpirationTime('12h')
    .sign(new TextEncoder().encode(secret));
  return isHeader ? `authorization: Bearer ${token}` : token;
};
