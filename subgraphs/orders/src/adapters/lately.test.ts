import { lately } from './lately';

/** A world that answers when it is told to, and a clock that stands still until it is set. */
const aWorld = () => {
  const world = {
    now: 1_000,
    looks: 0,
    faults: 0,
    answer: (_: string) => undefined as void,
    fail: () => undefined as void,
  };
  const seen = lately<string>({
    everyMs: 100,
    goodForMs: 250,
    look: () => {
      world.looks++;
      return new Promise((resolve, reject) => Object.assign(world, { answer: resolve, fail: reject }));
    },
    onFault: () => world.faults++,
    clock: () => world.now,
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { world, seen, settled };
};

test('nothing is known until somebody asked and the first look came back', async () => {
  const { world, seen, settled } = aWorld();
  expect(world.looks).toBe(0);
  expect(seen()).toBeUndefined();
  world.answer('full');
  await settled();
  expect(seen()).toBe('full');
  expect(world.looks).toBe(1);
});

test('looks begin only so often, and one at a time', async () => {
  const { world, seen, settled } = aWorld();
  seen();
  world.now += 500;
  seen();
  expect(world.looks).toBe(1);
  world.answer('full');
  await settled();
  seen();
  expect(world.looks).toBe(2);
  world.answer('full');
  await settled();
  world.now += 99;
  seen();
  expect(world.looks).toBe(2);
});

test('what was seen too long ago is unknown', async () => {
  const { world, seen, settled } = aWorld();
  seen();
  world.answer('full');
  await settled();
  world.now += 249;
  expect(seen()).toBe('full');
  world.now += 1;
  expect(seen()).toBeUndefined();
});

test('a look that fails is told, and what was known stays so for its time', async () => {
  const { world, seen, settled } = aWorld();
  seen();
  world.answer('full');
  await settled();
  world.now += 100;
  seen();
  world.fail();
  await settled();
  expect(world.faults).toBe(1);
  expect(seen()).toBe('full');
});
