import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { node, storyGraph, type WholeGraph } from '../support/lineageGraphs.ts';
import { FakeLineageServer, LineagePageBrowser } from '../support/lineagePage.ts';

let browser: LineagePageBrowser;

beforeAll(async () => {
  browser = await LineagePageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe('states', () => {
  test('each says what to do', async () => {
    const text = async (open: Promise<{ page: Page }>): Promise<string> => {
      const { page } = await open;
      await page.locator('.message h2, .alone, .notice').first().waitFor();
      return (await page.locator('.message, .alone, .notice').allInnerTexts()).join();
    };
    expect(await text(browser.open(new FakeLineageServer(), { id: null }))).toMatch(
      /Put the cursor into a record/,
    );
    const failing = new FakeLineageServer();
    failing.failure = 'Nothing has the id abc.';
    expect(await text(browser.open(failing))).toMatch(
      /could not be read\s+Nothing has the id abc\.\s+Read Again/,
    );
    const [faq] = storyGraph().nodes;
    const alone = new FakeLineageServer({ nodes: faq === undefined ? [] : [faq], edges: [] });
    expect(await text(browser.open(alone))).toMatch(/derived_from:/);
    expect(await text(browser.open(new FakeLineageServer(), { isTrusted: false }))).toMatch(
      /Restricted Mode: git does not run/,
    );
    const cut = browser.open(new FakeLineageServer(), { view: { depth: 10, limit: 5 } });
    expect(await text(cut)).toMatch(/8 nodes within 10 steps left out.*Show More/s);
  });

  test('a question that takes long can be cancelled, and asked again', async () => {
    const server = new FakeLineageServer();
    server.gate = new Promise(() => undefined);
    const { page } = await browser.open(server);
    await eventually(() => page.getByRole('status').innerText()).toMatch(/^Reading the lineage/);
    await page.keyboard.press('Escape');
    await eventually(() => page.locator('.message h2').innerText()).toBe('Cancelled');
    expect(server.calls[0]?.signal.aborted).toBe(true);
    server.gate = Promise.resolve(undefined);
    await page.getByRole('button', { name: 'Read Again' }).click();
    await page.locator('.graph[data-drawn]').waitFor();
  });

  test('a failure keeps what is shown', async () => {
    const server = new FakeLineageServer();
    const { page } = await browser.openShown(server, { view: { depth: 1 } });
    server.failure = 'The server is busy.';
    await page.getByRole('button', { name: 'Reload' }).click();
    await eventually(() => page.getByRole('alert').innerText()).toMatch(/The server is busy/);
    expect(await page.locator('.node').count()).toBe(4);
  });
});

const HOSTILE = [
  '<img src=x onerror="window.attacked = true">',
  '</script><script>window.attacked = true</script>',
  '"]; click n0 call attacked() %%{init: {"securityLevel":"loose"}}%%',
  'text \u202Egnp.exe\u202C \u2066end\u0000\u200B',
  '\uD800 lone surrogate, العربية and עברית',
  'x'.repeat(5000),
];

test('hostile names, methods and statuses are text everywhere', async () => {
  const whole: WholeGraph = {
    nodes: HOSTILE.map((name, at) => node(`n${String(at)}`, { name, status: name, time: 1e18 })),
    edges: HOSTILE.slice(1).map((method, at) => ({
      source: 'n0',
      target: `n${String(at + 1)}`,
      kind: 'derived_from',
      method,
    })),
  };
  const { page, requests, complaints } = await browser.openShown(new FakeLineageServer(whole), {
    id: 'id-n0',
  });
  await page.getByRole('button', { name: 'Filters' }).click();
  await page.getByRole('tree').focus();
  for (const _name of HOSTILE) await press(page, 'ArrowDown');
  await page.locator('#search').fill('img');
  for (const item of ['SVG…', 'Mermaid…']) {
    await page.getByText('Export', { exact: true }).click();
    await page.getByRole('button', { name: item }).click();
  }
  await eventually(() => requests.length).toBe(2);
  expect(await page.locator('#page img, #page script, #page style, #page iframe').count()).toBe(0);
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
  const texts = await page.locator('.node-name, .tree-row, .edge-label').allInnerTexts();
  expect(texts.join('')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  expect(texts.join('')).toContain('U+202E');
  const [svg, mermaid] = requests.map(({ params }) => ('text' in params ? params.text : ''));
  const inert = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    const elements = [...root.querySelectorAll('*')];
    const known = ['title', 'rect', 'g', 'path', 'text'];
    return elements.every(
      ({ tagName, attributes }) =>
        known.includes(tagName) && [...attributes].every(({ name }) => !name.startsWith('on')),
    );
  }, svg ?? '');
  expect(inert).toBe(true);
  expect(mermaid).not.toMatch(/%%\{|^ *click|<img/m);
  expect(complaints).toEqual([]);
});
