const firstQuery = '{ search(query: \\"jacket\\") { nodes { id title } } }';

/** What a person wants to know once the shop is up. */
export const welcome = (url: string, seconds: string, logDir: string): string => `
Cartograph is up after ${seconds} s.

  shop       ${url}
  GraphQL    ${url}/graphql
  explorer   ${url}/explorer
  logs       ${logDir}

A first query:

  curl -s ${url}/graphql -H 'content-type: application/json' \\
    -d '{"query":"${firstQuery}"}'

Stop it with Ctrl-C. What you did stays; npm run stack:reset empties it.
`;
