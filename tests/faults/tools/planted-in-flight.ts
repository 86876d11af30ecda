// Faults of what is under way: sagas that wait, messages that travel, leases that run out.
import type { PlantedFault } from './planted-faults';

export const plantedInFlight = {
  'nobody-asks-again': {
    breaks: 'A saga that hears nothing waits for ever.',
    substitutions: [
      {
        file: 'subgraphs/orders/dist/messaging/checkout-runner.js',
        find: 'const asleep = await sagas.findAsleep();',
        replace: 'const asleep = [];',
      },
    ],
  },
  'message-ids-by-step': {
    breaks: 'A message is named after its step, so that the broker swallows the one that replaces a lost one.',
    substitutions: [
      {
        file: 'packages/runtime/dist/nats.js',
        find: 'msgID: nats_1.nuid.next()',
        replace: 'msgID: JSON.parse(Buffer.from(bytes)).items[0].stepKey',
      },
    ],
  },
  'no-cart-guard': {
    breaks: 'A cart is bought as often as somebody asks for it.',
    substitutions: [
      {
        file: 'subgraphs/orders/dist/domain/accept-placement.js',
        find: 'const holder = guard.livePlacement ?? (request.cartVersion <= guard.confirmedVersion ? guard.confirmedPlacement : null);',
        replace: 'const holder = null;',
      },
    ],
  },
  'no-fingerprint': {
    breaks: 'A key that was used before answers with its order, whatever is asked for under it.',
    substitutions: [
      {
        file: 'subgraphs/orders/dist/use-cases/place-order.js',
        find: 'known.fingerprint === call.fingerprint',
        replace: 'true',
      },
    ],
  },
  'lost-connection-is-poison': {
    breaks: 'Who loses the connection to the database takes the items for bad ones and parks them.',
    substitutions: [
      {
        file: 'packages/runtime/dist/postgres-faults.js',
        find: 'exports.judgeFault = judgeFault;',
        replace: "exports.judgeFault = (fault) => (judgeFault(fault) === 'again' ? 'poison' : judgeFault(fault));",
      },
    ],
  },
  'freeze-locks-out-its-own': {
    breaks:
      'A cart that is frozen is locked for the very key that froze it, so that a lost answer locks the shopper out.',
    substitutions: [
      {
        file: 'subgraphs/cart/src/adapters/redis-carts/freeze-cart-1.lua',
        find: 'if cart.token and cart.token ~= token then',
        replace: 'if cart.token then',
      },
    ],
  },
  'pin-wakes-expired': {
    breaks: 'A hold that the sweeper took back is pinned all the same, without its stock.',
    substitutions: [
      {
        file: 'subgraphs/inventory/dist/domain/hold.js',
        find: 'const pinHold = (hold, at) => {',
        replace: `const pinHold = (hold, at) => {
    if (hold && hold.state === 'EXPIRED') return (0, kernel_1.accept)({ ...hold, state: 'PINNED' });`,
      },
    ],
  },
  'no-webhook-signature': {
    breaks: 'Whoever reaches the gateway speaks as the card processor.',
    substitutions: [
      {
        file: 'subgraphs/payments/dist/adapters/card-processor-webhooks.js',
        find: 'if (!isGenuine)',
        replace: 'if (false)',
      },
    ],
  },
  'webhooks-are-believed': {
    breaks: 'What a webhook says is taken for what is so.',
    substitutions: [
      {
        file: 'subgraphs/payments/dist/adapters/postgres-events.js',
        find: 'const fresh = new Set(inserted.map(({ id }) => id));',
        replace: `const fresh = new Set(inserted.map(({ id }) => id));
            for (const { id, type, orderId } of events)
                if (fresh.has(id) && type === 'authorization.voided')
                    await tx.rows("UPDATE payments SET status = 'VOIDED' WHERE order_id = $1", [orderId]);`,
      },
    ],
  },
  'earlier-table-gone': {
    breaks: 'A release no longer knows the table that running sagas are on.',
    substitutions: [
      {
        file: 'subgraphs/orders/dist/checkout/definitions.js',
        find: 'it.name === definition && it.version === version',
        replace: "it.name === definition && it.version === version && !(definition === 'checkout' && version === 1)",
      },
    ],
  },
  'nobody-is-told-of-parked': {
    breaks: 'A command that cannot be carried out is put aside, and who asked for it waits for ever.',
    substitutions: [
      {
        file: 'packages/runtime/dist/parked.js',
        find: 'const answer = answering?.parked((0, exports.causeOf)(fault)) ?? null;',
        replace: 'const answer = null;',
      },
    ],
  },
  'nobody-holds-a-cart': {
    breaks: 'A cart is neither frozen for one buyer nor guarded against a second order.',
    substitutions: [
      {
        file: 'subgraphs/orders/dist/domain/accept-placement.js',
        find: 'const holder = guard.livePlacement ?? (request.cartVersion <= guard.confirmedVersion ? guard.confirmedPlacement : null);',
        replace: 'const holder = null;',
      },
      {
        file: 'subgraphs/cart/src/adapters/redis-carts/freeze-cart-1.lua',
        find: "if cart.token and cart.token ~= token then return { 'CART_LOCKED' } end",
        replace: '',
      },
    ],
  },
  'never-looked-up': {
    breaks: 'What the processor did is never looked up in its books, however long its answer stays away.',
    substitutions: [
      {
        file: 'subgraphs/payments/dist/use-cases/perform-operation.js',
        find: 'isUnsure || tries >= triesBeforeLooking',
        replace: 'isUnsure',
      },
    ],
  },
} satisfies Readonly<Record<string, PlantedFault>>;
