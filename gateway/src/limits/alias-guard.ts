// Refuses an alias that is the name of another field of the same type. Such an alias is legal GraphQL, but the query
// planner then takes the value of an entity's key for the aliased field, silently: `{ variant { id: sku } }` answers the id.
import { GraphQLError, isAbstractType, type GraphQLCompositeType, type ValidationRule } from 'graphql';

const hasField = (type: GraphQLCompositeType, name: string): boolean => 'getFields' in type && name in type.getFields();

export const aliasGuard: ValidationRule = (context) => ({
  Field(node) {
    const alias = node.alias?.value;
    const parent = context.getParentType();
    if (!alias || alias === node.name.value || !parent || parent.name.startsWith('__')) return;
    // What is selected on an interface or a union is planned for each type behind it.
    const types = isAbstractType(parent) ? [parent, ...context.getSchema().getPossibleTypes(parent)] : [parent];
    // Every type has __typename, by which the planner tells entities apart.
    const shadowed = alias === '__typename' ? parent : types.find((type) => hasField(type, alias));
    if (!shadowed) return;
    const message = `The alias "${alias}" is the name of another field of ${shadowed.name}. Choose another alias.`;
    context.reportError(new GraphQLError(message, { nodes: node, extensions: { code: 'ALIAS_SHADOWS_FIELD' } }));
  },
});
