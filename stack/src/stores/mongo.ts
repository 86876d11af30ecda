// A mongod where there is one, and where there is none a stand-in in Java that speaks its protocol.
import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { MongoClient } from 'mongodb';
import { obtainJava } from '../fetch/jdk';
import { keep } from '../fetch/keep';
import { fetchArtifacts, obtainMaven } from '../fetch/maven';
import { ownedFolder } from '../machine/folders';
import { findProgram, isAtLeast, versionOf } from '../machine/programs';
import { runProgram } from '../machine/run-program';
import type { Machine, Place, Source, Store } from './store';

const standIn = { group: 'de.bwaldvogel', name: 'mongo-java-server-h2-backend', version: '1.47.0' };

const program = join(__dirname, '../../mongo/Main.java');

const installed = async ({ env }: Machine): Promise<Source | undefined> => {
  const program = await findProgram(['mongod'], env);
  const version = program && (await versionOf(program));
  if (!program || !version || !isAtLeast(version, [6, 0, 0])) return undefined;
  return { from: `${program} ${version.join('.')}`, program };
};

const obtain = async ({ env, cache, report }: Machine): Promise<Source> => {
  const java = await obtainJava(17, env, 'mongo', report);
  const edition = createHash('sha256')
    .update(await readFile(program))
    .digest('hex')
    .slice(0, 8);
  const kept = `mongo-java-server-${standIn.version}-java-${java.version}-${edition}`;
  const folder = await keep(cache, kept, async (unfinished) => {
    const maven = await obtainMaven(env, 'mongo', report);
    report('mongo', `fetching ${standIn.name} ${standIn.version} with Maven`);
    await fetchArtifacts(maven, unfinished, { server: standIn }, java.home);
    await copyFile(program, join(unfinished, 'Main.java'));
    const classes = ['-d', 'classes', '-cp', join('server', 'target', 'dependency', '*'), 'Main.java'];
    await runProgram(join(java.home, 'bin', 'javac'), classes, { cwd: unfinished });
  });
  const classpath = [join(folder, 'classes'), join(folder, 'server', 'target', 'dependency', '*')].join(delimiter);
  return {
    from: `stand-in for MongoDB, ${standIn.name} ${standIn.version}, Java ${java.version}`,
    program: join(java.home, 'bin', 'java'),
    needs: { classpath },
  };
};

const argsOf = (source: Source, { port, folder }: Place): string[] => {
  const classpath = source.needs?.['classpath'];
  // A catalogue of 20,000 products and its indexes want half a gigabyte; with less it does nothing but collect garbage.
  return classpath
    ? [
        '-Xms512m',
        '-Xmx1g',
        '-Xmn320m',
        '-XX:+UseSerialGC',
        '-cp',
        classpath,
        'Main',
        String(port),
        join(folder, 'catalog.h2'),
      ]
    : ['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1'];
};

const answers = async (port: number): Promise<boolean> => {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}`, { serverSelectionTimeoutMS: 1_000 });
  try {
    await client.db('admin').command({ ping: 1 });
    return true;
  } finally {
    await client.close();
  }
};

export const mongo: Store = {
  name: 'mongo',
  variable: 'MONGODB_URL',
  port: 27017,
  url: (port) => `mongodb://127.0.0.1:${port}`,
  installed,
  obtain,
  program: async (source, place) => ({
    name: 'mongo',
    command: source.program,
    args: argsOf(source, { ...place, folder: await ownedFolder(place.folder) }),
    logFile: place.logFile,
    isReady: () => answers(place.port),
    readyWithinMs: 30_000,
  }),
};
