// OpenSearch from Maven: the small distribution of its own tests, completed with the modules that search needs.
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { obtainJava } from '../fetch/jdk';
import { keep } from '../fetch/keep';
import { fetchArtifacts, obtainMaven } from '../fetch/maven';
import { ownedFolder } from '../machine/folders';
import { findProgram } from '../machine/programs';
import { unprivilegedUser } from '../machine/unprivileged';
import { configure } from './opensearch-settings';
import type { Machine, Source, Store } from './store';

const version = '3.4.0';
const leastJava = 21;

interface Module {
  readonly artifact: string;
  readonly className: string;
  readonly extends?: string;
}

const modules: Readonly<Record<string, Module>> = {
  'lang-painless': { artifact: 'lang-painless', className: 'org.opensearch.painless.PainlessModulePlugin' },
  'analysis-common': {
    artifact: 'analysis-common',
    className: 'org.opensearch.analysis.common.CommonAnalysisModulePlugin',
    extends: 'lang-painless',
  },
  'mapper-extras': {
    artifact: 'mapper-extras-client',
    className: 'org.opensearch.index.mapper.MapperExtrasModulePlugin',
  },
  reindex: { artifact: 'reindex-client', className: 'org.opensearch.index.reindex.ReindexModulePlugin' },
  'rank-eval': { artifact: 'rank-eval-client', className: 'org.opensearch.index.rankeval.RankEvalModulePlugin' },
};

const descriptor = (name: string, module: Module): string =>
  [
    ...[`description=${name}`, `version=${version}`, `name=${name}`, `classname=${module.className}`],
    ...[`java.version=${leastJava}`, `opensearch.version=${version}`, `extended.plugins=${module.extends ?? ''}`],
    'has.native.controller=false\n',
  ].join('\n');

const assemble = async (folder: string): Promise<void> => {
  const home = join(folder, `opensearch-${version}`);
  await rename(join(folder, 'distribution', 'target', 'dependency', `opensearch-${version}`), home);
  const shipped = new Set(await readdir(join(home, 'lib')));
  for (const [name, module] of Object.entries(modules)) {
    const jars = join(folder, name, 'target', 'dependency');
    const place = join(home, 'modules', name);
    await mkdir(place, { recursive: true });
    // A jar that the server has already would be loaded twice, which it refuses.
    const own = (await readdir(jars)).filter((jar) => jar.endsWith('.jar') && !shipped.has(jar));
    await Promise.all(own.map((jar) => cp(join(jars, jar), join(place, jar))));
    await writeFile(join(place, 'plugin-descriptor.properties'), descriptor(name, module));
  }
  await Promise.all(
    ['distribution', ...Object.keys(modules)].map((name) => rm(join(folder, name), { recursive: true })),
  );
};

const withJava = async (home: string, from: string, { env, report }: Machine): Promise<Source> => {
  const java = await obtainJava(leastJava, env, 'opensearch', report);
  return {
    from: `${from}, Java ${java.version}`,
    program: join(home, 'bin', 'opensearch'),
    needs: { java: java.home },
  };
};

const installed = async (machine: Machine): Promise<Source | undefined> => {
  const onPath = await findProgram(['opensearch'], machine.env);
  const home = machine.env['OPENSEARCH_HOME'] ?? (onPath && dirname(dirname(onPath)));
  if (!home || !existsSync(join(home, 'bin', 'opensearch'))) return undefined;
  return withJava(home, home, machine);
};

const obtain = async (machine: Machine): Promise<Source> => {
  const { env, cache, report } = machine;
  const java = await obtainJava(leastJava, env, 'opensearch', report);
  const folder = await keep(cache, `opensearch-${version}`, async (unfinished) => {
    const maven = await obtainMaven(env, 'opensearch', report);
    report('opensearch', `fetching OpenSearch ${version} and its modules with Maven (about 150 MB)`);
    const distribution = { group: 'org.opensearch.distribution.integ-test-zip', name: 'opensearch', version };
    const parts = Object.entries(modules).map(([name, { artifact }]) => {
      return [name, { group: 'org.opensearch.plugin', name: artifact, version }] as const;
    });
    const all = { distribution: { ...distribution, type: 'zip' as const }, ...Object.fromEntries(parts) };
    await fetchArtifacts(maven, unfinished, all, java.home);
    await assemble(unfinished);
  });
  return withJava(join(folder, `opensearch-${version}`), `Maven, OpenSearch ${version}`, machine);
};

// Ready in two thirds of the time: compiling for top speed waits until code is hot, and the heap is touched on use.
const javaOptions = [
  ...['-Xms1g', '-Xmx1g', '-XX:+UseSerialGC', '-XX:-AlwaysPreTouch'],
  ...['-XX:Tier4InvocationThreshold=50000', '-XX:Tier4MinInvocationThreshold=20000'],
  ...['-XX:Tier4CompileThreshold=100000', '-XX:Tier4BackEdgeThreshold=400000'],
];

const answers = async (port: number): Promise<boolean> => {
  const url = `http://127.0.0.1:${port}/_cluster/health?wait_for_status=yellow&timeout=1s`;
  return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
};

export const opensearch: Store = {
  name: 'opensearch',
  variable: 'OPENSEARCH_URL',
  port: 9200,
  optional: true,
  url: (port) => `http://127.0.0.1:${port}`,
  installed,
  obtain,
  program: async (source, place) => {
    const user = await unprivilegedUser();
    const folder = await ownedFolder(place.folder, user);
    const home = dirname(dirname(source.program));
    const config = await configure(home, place, user);
    return {
      name: 'opensearch',
      // A shop without search is degraded, one without its catalogue is closed: on few processors MongoDB goes first.
      niceness: 10,
      // Through bash, because unpacking a zip may lose the bit that makes a file executable.
      command: 'bash',
      args: [source.program],
      env: {
        JAVA_HOME: source.needs!['java']!,
        OPENSEARCH_JAVA_HOME: source.needs!['java']!,
        OPENSEARCH_PATH_CONF: config,
        OPENSEARCH_JAVA_OPTS: javaOptions.join(' '),
        OPENSEARCH_TMPDIR: join(folder, 'tmp'),
      },
      cwd: folder,
      user,
      logFile: place.logFile,
      isReady: () => answers(place.port),
      readyWithinMs: 120_000,
    };
  },
};
