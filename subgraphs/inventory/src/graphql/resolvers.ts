import { isVariantId } from '@cartograph/kernel';
import { requireOperator, sharedResolvers } from '@cartograph/runtime';
import { readAdjustInput } from './adjust-input';
import type { Context } from './context';
import { discrepancyPage } from './discrepancies';
import type { MutationInventoryAdjustArgs, QueryStockDiscrepanciesArgs, QueryStockLevelsArgs } from './generated';
import { inputError, refusalError, type UserErrorRow } from './user-errors';

const refused = (...userErrors: UserErrorRow[]) => ({ stock: null, userErrors, replayed: false });

export const resolvers = {
  ...sharedResolvers,

  Query: {
    stockLevels: async (_: unknown, { variantId }: QueryStockLevelsArgs, { app, hop }: Context) => {
      requireOperator(hop);
      const levels = isVariantId(variantId) ? await app.stockLevels(variantId) : [];
      return levels.length > 0 ? levels : null;
    },
    stockDiscrepancies: async (_: unknown, args: QueryStockDiscrepanciesArgs, { app, hop }: Context) => {
      requireOperator(hop);
      return discrepancyPage(app, args);
    },
  },

  Mutation: {
    inventoryAdjust: async (_: unknown, { input }: MutationInventoryAdjustArgs, { app, hop }: Context) => {
      requireOperator(hop);
      const read = readAdjustInput(input);
      if ('problems' in read) return refused(...read.problems.map(inputError));
      const scope = hop.viewer.id ?? hop.viewer.role;
      const decision = await app.adjustInventory({ scope, ...read.correction });
      if (!decision.ok) return refused(refusalError(decision.refusal, input));
      return { stock: decision.state.level, userErrors: [], replayed: decision.state.isReplay };
    },
  },

  Variant: {
    // Any variant may be asked about; whether we know it, its availability tells.
    __resolveReference: ({ id }: { id: string }) => ({ id }),
    availability: ({ id }: { id: string }, _: unknown, { loaders }: Context) => loaders.availability.load(id),
  },
};
