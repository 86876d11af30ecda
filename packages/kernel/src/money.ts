/** An amount of money: an integer count of the currency's minor unit (cents, yen, fils) and an ISO 4217 code. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: string;
}

// ISO 4217 table A.1: the currencies whose minor unit is not a hundredth.
const exponents: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
]);

/** Decimal places of a currency's minor unit, by ISO 4217. Currencies not listed there with another have 2. */
export const minorUnitExponent = (currency: string): number => exponents.get(currency) ?? 2;

// A product or a rounded part may be minus zero, which is no amount of money.
const withoutMinusZero = (amountMinor: number): number => (amountMinor === 0 ? 0 : amountMinor);

/** True for three upper-case letters; whether the shop trades in that currency is another question. */
export const isCurrencyCode = (text: string): boolean => /^[A-Z]{3}$/.test(text);

/** Money of `amountMinor` minor units. Throws RangeError when it is not a safe integer or the code is malformed. */
export const money = (amountMinor: number, currency: string): Money => {
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`not a safe integer of minor units: ${amountMinor}`);
  if (!isCurrencyCode(currency)) throw new RangeError(`not an ISO 4217 code: ${currency}`);
  return { amountMinor: withoutMinusZero(amountMinor), currency };
};

const sameCurrency = (a: Money, b: Money): void => {
  if (a.currency !== b.currency) throw new RangeError(`cannot mix ${a.currency} and ${b.currency}`);
};

/** The sum. Throws RangeError on two currencies or past 2^53. */
export const addMoney = (a: Money, b: Money): Money => {
  sameCurrency(a, b);
  return money(a.amountMinor + b.amountMinor, a.currency);
};

/** The difference. Throws RangeError on two currencies. */
export const subtractMoney = (a: Money, b: Money): Money => {
  sameCurrency(a, b);
  return money(a.amountMinor - b.amountMinor, a.currency);
};

/** `count` times an amount; count is an integer. */
export const timesMoney = (a: Money, count: number): Money => money(a.amountMinor * count, a.currency);

export const equalMoney = (a: Money, b: Money): boolean => a.amountMinor === b.amountMinor && a.currency === b.currency;

/** Basis points (1/100 %) of an amount of minor units, rounded half away from zero. */
export const basisPointsOf = (amountMinor: number, basisPoints: number): number =>
  withoutMinusZero(Math.sign(amountMinor) * Math.round((Math.abs(amountMinor) * basisPoints) / 10_000));

/**
 * Splits an amount of minor units by weights with the largest-remainder method: the parts always add up to the whole,
 * and ties go to the earlier part. Weights are integers of zero or more; with no weight at all the first part takes everything.
 */
export const allocateMinor = (amountMinor: number, weights: readonly number[]): number[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return weights.map((_, index) => (index === 0 ? amountMinor : 0));
  const shares = weights.map((weight) => BigInt(amountMinor) * BigInt(weight));
  const parts = shares.map((share) => Number(share / BigInt(total)));
  const leftOver = amountMinor - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = shares
    .map((share, index) => ({ index, remainder: Math.abs(Number(share % BigInt(total))) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, Math.abs(leftOver))) parts[index]! += Math.sign(leftOver);
  return parts;
};

/** The amount as a plain decimal, such as "49.95" (USD), "500" (JPY) or "1.250" (KWD). */
export const toDecimal = ({ amountMinor, currency }: Money): string => {
  const exponent = minorUnitExponent(currency);
  const digits = Math.abs(amountMinor)
    .toString()
    .padStart(exponent + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
};

/** Reads a plain decimal in a currency; undefined when it is malformed, too precise for the currency, or past 2^53 minor units. */
export const fromDecimal = (text: string, currency: string): Money | undefined => {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,3}))?$/.exec(text);
  if (!match || !isCurrencyCode(currency)) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const exponent = minorUnitExponent(currency);
  if (fraction.length > exponent) return undefined;
  const amountMinor = Number(whole + fraction.padEnd(exponent, '0')) * (sign ? -1 : 1);
  return Number.isSafeInteger(amountMinor) ? money(amountMinor, currency) : undefined;
};
