import type { Outcome } from '../domain/operation';
import type { CardProcessor, LeasedOperation } from '../ports';

/** Asks the processor for one operation; undefined when its answer is not known. */
export const createPerformOperation =
  ({ processor }: { processor: CardProcessor }) =>
  async ({ operation, isOld }: LeasedOperation): Promise<Outcome | undefined> => {
    switch (operation.kind) {
      case 'authorize':
        // A key that may be forgotten would set the money aside a second time.
        return isOld ? processor.findAuthorization(operation.orderId) : processor.authorize(operation);
      case 'capture':
        return processor.capture(operation);
      case 'void':
        return processor.voidAuthorization(operation);
    }
  };
