import { describeWithOpensearch, waitFor } from '@cartograph/testkit';
import { type RunningCatalog, runCatalog } from './running-catalog';

interface Search {
  readonly search: {
    readonly nodes: readonly { readonly title: string }[];
    readonly totalCount: number | null;
    readonly degraded: boolean;
  };
}

describeWithOpensearch('search', () => {
  let catalog: RunningCatalog;
  beforeAll(async () => {
    catalog = await runCatalog();
  });
  afterAll(() => catalog.stop());

  const search = async (query: string) =>
    (
      await catalog.query<Search>(
        'query ($query: String!) { search(query: $query) { nodes { title } totalCount degraded } }',
        {
          query,
        },
      )
    ).data!.search;
  const finds = (query: string, ...titles: string[]) =>
    waitFor(async () => {
      const found = await search(query);
      return !found.degraded && found.nodes.map(({ title }) => title).join() === titles.join() && found;
    });
  // Its SKU is a word that nobody searches for.
  const product = (id: string, title: string) => ({ id, handle: id, title, variants: [{ sku: `${id}-1` }] });

  test('a new product is found, a changed one by its new name, a removed one no more', async () => {
    await catalog.importLines([product('kettle', 'Copper kettle')]);
    expect(await finds('kettles', 'Copper kettle')).toMatchObject({ totalCount: 1 });
    await catalog.importLines([product('kettle', 'Copper samovar')]);
    await finds('samovar', 'Copper samovar');
    expect((await search('kettle')).nodes).toEqual([]);
    await catalog.importLines([{ id: 'kettle', removed: true }]);
    await finds('samovar');
  });

  test('without the engine the truth answers, and what changed meanwhile is found when it is back', async () => {
    await catalog.importLines([product('spoon', 'Silver spoon')]);
    await finds('spoon', 'Silver spoon');
    await catalog.engine!.cut();
    await catalog.importLines([product('fork', 'Silver fork')]);
    expect(await search('silver forks')).toEqual({
      nodes: [{ title: 'Silver fork' }],
      totalCount: null,
      degraded: true,
    });
    await catalog.engine!.heal();
    await finds('fork', 'Silver fork');
  });

  test('an engine that hangs does not keep a search waiting for it', async () => {
    catalog.engine!.hang();
    expect(await search('silver spoon')).toMatchObject({ nodes: [{ title: 'Silver spoon' }], degraded: true });
    await catalog.engine!.heal();
    await finds('spoon', 'Silver spoon');
  });

  test('changes that nobody could be told of are told when the broker is back', async () => {
    await catalog.nats.stop();
    await catalog.importLines([product('ladle', 'Silver ladle')]);
    await catalog.nats.start();
    await finds('ladle', 'Silver ladle');
  });
});
