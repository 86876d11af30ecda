import { sagaDoc, type DrawnSaga } from './saga-doc';

const told = (name: string, service = 'orders') => ({ name, service });
const asked = (name: string, service: string) => ({ type: told(name, service) });

const trip: DrawnSaga = {
  name: 'trip',
  version: 2,
  steps: [
    { kind: 'begun', name: 'bag packed', undo: asked('UnpackBag', 'home'), undone: told('BagUnpacked') },
    {
      kind: 'step',
      name: 'book room',
      ask: asked('BookRoom', 'hotel'),
      yes: told('RoomBooked'),
      no: told('HotelFull'),
      withinMs: 90_000,
      undo: asked('CancelRoom', 'hotel'),
      undone: told('RoomCancelled'),
      notUndone: told('RoomKept'),
    },
    { kind: 'pivot', name: 'buy ticket' },
    {
      kind: 'mustFinish',
      name: 'pay room',
      ask: asked('PayRoom', 'hotel'),
      yes: told('RoomPaid'),
      no: told('CardRefused'),
      alarmAfterMs: 300_000,
    },
  ],
};

const lines = sagaDoc(trip, [{ ...trip, name: 'the way back' }])
  .split('\n')
  .map((line) => line.trim());

test.each([
  ['a yes leads on', 'book_room -- "RoomBooked" --> buy_ticket'],
  ['a no undoes what was before', 'book_room -. "HotelFull" .-> undo_bag_packed'],
  ['silence undoes the silent step as well', 'book_room -. "silence" .-> undo_book_room'],
  ['the pivot turns around when it must not be passed', 'buy_ticket -. "unfit" .-> undo_book_room'],
  ['undoing goes in reverse', 'undo_book_room -- "RoomCancelled" --> undo_bag_packed'],
  ['undoing ends', 'undo_bag_packed -- "BagUnpacked" --> ended'],
  ['a no below the pivot is for a person', 'pay_room -. "CardRefused" .-> review'],
  ['an undo that is refused is for a person', 'undo_book_room -. "RoomKept" .-> review'],
  ['a smaller saga has a table of its own', '## the way back'],
  ['the last yes ends it', 'pay_room -- "RoomPaid" --> done'],
  [
    'a step is a row',
    '| book room | `BookRoom` | `RoomBooked` | `HotelFull` | silence of 90 s turns it around | `CancelRoom` |',
  ],
])('%s', (_, line) => {
  expect(lines).toContain(line);
});
