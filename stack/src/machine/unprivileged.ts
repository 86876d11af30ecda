import { runProgram, type UserIds } from './run-program';

const idsOf = async (name: string): Promise<UserIds | undefined> => {
  try {
    const [uid, gid] = await Promise.all([runProgram('id', ['-u', name]), runProgram('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
};

const findUser = async (): Promise<UserIds> => {
  for (const name of ['postgres', 'nobody']) {
    const ids = await idsOf(name);
    if (ids) return ids;
  }
  throw new Error(
    'No unprivileged user (postgres, nobody) exists on this machine; run this as a user who is not root.',
  );
};

let found: Promise<UserIds> | undefined;

/** Whom Postgres and OpenSearch run as when we are root, whom they refuse; undefined when we are not root. */
export const unprivilegedUser = async (): Promise<UserIds | undefined> =>
  process.getuid?.() === 0 ? (found ??= findUser()) : undefined;
