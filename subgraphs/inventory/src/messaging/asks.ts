// What other services ask over HTTP while somebody waits.
import { AvailableQuantities, ReceiveStock } from '@cartograph/contracts';
import { answering, Fault, requireOperator, type AskHandler } from '@cartograph/runtime';
import type { App } from '../app';

export const createAsks = ({ askAvailableQuantities, receiveStock }: App): readonly AskHandler[] => [
  answering(AvailableQuantities, (questions) => askAvailableQuantities(questions.map(({ variantId }) => variantId))),
  answering(ReceiveStock, async (receipts, hop) => {
    requireOperator(hop);
    const received = await receiveStock(receipts);
    return received.map((receipt, index) => {
      if (receipt.ok) return { variantId: receipt.variantId, onHand: receipt.onHand };
      // The others are in; asking again with the same keys changes nothing for them.
      throw new Fault('BAD_USER_INPUT', `${receipt.refusal.code}: ${receipts[index]!.variantId} was not received`);
    });
  }),
];
