// Refuses an alias that is the name of another field of the same type. Such an alias is legal GraphQL, but the query
// planner then takes the value of an entity's key for the aliased field, silently: `{ variant { id: sku } }` answers the id.
import { GraphQLError, isAbstractType, type ValidationRule } from 'graphql';

export const aliasGuard: ValidationRule = (context) => ({
  Field(node) {
    const alias = node.alias?.value;
    const parent = context.getParentType();
    if (!alias || alias === node.name.value || !parent || parent.name.startsWith('__')) return;
    const types = isAbstractType(parent) ? [parent, ...context.getSchema().getPossibleTypes(parent)] : [parent];
    const shadowed = types.find((type) => 'getFields' in type && alias in type.getFields());
    if (shadowed)
      context.reportError(
        new GraphQLError(
          `The alias "${alias}" is the name of another field of ${shadowed.name}. Choose another alias.`,
          {
            nodes: node,
            extensions: { code: 'ALIAS_SHADOWS_FIELD' },
          },
        ),
      );
  },
});
