// I4, I5 and I12: every promise ends, and what ended is gone.
import type { Check, Story } from './audited';

/** I12 The review queue holds exactly the sagas that need a person. */
export const reviewsAreOfSagas: Check = ({ orders }) => {
  const open = new Set(orders.reviews.filter(({ isOpen }) => isOpen).map(({ sagaId }) => sagaId));
  return orders.sagas.flatMap(({ id, status }) => {
    if (status === 'IN_REVIEW' && !open.has(id)) return [`I12 saga ${id} is in review, and not in the queue`];
    return status !== 'IN_REVIEW' && open.has(id) ? [`I12 saga ${id} is in the queue and ${status}`] : [];
  });
};

// Orders itself parks what it heard: rep/<saga>/… is a reply, wake/<saga>/… the time that came.
const sagaOf = (stepKey: string): string => stepKey.replace(/^(rep|wake)\//, '').split('/')[0]!;

/** I12 Whatever was parked has come before a person. */
export const parkedIsReviewed: Check = ({ orders, inventory, payments }) => {
  const reviewed = new Set(orders.reviews.map(({ sagaId }) => sagaId));
  return Object.entries({ orders, inventory, payments }).flatMap(([name, { parked }]) =>
    parked
      .filter(({ stepKey }) => !reviewed.has(sagaOf(stepKey)))
      .map(({ stepKey, cause }) => `I12 ${name} has parked ${stepKey} and nobody was asked: ${cause}`),
  );
};

/** I4 What was to be taken back ends with its saga. */
export const takingBackEnds: Check = ({ orders: { cancelled, refunds, sagas } }) => {
  const statusOf = new Map(sagas.map(({ id, status }) => [id, status]));
  return [...cancelled, ...refunds]
    .map(({ id, status }) => ({ id, status, saga: statusOf.get(id.replace(/^rfd_/, '')) }))
    .filter(({ status, saga }) => !['COMPLETED', 'SUCCEEDED', 'FAILED'].includes(status) && saga !== 'IN_REVIEW')
    .map(({ id, status, saga }) => `I4 what ${id} was to take back is ${status}, its saga ${saga}`);
};

/** I4 Every saga is over or in review, and nothing waits to be sent. */
export const everythingEnds: Check = ({ orders, inventory, payments }) => [
  ...orders.sagas
    .filter(({ status }) => !['DONE', 'UNDONE', 'IN_REVIEW'].includes(status))
    .map(({ id, status, steps }) => `I4 saga ${id} is still ${status}: ${JSON.stringify(steps)}`),
  ...Object.entries({ orders, inventory, payments }).flatMap(([name, { outbox }]) =>
    outbox.map(({ id }) => `I4 ${name} has not sent ${id}`),
  ),
];

const wrongEnd = ({ placed: { id, status, totalMinor }, saga, hold, payment, ...story }: Story): string[] => {
  const stock = hold?.state ?? 'none';
  const money = payment?.status ?? 'none';
  const isOver = saga?.status === 'DONE' && story.isConfirmed;
  const isPaid = money === 'CAPTURED' && payment?.capturedMinor === totalMinor;
  if (isOver && !story.isCancelled && !(isPaid && stock === 'SOLD'))
    return [`I4 order ${id} is done, its payment ${money}, its stock ${stock}`];
  if (!story.isConfirmed && stock === 'SOLD') return [`I2 placement ${id} is ${status} and its stock was sold`];
  if (!story.isEnded) return [];
  return [
    ...(['HELD', 'PINNED'].includes(stock) ? [`I5 placement ${id} ended, its stock is ${stock}`] : []),
    ...(['AUTHORIZING', 'AUTHORIZED', 'VOIDING', 'VOID_REFUSED'].includes(money)
      ? [`I5 placement ${id} ended, its payment is ${money}`]
      : []),
  ];
};

/** I4, I5 A done order is paid and sold; of one that ended before its pivot nothing is left. */
export const endsAreClean: Check = ({ stories }) => stories.flatMap(wrongEnd);

/** I5 A cancelled order keeps neither pieces nor money. */
export const cancelledKeepsNothing: Check = ({ orders, stories }) => {
  const completed = new Set(orders.cancelled.filter((it) => it.status === 'COMPLETED').map(({ orderId }) => orderId));
  return stories.flatMap(({ placed: { id }, hold, payment }) => {
    if (!completed.has(`ord_${id}`)) return [];
    const kept = (payment?.capturedMinor ?? 0) - (payment?.refundedMinor ?? 0);
    return [
      ...(['HELD', 'PINNED', 'SOLD'].includes(hold?.state ?? '')
        ? [`I5 order ${id} is cancelled, its stock ${hold!.state}`]
        : []),
      ...(kept !== 0 ? [`I5 order ${id} is cancelled and keeps ${kept}`] : []),
    ];
  });
};
