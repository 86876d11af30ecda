import { SignJWT, UnsecuredJWT } from 'jose';
import { Fault, guest, Secret } from '@cartograph/runtime';
import { createReadViewer } from './viewer';

const secret = 'a-secret-that-only-this-test-knows';
const readViewer = createReadViewer(new Secret(secret));

const token = (claims: object, signedWith = secret, algorithm = 'HS256', expires = '1h'): Promise<string> =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: algorithm })
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(signedWith));

const operator = { sub: 'ada', role: 'OPERATOR' };
const refusal = new Fault('UNAUTHENTICATED', 'The access token is not valid.');

test('nobody who says who they are is a guest', async () => {
  await expect(readViewer(undefined)).resolves.toEqual(guest);
});

test('an operator is known by a signed token', async () => {
  await expect(readViewer(`Bearer ${await token(operator)}`)).resolves.toEqual({ id: 'ada', role: 'OPERATOR' });
});

test('a customer is known by a signed token', async () => {
  const given = await token({ sub: 'cus_1', role: 'CUSTOMER' });
  await expect(readViewer(`Bearer ${given}`)).resolves.toEqual({ id: 'cus_1', role: 'CUSTOMER' });
});

const wrong: Record<string, () => Promise<string> | string> = {
  'an empty header': () => '',
  'another scheme': () => 'Basic YWRhOmFkYQ==',
  'a token that is none': () => 'Bearer a.b.c',
  'a token under another secret': async () => `Bearer ${await token(operator, 'another-secret-of-some-length-0000')}`,
  'a token of another algorithm': async () => `Bearer ${await token(operator, secret.repeat(3), 'HS512')}`,
  'a token without a signature': () => `Bearer ${new UnsecuredJWT(operator).setExpirationTime('1h').encode()}`,
  'a token that has ended': async () => `Bearer ${await token(operator, secret, 'HS256', '-1s')}`,
  'a token without an end': async () =>
    `Bearer ${await new SignJWT(operator).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret))}`,
  'a token without a subject': async () => `Bearer ${await token({ role: 'OPERATOR' })}`,
  'a role that only our own services have': async () => `Bearer ${await token({ sub: 'orders', role: 'SERVICE' })}`,
  'two tokens in one header': async () => `Bearer ${await token(operator)}, Bearer ${await token(operator)}`,
};

test.each(Object.keys(wrong))('%s is refused in the same words', async (name) => {
  const fault: unknown = await readViewer(await wrong[name]!()).catch((thrown: unknown) => thrown);
  expect(fault).toEqual(refusal);
  expect((fault as Fault).code).toBe('UNAUTHENTICATED');
});
