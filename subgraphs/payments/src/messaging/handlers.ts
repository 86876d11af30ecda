// Commands in, operations out: the list is written down and acknowledged; the workers answer later.
import {
  AuthorizePayment,
  CapturePayment,
  RefundPayment,
  ReturnPayment,
  VoidAuthorization,
} from '@cartograph/contracts';
import type { Heard } from '@cartograph/runtime';
import type { App } from '../app';
import type { PaymentCommand } from '../domain/hear-command';
import type { LeasedOperation } from '../ports';

export const paymentCommands = [
  AuthorizePayment,
  VoidAuthorization,
  CapturePayment,
  RefundPayment,
  ReturnPayment,
] as const;

const toCommand = ({ type, item }: Heard): PaymentCommand => {
  const { stepKey, epoch, correlationId, traceparent } = item;
  // The consumer has read the body by its type.
  return { name: type.name, body: item.body, step: { stepKey, epoch, correlationId, traceparent } } as PaymentCommand;
};

export const createHandler =
  ({ hearCommands }: Pick<App, 'hearCommands'>, work: (operations: readonly LeasedOperation[]) => void) =>
  async (heard: readonly Heard[]): Promise<void> =>
    work(await hearCommands(heard.map(toCommand)));
