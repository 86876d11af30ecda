import type { CartLine } from '../domain/cart';
import { problemOf, type CartProblem } from '../domain/cart-problems';
import type { Needs } from '../ports';

export const createFindProblems =
  ({ prices }: Pick<Needs, 'prices'>) =>
  async (lines: readonly CartLine[]): Promise<CartProblem[]> => {
    const now = await prices(lines.map(({ variantId }) => variantId));
    return lines.flatMap((line, index) => problemOf(line, now[index]!) ?? []);
  };
