// The settings of a single node that a shop on one machine needs, written anew before each start.
import { existsSync } from 'node:fs';
import { chown, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ownedFolder } from '../machine/folders';
import type { UserIds } from '../machine/run-program';
import type { Place } from './store';

const nodeSettings = (home: string, { port, folder }: Place) => ({
  'cluster.name': 'cartograph',
  'discovery.type': 'single-node',
  'http.host': '127.0.0.1',
  'http.port': port,
  'transport.host': '127.0.0.1',
  'path.data': join(folder, 'data'),
  'path.logs': join(folder, 'logs'),
  // A laptop's disk is often nearly full; that must not make the index read-only.
  'cluster.routing.allocation.disk.threshold_enabled': false,
  ...(existsSync(join(home, 'plugins', 'opensearch-security')) && { 'plugins.security.disabled': true }),
});

const toStandardOutput = `
status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
`;

// The distribution's own options write logs and dumps into its folder, which all checkouts share; they choose a collector
// for larger heaps, and load vector instructions that our searches do not use.
const suitableHere = (options: string): string =>
  options
    .split('\n')
    .filter((line) => !/logs\/|HeapDump|-Xm[sx]|G1|InitiatingHeap|incubator.vector/.test(line))
    .join('\n');

/** Writes the configuration folder of a node and answers where it is. */
export const configure = async (home: string, place: Place, user?: UserIds): Promise<string> => {
  const config = await ownedFolder(join(place.folder, 'config'), user);
  const settings = Object.entries(nodeSettings(home, place)).map(([name, value]) => `${name}: ${value}\n`);
  const files = {
    'opensearch.yml': settings.join(''),
    'log4j2.properties': toStandardOutput,
    'jvm.options': suitableHere(await readFile(join(home, 'config', 'jvm.options'), 'utf8')),
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(config, name), text);
    if (user) await chown(join(config, name), user.uid, user.gid);
  }
  for (const name of ['data', 'logs', 'tmp']) await ownedFolder(join(place.folder, name), user);
  return config;
};
