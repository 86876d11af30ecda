import { createPorts } from './ports';

const open = () => Promise.resolve(true);
const takenAre =
  (...ports: number[]) =>
  (port: number) =>
    Promise.resolve(!ports.includes(port));

test('a preferred port that nobody has is taken', async () => {
  expect(await createPorts('preferred', open)(5432)).toEqual({ port: 5432, taken: false });
});

test('the next free port stands in for one that is taken, and that is said', async () => {
  expect(await createPorts('preferred', takenAre(5432, 5433))(5432)).toEqual({ port: 5434, taken: true });
});

test('two who want the same port at the same time get two', async () => {
  const portFor = createPorts('preferred', open);
  const ports = await Promise.all([portFor(6379), portFor(6379)]);
  expect(ports.map(({ port }) => port)).toEqual([6379, 6380]);
});

test('free ports are drawn until one is open, below those that outgoing connections use', async () => {
  const draws = [0, 0, 0.99999];
  const portFor = createPorts('free', takenAre(11_000), () => draws.shift()!);
  expect(await portFor(5432)).toEqual({ port: 30_999, taken: false });
});

test('a machine without free ports is an error that names where it looked', async () => {
  await expect(createPorts('preferred', () => Promise.resolve(false))(4000)).rejects.toThrow('from 4000 on');
});
