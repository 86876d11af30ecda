// What the conventions of docs/architecture.md ask of a subgraph's schema, as complaints about one that breaks them.
import {
  isTypeDefinitionNode,
  isTypeExtensionNode,
  parse,
  print,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';

type TypeNode = TypeDefinitionNode | TypeExtensionNode;

const typesOf = (document: DocumentNode): TypeNode[] =>
  document.definitions.filter((node): node is TypeNode => isTypeDefinitionNode(node) || isTypeExtensionNode(node));

const fieldsOf = (type: TypeNode): readonly FieldDefinitionNode[] =>
  type.kind === 'ObjectTypeDefinition' || type.kind === 'ObjectTypeExtension' || type.kind === 'InterfaceTypeDefinition'
    ? (type.fields ?? [])
    : [];

const inputFieldsOf = (type: TypeNode): readonly InputValueDefinitionNode[] =>
  type.kind === 'InputObjectTypeDefinition' ? (type.fields ?? []) : [];

const isUserError = (type: TypeNode): boolean =>
  type.kind === 'ObjectTypeDefinition' && (type.interfaces ?? []).some(({ name }) => name.value === 'UserError');

const undescribed = (type: TypeNode): string[] => {
  const name = type.name.value;
  const isRoot = name === 'Query' || name === 'Mutation';
  const own = isRoot || !isTypeDefinitionNode(type) || type.description ? [] : [name];
  const fields = fieldsOf(type).flatMap((field) => [
    ...(field.description ? [] : [`${name}.${field.name.value}`]),
    ...(field.arguments ?? [])
      .filter((argument) => !argument.description && argument.name.value !== 'input')
      .map((argument) => `${name}.${field.name.value}(${argument.name.value}:)`),
  ]);
  const inputs = inputFieldsOf(type).filter((field) => !field.description);
  const values = type.kind === 'EnumTypeDefinition' ? (type.values ?? []).filter((value) => !value.description) : [];
  return [...own, ...fields, ...[...inputs, ...values].map((node) => `${name}.${node.name.value}`)];
};

const mutationComplaints = (types: readonly TypeNode[]): string[] =>
  types
    .filter(({ name }) => name.value === 'Mutation')
    .flatMap(fieldsOf)
    .flatMap((field) => {
      const name = field.name.value;
      const pascal = name[0]!.toUpperCase() + name.slice(1);
      const signature = `(${(field.arguments ?? []).map((node) => `${node.name.value}: ${print(node.type)}`).join()}): ${print(field.type)}`;
      const wanted = `(input: ${pascal}Input!): ${pascal}Payload!`;
      if (signature !== wanted) return [`${name} is ${signature}, not ${wanted}`];
      const payload = types.find((type) => type.name.value === `${pascal}Payload`);
      const errors = payload && fieldsOf(payload).find((node) => node.name.value === 'userErrors');
      return errors && print(errors.type) === '[UserError!]!'
        ? []
        : [`${pascal}Payload has no userErrors: [UserError!]!`];
    });

const connectionComplaints = (type: TypeNode): string[] => {
  if (!type.name.value.endsWith('Connection')) return [];
  const has = fieldsOf(type).map((field) => field.name.value);
  return ['edges', 'nodes', 'pageInfo']
    .filter((name) => !has.includes(name))
    .map((name) => `${type.name.value} has no ${name}`);
};

const fieldComplaints = (type: TypeNode): string[] => [
  ...fieldsOf(type)
    .filter((field) => /^DateTime!?$/.test(print(field.type)) && !field.name.value.endsWith('At'))
    .map((field) => `${type.name.value}.${field.name.value} is a DateTime without At`),
  ...inputFieldsOf(type)
    .filter((field) => /\bErrorCode\b/.test(print(field.type)))
    .map((field) => `${type.name.value}.${field.name.value} takes an ErrorCode`),
];

const entityComplaints = (type: TypeNode): string[] => {
  const keys = (type.directives ?? []).filter(({ name }) => name.value === 'key').map(print);
  const wrong = keys.length > 1 || keys.some((key) => !key.startsWith('@key(fields: "id"'));
  return wrong ? [`${type.name.value} is an entity by something else than one @key(fields: "id")`] : [];
};

/** Every way in which a schema breaks the conventions, each by the name of its place. */
export const schemaComplaints = (sdl: string): string[] => {
  const types = typesOf(parse(sdl));
  return [
    ...types.flatMap(undescribed).map((place) => `${place} has no description`),
    ...mutationComplaints(types),
    ...types.flatMap(connectionComplaints),
    ...types.flatMap(fieldComplaints),
    ...types.flatMap(entityComplaints),
  ];
};

/** Types of refusals, by name. */
export const userErrorsIn = (sdl: string): string[] =>
  typesOf(parse(sdl))
    .filter(isUserError)
    .map((type) => type.name.value);

/** Codes of refusals. */
export const errorCodesIn = (sdl: string): string[] =>
  typesOf(parse(sdl)).flatMap((type) =>
    type.kind === 'EnumTypeDefinition' && type.name.value === 'ErrorCode'
      ? (type.values ?? []).map((value) => value.name.value)
      : [],
  );
