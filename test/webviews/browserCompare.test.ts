import { describe, expect, test } from 'vitest';
import { comparedFields } from '../../webviews/src/pages/examples/compare/comparedFields.ts';
import { piecesAgainst } from '../../webviews/src/wordDiff.ts';
import { eventually } from './support/eventually.ts';
import { FakeServer, makeRecords } from './support/fakeServer.ts';
import { usePageBrowser } from './support/openedPage.ts';

const { open } = usePageBrowser();

describe('words that differ', () => {
  const marked = (text: string, other: string): string =>
    piecesAgainst(text, other)
      .map(({ text: piece, changed }) => (changed ? `[${piece}]` : piece))
      .join('');

  test.each([
    ['where is my parcel', 'where is my parcel', 'where is my parcel'],
    ['where is my parcel', 'where is our parcel', 'where is [my] parcel'],
    ['new words', '', '[new words]'],
    ['', 'gone', ''],
    ['a b', 'a  b', 'a[ ]b'],
  ])('%j beside %j', (text, other, expected) => {
    expect(marked(text, other)).toBe(expected);
  });

  test('very long texts are different as wholes', () => {
    expect(piecesAgainst('a '.repeat(20_000), 'b')).toEqual([{ text: 'a '.repeat(20_000), changed: true }]);
  });
});

test('fields of records are aligned by their paths', () => {
  const fields = comparedFields([
    { version: 1, input: { text: 'a', more: { deep: 1 } }, tags: ['x'] },
    { version: 1, input: { text: 'b' }, extra: null },
  ]);
  expect(fields.map(({ path, texts, isSame }) => [path, ...texts, isSame])).toEqual([
    ['version', '1', '1', true],
    ['input.text', 'a', 'b', false],
    ['input.more.deep', '1', undefined, false],
    ['tags', '[\n  "x"\n]', undefined, false],
    ['extra', undefined, 'null', false],
  ]);
});

test('two to four records are compared side by side, by keys, with the words that differ marked', async () => {
  const { page, complaints } = await open(new FakeServer(makeRecords(30)));
  await page.locator('.results').focus();
  await page.keyboard.press('d');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('d');
  const dialog = page.getByRole('dialog', { name: 'Compare records' });
  await eventually(() => dialog.locator('thead th').count()).toBe(3);
  await eventually(() => dialog.locator('thead').innerText()).toContain('cosine 0.250');
  expect(await dialog.locator('tbody th').allInnerTexts()).toEqual(['input.text', 'expected_output.intent']);
  expect(await dialog.locator('tbody tr').first().locator('ins').allInnerTexts()).toEqual([
    'parcel',
    '0',
    'invoice',
    '1',
  ]);
  await page.keyboard.press('Escape');
  await eventually(() => dialog.count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('in a narrow window values stand below each other under their names', async () => {
  const { page } = await open(new FakeServer(makeRecords(30)), { size: { width: 480, height: 800 } });
  await page.locator('.results').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: 'Compare' }).click();
  await eventually(() => page.locator('.compare-name').first().isVisible()).toBe(true);
  const [one, other] = await page.locator('.compare tbody tr').first().locator('td').all();
  const [first, second] = [await one?.boundingBox(), await other?.boundingBox()];
  expect(second?.y).toBeGreaterThanOrEqual((first?.y ?? 0) + (first?.height ?? 0) - 1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(480);
});

test('a field that only one record has is not there in the other, and new as a whole', async () => {
  const { page } = await open(new FakeServer(makeRecords(30)));
  await page.locator('.row').nth(9).locator('.row-input').click();
  await page.locator('#result-10 .row-input').click({ modifiers: ['Control'] });
  await page.keyboard.press('d');
  const row = page.locator('.compare tbody tr').nth(1);
  await eventually(() => row.locator('.absent').count()).toBe(1);
  expect(await row.locator('ins').allInnerTexts()).toEqual(['track_parcel']);
});

test('long names of fields break between their words and never within one', async () => {
  const server = new FakeServer(makeRecords(30));
  const long = 'retrieval_augmented_generation.conversationSatisfactionScore';
  server.moreOfValues = { retrieval_augmented_generation: { conversationSatisfactionScore: 1 } };
  const { page } = await open(server);
  await page.locator('.results').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('d');
  await page.getByRole('checkbox', { name: 'Only differences' }).click();
  const head = page.locator('.compare tbody th').filter({ hasText: long });
  await head.waitFor();
  const lines = await head
    .locator('bdi')
    .evaluateAll((words) =>
      words.map((word) => [word.textContent, new Set([...word.getClientRects()].map(({ top }) => top)).size]),
    );
  const words = ['retrieval_', 'augmented_', 'generation.', 'conversation', 'Satisfaction', 'Score'];
  expect(lines).toEqual(words.map((word) => [word, 1]));
  const scrolled = await head.evaluate((cell) => cell.scrollWidth <= cell.clientWidth);
  expect(scrolled).toBe(true);
});
