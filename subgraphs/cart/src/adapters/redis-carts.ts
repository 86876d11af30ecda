// Carts in Redis, one hash each. Every decision is a Lua script of redis-carts/; here is only what each is asked.
import { createHash } from 'node:crypto';
import type Redis from 'ioredis';
import { dayMs, type CartId } from '@cartograph/kernel';
import type { Logger } from '@cartograph/runtime';
import type { LineToAdd } from '../domain/cart-lines';
import type { Change } from '../domain/change-cart';
import type { CartStore } from '../ports';
import { redisFault } from './redis-connection';
import { isNew, readChange, readFreeze, readFlag, readSeen, readSettlement, type Reply } from './redis-replies';
import { loadScripts, type ScriptName } from './redis-scripts';

type Args = readonly (string | number)[];

/** One width, no spaces, and no secret of a caller in the store: the scripts keep digests in plain lists. */
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

const changeArgs = ({ key, fingerprint, expectedVersion }: Change): Args => [
  digest(key),
  digest(fingerprint),
  expectedVersion ?? '',
];

const lineArgs = ({ newLineId, variantId, quantity, price }: LineToAdd): Args => [
  newLineId,
  variantId,
  quantity,
  price.amountMinor,
  price.currency,
];

export const createRedisCarts = (redis: Redis, logger: Logger): CartStore => {
  const runScript = loadScripts(redis);

  // The braces make the id the part that a cluster hashes, whatever else will belong to a cart later.
  const runEach = <Request extends { readonly cartId: CartId }>(
    script: ScriptName,
    requests: readonly Request[],
    args: (request: Request) => Args,
  ) =>
    runScript(
      script,
      requests.map((request) => ({ key: `cart:{${request.cartId}}`, args: args(request) })),
    );

  /** A cart that is broken counts as not found: it must not take its neighbours' purchases with it. */
  const findEach: typeof runEach = async (script, requests, args) =>
    (await runEach(script, requests, args)).map((answer) => {
      if (!(answer instanceof Error)) return answer;
      logger.error({ script, err: answer }, 'a cart is broken in the store and counts as not found');
      return ['CART_NOT_FOUND'];
    });

  const runOne = async <Request extends { readonly cartId: CartId }>(
    script: ScriptName,
    request: Request,
    args: Args,
  ) => (await runEach(script, [request], () => args))[0];

  const change = async (script: ScriptName, request: Change, args: Args) =>
    readChange(request.cartId, await runOne(script, request, [...changeArgs(request), ...args]));

  return {
    read: async (ids) => {
      const requests = ids.map((cartId) => ({ cartId }));
      const answers = await findEach('read-cart', requests, () => []);
      return ids.map((id, index) => readSeen(id, answers[index] as Reply));
    },

    // The cart itself says what became of the key; the claim need only outlive a client's patience to repeat it.
    claimId: async (scopedKey, proposed) => {
      const claimed = await redis
        .set(`cart-claim:{${digest(scopedKey)}}`, proposed, 'PX', dayMs, 'NX', 'GET')
        .catch((fault: Error) => {
          throw redisFault(fault);
        });
      return (claimed as CartId | null) ?? proposed;
    },
    recall: async (request) => {
      const { cartId, key, fingerprint } = request;
      const answer = await runOne('recall-change', request, [digest(key), digest(fingerprint)]);
      return isNew(answer) ? undefined : readChange(cartId, answer);
    },
    create: async (creation) => {
      const { cartId, key, fingerprint, lines } = creation;
      const args = [digest(key), digest(fingerprint), ...lines.flatMap(lineArgs)];
      return readChange(cartId, await runOne('create-cart', creation, args));
    },
    addLines: (addition) => change('add-cart-lines', addition, addition.lines.flatMap(lineArgs)),
    updateLines: (update) =>
      change(
        'update-cart-lines',
        update,
        update.lines.flatMap(({ lineId, quantity }) => [lineId, quantity]),
      ),
    removeLines: (removal) => change('remove-cart-lines', removal, removal.lineIds),

    freeze: async (requests) => {
      const answers = await findEach('freeze-cart', requests, ({ token, attemptId, expectedVersion, ttlMs }) => [
        digest(token),
        digest(attemptId),
        expectedVersion,
        ttlMs,
      ]);
      return requests.map(({ cartId }, index) => readFreeze(cartId, answers[index] as Reply));
    },
    unfreeze: async (attempts) => {
      const args = (attempt: (typeof attempts)[number]) => [digest(attempt.token), digest(attempt.attemptId)];
      return (await findEach('unfreeze-cart', attempts, args)).map(readFlag);
    },
    takeOver: async (holders) => {
      const answers = await findEach('take-over-freeze', holders, ({ token }) => [digest(token)]);
      return answers.map(readFlag);
    },
    restore: async (restorations) => {
      const args = ({ token, stepKey }: (typeof restorations)[number]) => [digest(token), digest(stepKey)];
      return (await runEach('restore-cart', restorations, args)).map(readSettlement);
    },
    empty: async (emptyings) => {
      const answers = await runEach('empty-cart', emptyings, ({ token, stepKey, lines }) => [
        digest(token),
        digest(stepKey),
        ...lines.flatMap(({ lineId, quantity }) => [lineId, quantity]),
      ]);
      return answers.map(readSettlement);
    },
  };
};
