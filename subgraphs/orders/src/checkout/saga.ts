// What happens after "buy", from top to bottom. Undo sits next to do; a silent step may have happened, so it is undone
// too. Times and order: docs/saga.md, drawn from this file. A change of the table is a new version: the one before moves
// to earlier/, where the sagas that began with it finish.
import {
  AuthorizationVoided,
  AuthorizePayment,
  CapturePayment,
  CaptureRefused,
  CartEmptied,
  CartRestored,
  CommitRefused,
  CommitStock,
  EmptyCart,
  HoldExpired,
  HoldPinned,
  PaymentAuthorized,
  PaymentCaptured,
  PaymentDeclined,
  PinHold,
  ReleaseStock,
  ReserveStock,
  RestoreCart,
  StockCommitted,
  StockReleased,
  StockReserved,
  StockShort,
  VoidAuthorization,
  VoidRefused,
} from '@cartograph/contracts';
import type { Checkout } from './checkout';
import {
  amountAgain,
  authorizationUnfit,
  bought,
  cart,
  goods,
  order,
  orderAgain,
  price,
  rememberAuthorization,
} from './commands';
import { begun, mustFinish, pivot, saga, step } from './saga-words';

export const checkout = saga<Checkout>('checkout', 2, [
  begun('cart frozen', { undo: [RestoreCart, cart], undone: CartRestored }),
  step('reserve stock', {
    ask: [ReserveStock, goods],
    yes: StockReserved,
    no: StockShort,
    within: '60s',
    undo: [ReleaseStock, order],
    undone: StockReleased,
  }),
  step('authorize payment', {
    ask: [AuthorizePayment, price],
    yes: PaymentAuthorized,
    no: PaymentDeclined,
    within: '90s',
    learn: rememberAuthorization,
    undo: [VoidAuthorization, orderAgain],
    undone: AuthorizationVoided,
    notUndone: VoidRefused,
    isChecked: true,
  }),
  step('pin hold', { ask: [PinHold, order], yes: HoldPinned, no: HoldExpired, within: '60s' }),
  pivot('confirm order', { unless: authorizationUnfit }), // above this line we can undo; below it we only try again
  mustFinish('commit stock', { ask: [CommitStock, order], yes: StockCommitted, no: CommitRefused, alarmAfter: '1m' }),
  mustFinish('capture payment', {
    ask: [CapturePayment, amountAgain],
    yes: PaymentCaptured,
    no: CaptureRefused,
    alarmAfter: '5m',
    isChecked: true,
  }),
  mustFinish('empty cart', { ask: [EmptyCart, bought], yes: CartEmptied, alarmAfter: '5m', isCourtesy: true }),
]);
