// Commands carried out in a store at once, as if the processor had answered, until a test begins.
import { newId } from '@cartograph/runtime';
import type { PaymentCommand } from '../src/domain/hear-command';
import type { Outcome } from '../src/domain/operation';
import type { LeasedOperation, PaymentStore } from '../src/ports';
import { authorize, capture, yes } from './commands';

export const carryOutIn = (payments: PaymentStore) => {
  const settleWith = (leased: readonly LeasedOperation[], outcome: Outcome) =>
    payments.settle(leased.map(({ operation }) => ({ operation, outcome })));
  const carryOut = async (command: PaymentCommand, outcome: Outcome) =>
    settleWith(await payments.hear([command]), outcome);
  const authorized = async (): Promise<string> => {
    const orderId = newId('ord');
    await carryOut(authorize(orderId), yes());
    return orderId;
  };
  const captured = async (): Promise<string> => {
    const orderId = await authorized();
    await carryOut(capture(orderId), { kind: 'captured' });
    return orderId;
  };
  return { settleWith, carryOut, authorized, captured };
};

export type CarryOut = ReturnType<typeof carryOutIn>;
