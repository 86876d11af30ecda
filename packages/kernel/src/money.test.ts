import fc from 'fast-check';
import {
  addMoney,
  allocateMinor,
  basisPointsOf,
  equalMoney,
  fromDecimal,
  isCurrencyCode,
  minorUnitExponent,
  money,
  subtractMoney,
  timesMoney,
  toDecimal,
} from './money';

const anAmount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
const someWeights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 40 });
const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);

describe('an amount split by weights', () => {
  test('adds up to the whole, whatever the weights', () => {
    fc.assert(fc.property(anAmount, someWeights, (whole, weights) => sum(allocateMinor(whole, weights)) === whole));
  });

  test('gives no part more than one minor unit away from its exact share', () => {
    fc.assert(
      fc.property(anAmount, someWeights, (whole, weights) => {
        fc.pre(sum(weights) > 0);
        const total = BigInt(sum(weights));
        return allocateMinor(whole, weights).every((part, index) => {
          const away = BigInt(part) * total - BigInt(whole) * BigInt(weights[index]!);
          return away > -total && away < total;
        });
      }),
    );
  });

  test('gives a part without weight nothing', () => {
    fc.assert(
      fc.property(anAmount, someWeights, (whole, weights) => {
        fc.pre(sum(weights) > 0);
        return allocateMinor(whole, weights).every((part, index) => weights[index]! > 0 || part === 0);
      }),
    );
  });

  test.each([
    { whole: 100, weights: [1, 1, 1], parts: [34, 33, 33] },
    { whole: 101, weights: [1, 1, 1], parts: [34, 34, 33] },
    { whole: -100, weights: [1, 1, 1], parts: [-34, -33, -33] },
    { whole: 1, weights: [5, 5], parts: [1, 0] },
  ])('gives what is left over of $whole among $weights to the earlier of equal parts', ({ whole, weights, parts }) => {
    expect(allocateMinor(whole, weights)).toEqual(parts);
  });

  test('gives what is left over to the largest remainder first, wherever it stands', () => {
    expect(allocateMinor(10, [1, 1, 4])).toEqual([2, 2, 6]);
    expect(allocateMinor(100, [3, 3, 10])).toEqual([19, 19, 62]);
  });

  test('goes to the first part when nothing has a weight', () => {
    expect(allocateMinor(999, [0, 0, 0])).toEqual([999, 0, 0]);
  });

  test('stays exact where a float would not', () => {
    expect(allocateMinor(9_007_199_254_740_991, [1, 1])).toEqual([4_503_599_627_370_496, 4_503_599_627_370_495]);
  });
});

describe('a decimal', () => {
  test.each([
    [4_995, 'USD', '49.95'],
    [5, 'EUR', '0.05'],
    [0, 'EUR', '0.00'],
    [-1_205, 'EUR', '-12.05'],
    [-5, 'EUR', '-0.05'],
    [500, 'JPY', '500'],
    [-7, 'JPY', '-7'],
    [1_250, 'KWD', '1.250'],
    [-1, 'KWD', '-0.001'],
  ])('of %d minor units of %s reads %s', (amountMinor, currency, decimal) => {
    expect(toDecimal(money(amountMinor, currency))).toBe(decimal);
  });

  test.each(['JPY', 'USD', 'KWD'])('of %s is read back as the same money', (currency) => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }), (amountMinor) => {
        expect(fromDecimal(toDecimal(money(amountMinor, currency)), currency)).toEqual({ amountMinor, currency });
      }),
    );
  });

  test.each([
    ['49', 'USD', 4_900],
    ['49.9', 'USD', 4_990],
    ['1.5', 'KWD', 1_500],
    ['007', 'JPY', 7],
    ['-0.00', 'EUR', 0],
  ])('%s in %s may leave out what it does not need', (text, currency, amountMinor) => {
    expect(fromDecimal(text, currency)).toEqual({ amountMinor, currency });
  });

  test.each([
    ['', 'USD'],
    ['.5', 'USD'],
    ['5.', 'USD'],
    ['1,50', 'USD'],
    ['1e3', 'USD'],
    ['+1', 'USD'],
    [' 1', 'USD'],
    ['NaN', 'USD'],
    ['1.005', 'USD'],
    ['1.5', 'JPY'],
    ['1.2345', 'KWD'],
    ['999999999999999', 'USD'],
    ['1.00', 'usd'],
    ['1.00', 'US'],
  ])('%j in %s is not money', (text, currency) => {
    expect(fromDecimal(text, currency)).toBeUndefined();
  });
});

describe('money', () => {
  test.each([0.5, Number.NaN, Infinity, 2 ** 53])('is not made of %d minor units', (amountMinor) => {
    expect(() => money(amountMinor, 'EUR')).toThrow(RangeError);
  });

  test.each(['eur', 'EURO', 'EU', ''])('is not made of the currency %j', (currency) => {
    expect(isCurrencyCode(currency)).toBe(false);
    expect(() => money(1, currency)).toThrow(RangeError);
  });

  test('is added, subtracted and multiplied within one currency', () => {
    expect(addMoney(money(250, 'EUR'), money(99, 'EUR'))).toEqual(money(349, 'EUR'));
    expect(subtractMoney(money(250, 'EUR'), money(99, 'EUR'))).toEqual(money(151, 'EUR'));
    expect(timesMoney(money(250, 'EUR'), 3)).toEqual(money(750, 'EUR'));
  });

  test('of two currencies does not mix', () => {
    expect(() => addMoney(money(1, 'EUR'), money(1, 'USD'))).toThrow('cannot mix EUR and USD');
    expect(() => subtractMoney(money(1, 'EUR'), money(1, 'USD'))).toThrow('cannot mix EUR and USD');
    expect(equalMoney(money(1, 'EUR'), money(1, 'USD'))).toBe(false);
  });

  test('that leaves the safe integers is refused, not rounded', () => {
    expect(() => addMoney(money(Number.MAX_SAFE_INTEGER, 'EUR'), money(1, 'EUR'))).toThrow(RangeError);
    expect(() => timesMoney(money(Number.MAX_SAFE_INTEGER, 'EUR'), 2)).toThrow(RangeError);
  });
});

test.each([
  [10_000, 1_900, 1_900],
  [5, 1_000, 1],
  [-5, 1_000, -1],
  [4, 1_000, 0],
  [-4, 1_000, 0],
])('%d minor units at %d basis points are %d, half away from zero', (amountMinor, basisPoints, part) => {
  expect(basisPointsOf(amountMinor, basisPoints)).toBe(part);
});

test.each([
  ['EUR', 2],
  ['JPY', 0],
  ['BHD', 3],
])('%s has %d decimals', (currency, exponent) => {
  expect(minorUnitExponent(currency)).toBe(exponent);
});

test('a currency is not looked up among the inherited names of an object', () => {
  expect(minorUnitExponent('constructor')).toBe(2);
});
