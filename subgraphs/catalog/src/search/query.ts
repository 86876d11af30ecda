// The request for the search engine, as a plain value.
import type { Place } from '../domain/listing';

/** Counting further costs more than anybody reads. */
export const countLimit = 10_000;

// Of three words or more one may be missing, of five or more a quarter: "2<-1" leaves one or two words mandatory.
const mostWords = '2<-1 5<75%';

export const searchBody = (query: string, first: number, after: Place | undefined) => ({
  query: {
    bool: {
      filter: [{ term: { status: 'ACTIVE' } }],
      must: [
        {
          dis_max: {
            queries: [
              {
                combined_fields: {
                  query,
                  // The title says most; a product of the brand or on the shelf still counts.
                  fields: ['title^9', 'brand^3', 'category^2'],
                  minimum_should_match: mostWords,
                },
              },
              // Whoever types a whole SKU wants that product first.
              { term: { sku: { value: query.trim(), boost: 100 } } },
            ],
          },
        },
      ],
      should: [{ match_phrase: { title: { query, slop: 1, boost: 1.5 } } }],
    },
  },
  // The id breaks ties, so that a cursor is one place.
  sort: [{ _score: 'desc' }, { product_id: 'asc' }],
  size: first,
  _source: false,
  track_total_hits: countLimit,
  ...(after && { search_after: [after.key, after.id] }),
});
