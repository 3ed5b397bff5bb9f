import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from './support/eventually.ts';
import { contentSecurityPolicy, pageHtml } from '../../client/src/webviews/pageHtml.ts';
import { PageBrowser, type OpenPage } from './support/examplesPage.ts';
import { FakeServer, makeRecord } from './support/fakeServer.ts';

let browser: PageBrowser;

beforeAll(async () => {
  browser = await PageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

const HOSTILE = [
  '<img src=x onerror="window.attacked = true">',
  '</script><script>window.attacked = true</script>',
  '<svg onload="window.attacked = true"><style>*{display:none}</style>',
  '${window.attacked = true} {{attacked}} javascript:attacked()',
  'text \u202Egnp.exe\u202C \u2066end\u0000\u200B',
  '\uD800 lone surrogate, العربية and עברית',
  'x'.repeat(5000),
];

async function openHostile(): Promise<OpenPage> {
  const records = HOSTILE.map((text, position) =>
    makeRecord(position, {
      name: text,
      inputText: text,
      outputText: text,
      functionName: text,
      domain: text,
      status: text,
      tags: [text],
    }),
  );
  const server = new FakeServer(records);
  server.answerChanges = { notice: HOSTILE[0] ?? '' };
  const opened = await browser.open(server);
  await eventually(() => opened.page.locator('.row').count()).toBe(HOSTILE.length);
  return opened;
}

describe('the security policy', () => {
  test('names our script, style sheets and fonts, and nothing else', () => {
    expect(contentSecurityPolicy({ cspSource: 'https://files', nonce: 'N' })).toBe(
      "default-src 'none'; script-src 'nonce-N'; style-src https://files; font-src https://files; base-uri 'none'; form-action 'none'",
    );
  });

  test('cannot be left by what is put into the page', () => {
    const html = pageHtml({
      title: '"><script>',
      cspSource: '">',
      nonce: '"',
      scriptUri: '"',
      styleUris: ['">'],
    });
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toContain('"">');
  });

  test('is in force: inline scripts, styles and other servers are refused and noticed', async () => {
    const { page, complaints } = await browser.open(new FakeServer([makeRecord(0)]));
    await page.locator('.row').first().waitFor();
    expect(complaints).toEqual([]);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.attacked = true';
      const image = document.createElement('img');
      image.src = 'https://elsewhere.test/a.png';
      const styled = document.createElement('p');
      styled.setAttribute('style', 'color: red');
      document.body.append(script, image, styled);
      void fetch('https://elsewhere.test/').catch(() => undefined);
    });
    await eventually(
      () => complaints.filter((text) => text.includes('Content Security Policy')).length,
    ).toBeGreaterThan(3);
    expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
  });
});

describe('hostile texts', () => {
  test('are text everywhere: nothing runs, nothing is loaded, no policy is tried', async () => {
    const { page, complaints } = await openHostile();
    await page.keyboard.type('x');
    await page.keyboard.press('ArrowDown');
    for (const _text of HOSTILE) await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'Raw scores' }).click();
    await page.locator('.facet-value').nth(3).click();
    await eventually(() => page.locator('.chip').count()).toBe(1);
    expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
    await eventually(() =>
      page.locator('#page img, #page svg, #page style, #page script, #page iframe').count(),
    ).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('stand in the rows as they were written', async () => {
    const { page } = await openHostile();
    const names = await page.locator('.row-name').allTextContents();
    expect(names.map((name) => name.trim()).slice(0, 4)).toEqual(HOSTILE.slice(0, 4));
  });

  test('bidirectional controls are spelled out and cannot reorder what stands beside them', async () => {
    const { page } = await openHostile();
    const row = page.locator('.row').nth(4);
    expect(await row.locator('.row-name .control').allInnerTexts()).toEqual([
      'U+202E',
      'U+202C',
      'U+2066',
      'U+0000',
      'U+200B',
    ]);
    await eventually(() => row.getAttribute('aria-label')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(
      await row
        .locator('bdi')
        .first()
        .evaluate((text) => getComputedStyle(text).unicodeBidi),
    ).toBe('isolate');
  });
});
