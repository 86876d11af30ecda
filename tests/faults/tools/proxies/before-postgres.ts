// Puts a proxy of its own between Postgres and each service, so that a cut strikes only there.
import { testServers } from '@cartograph/testkit';
import type { OpenShop } from '../../../tools/open-shop';
import { startPostgresProxy, type PostgresProxy } from './postgres-proxy';

export const proxiedServices = ['orders', 'inventory', 'payments'] as const;
export type ProxiedService = (typeof proxiedServices)[number];

export interface PostgresProxies extends Readonly<Record<ProxiedService, PostgresProxy>> {
  stop(): Promise<void>;
}

const putBefore = async ({ databases, shop }: OpenShop, service: ProxiedService): Promise<PostgresProxy> => {
  const proxy = await startPostgresProxy(testServers().postgresUrl);
  const url = Object.assign(new URL(databases[service]), { host: new URL(proxy.url).host });
  const program = shop.program(service);
  await program.stop();
  await program.start({ [`${service.toUpperCase()}_POSTGRES_URL`]: url.href });
  return proxy;
};

/** Restarts the services of a shop behind their proxies; stop these after it is closed. */
export const putPostgresProxies = async (open: OpenShop): Promise<PostgresProxies> => {
  const [orders, inventory, payments] = await Promise.all([
    putBefore(open, 'orders'),
    putBefore(open, 'inventory'),
    putBefore(open, 'payments'),
  ]);
  const stop = async () => void (await Promise.all([orders, inventory, payments].map((proxy) => proxy.stop())));
  return { orders, inventory, payments, stop };
};
