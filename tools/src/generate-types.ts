// TypeScript types for a subgraph's resolvers, from its schema.graphql.
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as resolvers from '@graphql-codegen/typescript-resolvers';
import { parse } from 'graphql';

const config = {
  federation: true,
  useTypeImports: true,
  enumsAsTypes: true,
  defaultScalarType: 'string',
  scalars: { DateTime: 'string', Decimal: 'string', BigInt: 'string', CurrencyCode: 'string', URL: 'string' },
  resolversNonOptionalTypename: false,
  contextType: './context#Context',
  mapperTypeSuffix: 'Row',
  mappers: { Money: '@cartograph/kernel#Money' },
};

// Federation's own directives, so that the schema stands alone.
const federation = /* GraphQL */ `
  scalar _FieldSet
  scalar link__Import
  directive @link(url: String!, import: [link__Import]) repeatable on SCHEMA
  directive @key(fields: _FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
  directive @shareable on OBJECT | FIELD_DEFINITION
`;

/** The text of a subgraph's src/graphql/generated.ts. */
export const generateTypes = (schema: string): Promise<string> =>
  codegen({
    filename: 'generated.ts',
    documents: [],
    config,
    schema: parse(`${schema.replace(/^extend schema @link.*$/m, '')}\n${federation}`),
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers },
  });
