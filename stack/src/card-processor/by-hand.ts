// What a person does in the processor's dashboard, to an authorization that is named by its id or its reference.
import type { Authorization } from './authorization';
import type { Answer } from './ledger';
import type { Operation } from './operation';
import type { Processor } from './processor';
import { refundableMinor } from './refund';
import { refusalAnswer } from './refusals';

export type HandedOperation = 'capture' | 'void' | 'refund';

const operationOn = (
  found: Authorization,
  kind: HandedOperation,
  amountMinor: number | undefined,
  newId: (prefix: string) => string,
): Operation => {
  const authorizationId = found.id;
  switch (kind) {
    case 'capture':
      return { kind, authorizationId, amountMinor: amountMinor ?? found.amountMinor };
    case 'void':
      return { kind, authorizationId };
    case 'refund':
      return { kind, authorizationId, amountMinor: amountMinor ?? refundableMinor(found), reference: newId('hand') };
  }
};

/** Captures, voids or refunds; all there is, unless an amount is given. Of several by one reference, the last live one. */
export const doByHand = async (
  processor: Processor,
  {
    idOrReference,
    kind,
    amountMinor,
    newId,
  }: {
    idOrReference: string;
    kind: HandedOperation;
    amountMinor: number | undefined;
    newId: (prefix: string) => string;
  },
): Promise<Answer> => {
  const byReference = (await processor.findByReference(idOrReference)).reverse();
  const wanted = kind === 'refund' ? 'captured' : 'authorized';
  const found =
    (await processor.find(idOrReference)) ?? byReference.find(({ status }) => status === wanted) ?? byReference[0];
  if (!found) return refusalAnswer('authorization_not_found');
  return processor.executeByHand(operationOn(found, kind, amountMinor, newId));
};
