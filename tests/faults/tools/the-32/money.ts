// Numbers 19 to 23: the card processor, and money that cannot go back.
import { inFaults, inLong, held, red, type FaultHeld } from './held';

const bank = inLong('the-bank-misbehaves');
const undoFirst = inLong('an-undo-comes-first');
const webhooks = inLong('webhooks-go-wrong');

export const money: readonly FaultHeld[] = [
  {
    number: 19,
    what: 'the card processor executes and the answer is lost: authorize, capture, void, refund',
    held: [
      ...held(
        bank,
        'authorize and capture meet every accident, and every order is paid once',
        'a void meets every accident, and no money is left set aside',
        'a refund meets every accident, and the money goes back once',
        'an error that stays under its key for ever is looked behind, also while searches lag',
      ),
      ...held(inFaults('everybody-at-once'), 'a card processor that charged and never answered has charged once'),
    ],
    turnedRed: [
      red('fresh-processor-keys', bank, 'authorize and capture meet every accident, and every order is paid once'),
      red('fresh-processor-keys', bank, 'a refund meets every accident, and the money goes back once'),
      red(
        'never-looked-up',
        bank,
        'an error that stays under its key for ever is looked behind, also while searches lag',
      ),
    ],
  },
  {
    number: 20,
    what: 'a do is executed after its undo (tombstone)',
    held: held(
      undoFirst,
      '%s: the %s (%s) that comes after its %s %s',
      'an authorize that the bank executes after it was to be voided leaves nothing set aside',
    ),
    turnedRed: [
      red(
        'no-tombstone',
        undoFirst,
        'inventory: the reserve (cmd.inventory.reserve-stock.v1) that comes after its release reserves nothing',
      ),
      red(
        'no-payment-tombstone',
        undoFirst,
        'payments: the authorize (cmd.payments.authorize-payment.v1) that comes after its void authorizes nothing',
      ),
    ],
  },
  {
    number: 21,
    what: 'webhooks duplicated, reordered, forged, missing, racing the saga',
    held: held(
      webhooks,
      'webhooks are doubled, delayed, reordered, dropped and forged while orders are placed',
      'a webhook that comes before the answer to the capture itself settles it once',
      'genuine webhooks that say what is not so move nothing',
    ),
    turnedRed: [
      red(
        'no-webhook-signature',
        webhooks,
        'webhooks are doubled, delayed, reordered, dropped and forged while orders are placed',
      ),
      red('webhooks-are-believed', webhooks, 'genuine webhooks that say what is not so move nothing'),
    ],
  },
  {
    number: 22,
    what: 'void or refund refused for good, review, an operator resolves',
    held: [
      ...held(
        bank,
        'voids that the bank refuses for good come before a person one by one; settled by hand, the books are right',
        'a refund that the bank refuses for good comes before a person, and is paid when it is tried again',
      ),
      ...held(
        'tests/system/review.system.test.ts',
        'a void that is refused for good is seen with its evidence; settled by hand and resolved, the books are right',
      ),
    ],
    turnedRed: [
      red(
        'nobody-is-asked',
        bank,
        'voids that the bank refuses for good come before a person one by one; settled by hand, the books are right',
      ),
    ],
  },
  {
    number: 23,
    what: 'an authorization expires before its capture',
    held: held(bank, 'an authorization that ends before it was captured is replaced by another, once a person says so'),
    turnedRed: [
      red(
        'nobody-is-asked',
        bank,
        'an authorization that ends before it was captured is replaced by another, once a person says so',
      ),
    ],
  },
];
