import {
  CommitRefused,
  HoldExpired,
  HoldPinned,
  StepParked,
  StockCommitted,
  StockReleased,
  StockReserved,
  StockReturned,
  StockShort,
  type MessageType,
  type Outgoing,
} from '@cartograph/contracts';
import { toReply } from '@cartograph/runtime';
import type { StockAnswer, StockCommand } from '../domain/stock-command';

const types: Readonly<Record<StockAnswer['type'], MessageType>> = {
  StockReserved,
  StockShort,
  StockReleased,
  HoldPinned,
  HoldExpired,
  StockCommitted,
  CommitRefused,
  StockReturned,
  StepParked,
};

/** The message that carries an answer back to who sent the command. */
export const replyTo = (command: StockCommand, { type, body }: StockAnswer): Outgoing =>
  toReply(command, { type: types[type].subject, body });
