import { startTestShop, type TestShop } from './test-shop';

const catalog = { sdl: 'type Query { hello: String }', resolvers: {} };

let shop: TestShop;
let open: TestShop;
beforeAll(async () => {
  shop = await startTestShop({ catalog });
  open = await startTestShop({ catalog }, { corsOrigins: ['https://studio.apollographql.com'] });
});
afterAll(() => Promise.all([shop.stop(), open.stop()]));

const browse = (path: string, base = shop.url) => fetch(base + path, { headers: { accept: 'text/html' } });

/** 0 when it is not there. */
const sizeOf = async (url: string): Promise<number> => {
  const response = await fetch(url);
  const { byteLength } = await response.arrayBuffer();
  return response.ok ? byteLength : 0;
};

/** What a page makes a browser fetch. */
const resourcesOf = (html: string): string[] =>
  [...html.matchAll(/<(?:script|link|img)\b[^>]*?\b(?:src|href)="([^"]+)"/g)].map(([, url]) => url!);

describe('the landing page', () => {
  test('shows the address that the visitor came to', async () => {
    const html = await (await browse('/')).text();
    expect(html).toContain(`${shop.url}/graphql`);
    const sandbox = `https://studio.apollographql.com/sandbox/explorer?endpoint=${encodeURIComponent(`${shop.url}/graphql`)}`;
    expect(html).toContain(`href="${sandbox}"`);
    expect(html).not.toContain('{{');
  });

  test('fetches nothing from elsewhere, and all that it fetches is there', async () => {
    const response = await browse('/');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    const resources = resourcesOf(await response.text());
    expect(resources).toEqual(['landing.svg', 'landing.css', 'landing.js', 'landing.svg']);
    for (const path of resources) expect(await sizeOf(`${shop.url}/${path}`)).toBeGreaterThan(0);
  });

  test('tells how to let Sandbox in, until it is let in', async () => {
    expect(await (await browse('/')).text()).toContain(
      'once GATEWAY_CORS_ORIGINS names https://studio.apollographql.com',
    );
    expect(await (await browse('/', open.url)).text()).not.toContain('GATEWAY_CORS_ORIGINS');
  });

  test('is a line of text for who is no browser', async () => {
    const response = await fetch(shop.url);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toContain(`POST ${shop.url}/graphql`);
  });
});

describe('the explorer', () => {
  test('fetches nothing from elsewhere, and all that it fetches is there', async () => {
    const response = await browse('/explorer');
    expect(response.url).toBe(`${shop.url}/explorer/`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'; script-src 'self'; ");
    const resources = resourcesOf(await response.text());
    expect(resources).toEqual(expect.arrayContaining(['main.js', 'styles.css', 'explorer.mjs']));
    for (const path of resources) expect(await sizeOf(`${shop.url}/explorer/${path}`)).toBeGreaterThan(0);
  });

  test('brings the examples', async () => {
    const response = await fetch(`${shop.url}/explorer/examples.json`);
    const examples = (await response.json()) as { name: string }[];
    expect(examples.map(({ name }) => name)).toEqual([
      'search',
      'product',
      'cartCreate',
      'cartLinesAdd',
      'checkoutPreview',
      'placeOrder',
      'order',
      'orderCancel',
      'orderPlacements',
      'reviewItems',
    ]);
  });

  test.each(['/explorer/no-such-file.js', '/explorer/..%2f..%2fpackage.json', '/explorer/media', '/landing.html'])(
    'has nothing at %s',
    async (path) => {
      expect((await fetch(shop.url + path)).status).toBe(404);
    },
  );
});
