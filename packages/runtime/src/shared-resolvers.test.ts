import { money } from '@cartograph/kernel';
import { GraphQLError, Kind } from 'graphql';
import { aHop } from '../test/builders';
import type { Role } from './hop';
import { requireOperator, sharedResolvers } from './shared-resolvers';

const { Money } = sharedResolvers;

test.each([
  ['DateTime', '2026-03-01T10:00:00.250Z'],
  ['DateTime', '2026-03-01T10:00:00+02:00'],
  ['Decimal', '49.95'],
  ['Decimal', '-0.5'],
  ['BigInt', '-9007199254740993'],
  ['CurrencyCode', 'USD'],
  ['URL', 'https://shop.example/a.png'],
] as const)('a %s may read %s', (name, text) => {
  expect(sharedResolvers[name].parseValue(text)).toBe(text);
  expect(sharedResolvers[name].parseLiteral({ kind: Kind.STRING, value: text })).toBe(text);
});

test.each([
  ['DateTime', 'yesterday'],
  ['DateTime', '2026-03-01'],
  ['Decimal', '1e3'],
  ['Decimal', '1,50'],
  ['Decimal', 49.95],
  ['BigInt', '1.5'],
  ['BigInt', 12],
  ['CurrencyCode', 'usd'],
  ['URL', 'javascript:alert(1)'],
  ['URL', null],
] as const)('a %s is not %p', (name, value) => {
  expect(() => sharedResolvers[name].parseValue(value)).toThrow(GraphQLError);
});

test('a refused scalar says what it wants, under a code', () => {
  const refusal = (() => {
    try {
      return sharedResolvers.CurrencyCode.parseValue('usd');
    } catch (fault) {
      return fault as GraphQLError;
    }
  })();
  expect(refusal).toMatchObject({
    message: 'CurrencyCode: an ISO 4217 code, such as "USD"',
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('money is shown as decimal, as minor units, and in the way of a locale', () => {
  const price = money(123_456, 'EUR');
  expect(Money.amount(price)).toBe('1234.56');
  expect(Money.minorUnits(price)).toBe('123456');
  expect(Money.currencyCode(price)).toBe('EUR');
  expect(Money.formatted(price, { locale: 'de-DE' })).toBe('1.234,56\u00a0€');
  expect(Money.formatted(price, {})).toBe('€1,234.56');
});

test.each([
  [money(500, 'JPY'), '¥500'],
  [money(1_250, 'KWD'), 'KWD\u00a01.250'],
  [money(-5, 'USD'), '-$0.05'],
  [money(Number.MAX_SAFE_INTEGER, 'USD'), '$90,071,992,547,409.91'],
])('%j is written %s', (amount, text) => {
  expect(Money.formatted(amount, { locale: 'en-US' })).toBe(text);
});

test('an unknown locale falls back to en-US', () => {
  expect(Money.formatted(money(500, 'USD'), { locale: 'not a locale' })).toBe('$5.00');
});

const as = (role: Role) => () => requireOperator(aHop({ viewer: { id: role === 'GUEST' ? null : 'x', role } }));

test('operators and our own services pass where an operator is wanted', () => {
  expect(as('OPERATOR')).not.toThrow();
  expect(as('SERVICE')).not.toThrow();
});

test('a guest is told to sign in, a customer that it is not for them', () => {
  expect(as('GUEST')).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }));
  expect(as('CUSTOMER')).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
});
