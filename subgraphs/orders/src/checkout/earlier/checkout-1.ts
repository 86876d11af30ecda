// The first version of the checkout, for the sagas that began with it. What it first asks is never edited, but it hears
// what participants have learnt to say since, and gives a person the ways out that there are. It goes when no saga of it is left:
// SELECT count(*) FROM sagas WHERE definition = 'checkout' AND version = 1 AND status NOT IN ('DONE', 'UNDONE').
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
import type { Checkout } from '../checkout';
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
} from '../commands';
import { begun, mustFinish, pivot, saga, step } from '../saga-words';

export const checkout1 = saga<Checkout>('checkout', 1, [
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
