// Resolvers of the types in subgraphs/shared-types.graphql, the block that stands in every schema.graphql.
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { minorUnitExponent, toDecimal, type Money } from '@cartograph/kernel';
import { NotAllowed } from './fault';
import type { Hop } from './hop';

const refuseInput = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

const textScalar = (name: string, shape: RegExp, hint: string) => {
  const read = (value: unknown): string => {
    if (typeof value !== 'string' || !shape.test(value)) throw refuseInput(`${name}: ${hint}`);
    return value;
  };
  return new GraphQLScalarType<string, unknown>({
    name,
    serialize: String,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined),
  });
};

/** `formatted` in the customer's way of writing money; en-US when the locale is unknown or malformed. */
const formatMoney = (money: Money, locale: string): string => {
  const fractionDigits = minorUnitExponent(money.currency);
  const options = {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  } as const;
  const value = toDecimal(money) as `${number}`;
  try {
    return new Intl.NumberFormat(locale, options).format(value);
  } catch {
    return new Intl.NumberFormat('en-US', options).format(value);
  }
};

export const sharedResolvers = {
  DateTime: textScalar('DateTime', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/, 'an RFC 3339 time'),
  Decimal: textScalar('Decimal', /^-?\d{1,15}(\.\d{1,3})?$/, 'a decimal in a string, such as "49.95"'),
  BigInt: textScalar('BigInt', /^-?\d{1,19}$/, 'an integer in a string, such as "4995"'),
  CurrencyCode: textScalar('CurrencyCode', /^[A-Z]{3}$/, 'an ISO 4217 code, such as "USD"'),
  URL: textScalar('URL', /^https?:\/\/\S+$/, 'an absolute http or https URL'),
  Money: {
    amount: (money: Money) => toDecimal(money),
    minorUnits: (money: Money) => String(money.amountMinor),
    currencyCode: (money: Money) => money.currency,
    formatted: (money: Money, { locale }: { locale?: string | null }) => formatMoney(money, locale ?? 'en-US'),
  },
  UserError: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
};

/**
 * Lets operators and our own services pass. Throws UNAUTHENTICATED for a guest, FORBIDDEN for a customer, logged with the
 * id of what it is `about`.
 */
export const requireOperator = ({ viewer }: Hop, about?: string): void => {
  if (viewer.role === 'OPERATOR' || viewer.role === 'SERVICE') return;
  if (viewer.role === 'GUEST') throw new NotAllowed('UNAUTHENTICATED', 'Sign in as an operator.', about);
  throw new NotAllowed('FORBIDDEN', 'Only an operator may do this.', about);
};
