import { jwtVerify } from 'jose';
import { readWanted, signOperator } from './operator-token';

const secret = 'a-secret-of-sixteen-or-more';
const claimsOf = async (token: string) => (await jwtVerify(token, new TextEncoder().encode(secret))).payload;

test('a token names an operator and holds for twelve hours', async () => {
  const { role, sub, iat, exp } = await claimsOf(await signOperator(secret, { name: 'ada', isHeader: false }));
  expect({ role, sub, seconds: exp! - iat! }).toEqual({ role: 'OPERATOR', sub: 'ada', seconds: 43_200 });
});

test('a token under another secret does not hold', async () => {
  const token = await signOperator('another-secret-of-sixteen', { name: 'ada', isHeader: false });
  await expect(claimsOf(token)).rejects.toThrow('signature verification failed');
});

test('the header goes as it is behind the -H of curl', async () => {
  const header = await signOperator(secret, { name: 'ada', isHeader: true });
  const [, token] = /^authorization: Bearer (\S+)$/.exec(header)!;
  expect(await claimsOf(token!)).toMatchObject({ sub: 'ada' });
});

test.each([
  [[], { name: 'operator', isHeader: false }],
  [['ada'], { name: 'ada', isHeader: false }],
  [['--header'], { name: 'operator', isHeader: true }],
  [['ada', '--header'], { name: 'ada', isHeader: true }],
])('%j is understood', (args, wanted) => {
  expect(readWanted(args)).toEqual(wanted);
});

test.each([[['ada', 'bob']], [['--token']], [['']]])('%j gets the usage', (args) => {
  expect(() => readWanted(args)).toThrow('as-operator [NAME] [--header]');
});
