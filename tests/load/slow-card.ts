// What one bank that takes half a minute does to everybody else: the same run without and with it, in turn.
import { benchCheckout, type CheckoutBench } from './checkout';

/** Prints the p99 of both runs of each pair and their ratio; answers the invariants that do not hold. */
export const compareSlowCard = async (
  shop: Readonly<Record<string, string>>,
  options: CheckoutBench,
  pairs: number,
): Promise<string[]> => {
  const ratios: number[] = [];
  const broken: string[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const without = await benchCheckout(shop, options);
    const withOne = await benchCheckout(shop, { ...options, withSlowCard: true });
    broken.push(...without.broken, ...withOne.broken);
    const ratio = withOne.measured.p99Ms / without.measured.p99Ms;
    ratios.push(ratio);
    console.log(
      `p99 without ${without.measured.p99Ms} ms, with a slow card ${withOne.measured.p99Ms} ms, ratio ${ratio.toFixed(3)}`,
    );
  }
  ratios.sort((a, b) => a - b);
  console.log(`Median ratio ${ratios[Math.floor(ratios.length / 2)]!.toFixed(3)}`);
  return broken;
};
