// How much one query text may ask for. Checked once for each text: what passed is kept with its parsed document.
import {
  GraphQLError,
  Kind,
  type ASTNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

export const documentLimits = {
  /** Levels of fields, fragments unfolded; a search page with its variants' prices has 7. */
  depth: 12,
  aliases: 30,
  directives: 20,
  /** Equal response names in one selection set: each is resolved and merged again. */
  equalNames: 50,
} as const;

const refuse = (context: ValidationContext, nodes: ASTNode, message: string): void =>
  context.reportError(new GraphQLError(message, { nodes, extensions: { code: 'LIMIT_EXCEEDED' } }));

// Tools ask for 15 levels of the schema; how deep its lists may nest is limited by a rule of graphql's own.
const isIntrospection = (name: string) => name === '__schema' || name === '__type';

/** Deepest level of fields below a selection set. A fragment's depth is worked out once, whatever the number of its spreads. */
const createDepthOf = (context: ValidationContext) => {
  const depthOfFragment = new Map<string, number>();
  const depthOf = (set: SelectionSetNode): number => Math.max(0, ...set.selections.map(depthOfSelection));
  const depthOfSelection = (selection: SelectionNode): number => {
    switch (selection.kind) {
      case Kind.FIELD:
        if (isIntrospection(selection.name.value)) return 0;
        return 1 + (selection.selectionSet ? depthOf(selection.selectionSet) : 0);
      case Kind.INLINE_FRAGMENT:
        return depthOf(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD: {
        const name = selection.name.value;
        const known = depthOfFragment.get(name);
        if (known !== undefined) return known;
        depthOfFragment.set(name, 0); // a fragment inside itself ends here, and is refused by a rule of graphql's own
        const fragment = context.getFragment(name);
        const depth = fragment ? depthOf(fragment.selectionSet) : 0;
        depthOfFragment.set(name, depth);
        return depth;
      }
    }
  };
  return depthOf;
};

const depthLimit: ValidationRule = (context) => {
  const depthOf = createDepthOf(context);
  return {
    OperationDefinition(node) {
      if (depthOf(node.selectionSet) > documentLimits.depth)
        refuse(context, node, `The query is more than ${documentLimits.depth} levels deep.`);
    },
  };
};

const aliasLimit: ValidationRule = (context) => {
  let aliases = 0;
  return {
    Field(node) {
      if (node.alias && ++aliases === documentLimits.aliases + 1)
        refuse(context, node, `The query has more than ${documentLimits.aliases} aliases.`);
    },
  };
};

const directiveLimit: ValidationRule = (context) => {
  let directives = 0;
  return {
    Directive(node) {
      if (++directives === documentLimits.directives + 1)
        refuse(context, node, `The query has more than ${documentLimits.directives} directives.`);
    },
  };
};

const equalNameLimit: ValidationRule = (context) => ({
  SelectionSet(set) {
    const seen = new Map<string, number>();
    for (const node of set.selections) {
      if (node.kind !== Kind.FIELD) continue;
      const name = node.alias?.value ?? node.name.value;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      if (count === documentLimits.equalNames + 1)
        refuse(context, node, `The name "${name}" is selected more than ${documentLimits.equalNames} times.`);
    }
  },
});

export const limitRules: readonly ValidationRule[] = [depthLimit, aliasLimit, directiveLimit, equalNameLimit];
