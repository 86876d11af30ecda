import { buildSchema, getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';
import { aliasGuard } from './alias-guard';
import { documentLimits, limitRules } from './document-limits';

const schema = buildSchema(/* GraphQL */ `
  type Query {
    node: Node
    other: Node
    result: Result
  }
  interface Node {
    next: Node
    name: String
  }
  type Place implements Node {
    id: ID!
    next: Node
    name: String
    code: String
  }
  type Nothing {
    reason: String
  }
  union Result = Place | Nothing
`);

const problems = (query: string): string[] =>
  validate(schema, parse(query), [...specifiedRules, aliasGuard, ...limitRules]).map(
    ({ message, extensions }) => `${String(extensions['code'])}: ${message}`,
  );

const nested = (levels: number): string => (levels === 1 ? '{ name }' : `{ next ${nested(levels - 1)} }`);
const repeated = (count: number, selection: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => selection(index)).join(' ');

describe('an alias', () => {
  test('that names nothing else passes', () => {
    expect(problems('{ place: node { title: name } }')).toEqual([]);
  });

  test('that repeats its own field passes', () => {
    expect(problems('{ node: node { name: name } }')).toEqual([]);
  });

  test('that is the name of another field of the type is refused', () => {
    expect(problems('{ node { ... on Place { id: code } } }')).toEqual([
      'ALIAS_SHADOWS_FIELD: The alias "id" is the name of another field of Place. Choose another alias.',
    ]);
  });

  test('on an interface is refused when a type behind it has a field of that name', () => {
    expect(problems('{ node { id: name } }')).toEqual([
      'ALIAS_SHADOWS_FIELD: The alias "id" is the name of another field of Place. Choose another alias.',
    ]);
  });

  test('on a union is refused when a member has a field of that name', () => {
    expect(problems('{ result { reason: __typename } }')).toEqual([
      'ALIAS_SHADOWS_FIELD: The alias "reason" is the name of another field of Nothing. Choose another alias.',
    ]);
  });

  test('that takes the name of __typename is refused', () => {
    expect(problems('{ node { __typename: name } }')).toEqual([
      'ALIAS_SHADOWS_FIELD: The alias "__typename" is the name of another field of Node. Choose another alias.',
    ]);
  });

  test('inside a fragment is looked at too', () => {
    expect(problems('{ node { ...f } } fragment f on Place { id: code }')).toHaveLength(1);
  });
});

describe('a query', () => {
  test('as deep as the limit passes, one level deeper is refused', () => {
    expect(problems(`{ node ${nested(documentLimits.depth - 1)} }`)).toEqual([]);
    expect(problems(`{ node ${nested(documentLimits.depth)} }`)).toEqual([
      'LIMIT_EXCEEDED: The query is more than 12 levels deep.',
    ]);
  });

  test('does not hide its depth in fragments', () => {
    const query = `{ ...f } fragment f on Query { node { ...g } } fragment g on Node ${nested(12)}`;
    expect(problems(query)).toEqual(['LIMIT_EXCEEDED: The query is more than 12 levels deep.']);
  });

  test('whose fragments spread each other in a circle is refused and not followed for ever', () => {
    expect(problems('{ node { ...f } } fragment f on Node { next { ...f } }')).toEqual([
      'undefined: Cannot spread fragment "f" within itself.',
    ]);
  });

  test('whose fragments double at each level is measured at once', () => {
    const fragments = repeated(40, (i) => `fragment f${i} on Node { ...f${i + 1} ... on Node { ...f${i + 1} } }`);
    expect(problems(`{ node { ...f0 } } ${fragments} fragment f40 on Node { name }`)).toEqual([]);
  });

  test('of a tool that reads the schema passes', () => {
    expect(problems(getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true }))).toEqual([]);
  });

  test('with 30 aliases passes, with 31 is refused', () => {
    const aliased = (count: number) => `{ node { ${repeated(count, (i) => `a${i}: name`)} } }`;
    expect(problems(aliased(30))).toEqual([]);
    expect(problems(aliased(31))).toEqual(['LIMIT_EXCEEDED: The query has more than 30 aliases.']);
  });

  test('with 20 directives passes, with 21 is refused', () => {
    const directed = (count: number) => `{ node { ${repeated(count, () => '... @include(if: true) { name }')} } }`;
    expect(problems(directed(20))).toEqual([]);
    expect(problems(directed(21))).toEqual(['LIMIT_EXCEEDED: The query has more than 20 directives.']);
  });

  test('that selects one name 50 times passes, 51 times is refused', () => {
    const duplicated = (count: number) => `{ node { ${repeated(count, () => 'name')} } }`;
    expect(problems(duplicated(50))).toEqual([]);
    expect(problems(duplicated(51))).toEqual(['LIMIT_EXCEEDED: The name "name" is selected more than 50 times.']);
  });
});
