// What sagas ask of us and what is answered to each.
import type {
  BodyOf,
  CommitStock,
  Item,
  PinHold,
  ReleaseStock,
  ReserveStock,
  ReturnStock,
} from '@cartograph/contracts';
import type { ShortLine } from './hold';
import type { Touched } from './stock-rows';

type Command<Name extends string, Type> = { readonly type: Name } & Item<BodyOf<Type>>;

export type StockCommand =
  | Command<'ReserveStock', typeof ReserveStock>
  | Command<'ReleaseStock', typeof ReleaseStock>
  | Command<'PinHold', typeof PinHold>
  | Command<'CommitStock', typeof CommitStock>
  | Command<'ReturnStock', typeof ReturnStock>;

export type StockAnswer =
  | { readonly type: 'StockReserved'; readonly body: { readonly orderId: string } }
  | { readonly type: 'StockShort'; readonly body: { readonly orderId: string; readonly lines: ShortLine[] } }
  | { readonly type: 'StockReleased'; readonly body: { readonly orderId: string } }
  | { readonly type: 'HoldPinned'; readonly body: { readonly orderId: string } }
  | { readonly type: 'HoldExpired'; readonly body: { readonly orderId: string } }
  | { readonly type: 'StockCommitted'; readonly body: { readonly orderId: string } }
  | { readonly type: 'CommitRefused'; readonly body: { readonly orderId: string; readonly reason: string } }
  | { readonly type: 'StockReturned'; readonly body: { readonly orderId: string } }
  /** To a command that no rule can answer: it is parked, with its cause. */
  | { readonly type: 'StepParked'; readonly body: { readonly cause: string } };

/** A pin moves no stock, so it waits for nobody who does. */
export const touchedBy = (command: StockCommand): Touched => ({
  orderIds: [command.body.orderId],
  variantIds: command.type === 'ReserveStock' ? command.body.lines.map(({ variantId }) => variantId) : [],
  warehouses: [],
  heldStock: ['ReleaseStock', 'CommitStock', 'ReturnStock'].includes(command.type),
});
