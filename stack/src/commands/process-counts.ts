import { services, type ServiceName } from '../shop/services';

/** How many processes each service gets: ORDERS_PROCESSES=2 and the like. Throws when a number is not usable. */
export const processCounts = (env: NodeJS.ProcessEnv): Partial<Record<ServiceName, number>> => {
  const counts: Partial<Record<ServiceName, number>> = {};
  for (const { name } of services) {
    const variable = `${name.toUpperCase().replace('-', '_')}_PROCESSES`;
    const given = env[variable];
    if (!given) continue;
    const count = Number(given);
    if (!Number.isInteger(count) || count < 1 || count > 16)
      throw new Error(`${variable} wants a number from 1 to 16, not "${given}".`);
    if (count > 1 && (name === 'gateway' || name === 'card-processor'))
      throw new Error(`${variable}: there is one ${name} only; it has no list of addresses that others could share.`);
    counts[name] = count;
  }
  return counts;
};
