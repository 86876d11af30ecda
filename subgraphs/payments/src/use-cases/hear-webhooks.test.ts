import type { CardEvent } from '../domain/card-event';
import type { EventStore, Webhooks } from '../ports';
import { orderId } from '../../test/builders';
import { createHearWebhooks } from './hear-webhooks';

const anEvent = (id: string): CardEvent => ({
  id,
  type: 'authorization.voided',
  orderId,
  authorizationId: 'auth_1',
  refundId: null,
});

test('a list is answered in its order: heard, heard before, worth a look, refused with a line', async () => {
  const refused: unknown[] = [];
  const webhooks: Webhooks = {
    read: (id) => (id === 'forged' ? { ok: false, code: 'SIGNATURE_INVALID' } : { ok: true, event: anEvent(id) }),
  };
  const events: EventStore = {
    hear: async (list) => list.map(({ id }) => (id === 'news' ? 'LOOK' : id === 'again' ? 'REPLAY' : 'KNOWN')),
    refuse: async (code, given) => void refused.push([code, given]),
  };
  const hear = createHearWebhooks({ webhooks, events });
  const heard = await hear(['forged', 'news', 'again', 'known'].map((body) => ({ body, signature: 's' })));
  expect(heard).toEqual([
    { ok: false, code: 'SIGNATURE_INVALID' },
    { ok: true, isReplay: false, wantsLook: true },
    { ok: true, isReplay: true, wantsLook: false },
    { ok: true, isReplay: false, wantsLook: false },
  ]);
  expect(refused).toEqual([['SIGNATURE_INVALID', { body: 'forged', signature: 's' }]]);
});
