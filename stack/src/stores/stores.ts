// The stores as the rest of the house sees them: URLs.
import { identify, type ProgramIdentity } from '../machine/program-identity';
import type { KeptProgram } from '../machine/keep-running';
import { postgresServices, serviceUrl, type PostgresService } from './databases';
import type { StoreName } from './store';

export interface StoreUrls {
  /** Each service's own database, as its own role. */
  readonly postgresUrls: Readonly<Record<PostgresService, string>>;
  readonly redisUrl: string;
  readonly cacheRedisUrl: string;
  readonly natsUrl: string;
  /** With or without the name of a database. */
  readonly mongodbUrl: string;
  /** Absent when this machine cannot run OpenSearch: search is degraded then. */
  readonly opensearchUrl: string | undefined;
}

export interface Stores extends StoreUrls {
  /** As a superuser of the server. */
  readonly postgresUrl: string;
  /** Where nats-server is, when it is a program of this machine. */
  readonly natsServer: string | undefined;
  /** The servers that we run ourselves, by name. */
  readonly programs: ReadonlyMap<StoreName, KeptProgram>;
  /** Every store's URL by its name. */
  readonly urls: ReadonlyMap<StoreName, string>;
  /** The Compose project of those that run in containers. */
  readonly containers: string | undefined;
  identities(): Promise<ProgramIdentity[]>;
  /** Lets this process end while the servers run on. */
  release(): void;
  stop(): Promise<void>;
}

export interface Running {
  readonly urls: ReadonlyMap<StoreName, string>;
  readonly programs?: ReadonlyMap<StoreName, KeptProgram>;
  readonly natsServer?: string | undefined;
  readonly containers?: string;
  readonly stop?: () => Promise<void>;
}

/** URLs are looked up on use, so that a run with only some stores throws just for those it lacks. */
export const storesOf = ({ urls, programs = new Map(), natsServer, containers, stop }: Running): Stores => {
  const urlOf = (name: StoreName): string => {
    const url = urls.get(name);
    if (!url) throw new Error(`${name} was not started.`);
    return url;
  };
  return {
    get postgresUrl() {
      return urlOf('postgres');
    },
    get postgresUrls() {
      const entries = postgresServices.map((service) => [service, serviceUrl(urlOf('postgres'), service)]);
      return Object.fromEntries(entries) as Record<PostgresService, string>;
    },
    get redisUrl() {
      return urlOf('redis');
    },
    get cacheRedisUrl() {
      return urlOf('redis-cache');
    },
    get natsUrl() {
      return urlOf('nats');
    },
    get mongodbUrl() {
      return urlOf('mongo');
    },
    opensearchUrl: urls.get('opensearch'),
    natsServer,
    containers,
    programs,
    urls,
    identities: () => Promise.all([...programs].map(([name, program]) => identify(name, program.pid))),
    release: () => programs.forEach((program) => program.release()),
    stop: stop ?? (() => Promise.resolve()),
  };
};
