import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { poorContrasts } from './support/contrast.ts';
import { eventually } from './support/eventually.ts';
import { FormPageBrowser } from './support/formPage.ts';
import { THEMES, type ThemeName } from './support/themes.ts';

let browser: FormPageBrowser;

beforeAll(async () => {
  browser = await FormPageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

const record = (number: number): string =>
  `example_id: 01938c50-7a10-7cc0-8a51-${String(number).padStart(12, '0')}
version: 1
name: record ${String(number)}
input: { text: Hello }
expected_output: x
`;
const records = (count: number): string =>
  Array.from({ length: count }, (_, at) => record(at + 1)).join('---\n');

describe('the text changes', () => {
  test('while a field is typed in: the caret stays, and what is typed wins', async () => {
    const { page, text } = await browser.open(record(1));
    const name = page.getByLabel('Name', { exact: true });
    await name.focus();
    await page.keyboard.press('Home');
    await page.keyboard.type('my ');
    await eventually(() => text.text).toContain('name: my record 1\n');
    text.change(text.text.replace('text: Hello', 'text: Bye'));
    await eventually(() => page.getByLabel('text', { exact: true }).inputValue()).toBe('Bye');
    await page.keyboard.type('own ');
    await eventually(() => text.text).toContain('name: my own record 1\n');
    expect(text.text).toContain('text: Bye');
  });

  test('in the field that has the keyboard: it shows the new text and keeps the keyboard', async () => {
    const { page, text } = await browser.open(record(1));
    const name = page.getByLabel('Name', { exact: true });
    await name.focus();
    text.change(text.text.replace('record 1', 'record one'));
    await eventually(() => name.inputValue()).toBe('record one');
    expect(await name.evaluate((node) => node === document.activeElement)).toBe(true);
  });

  test('a number keeps its own spelling while it is typed', async () => {
    const { page, text } = await browser.open(`${record(1)}quality_scores: { a: 0.5 }\n`);
    const score = page.locator('.field[data-name=a] input.number');
    await score.fill('0.90');
    await eventually(() => text.text).toContain('{ a: 0.9 }');
    text.change(text.text.replace('text: Hello', 'text: Bye'));
    await eventually(() => page.getByLabel('text', { exact: true }).inputValue()).toBe('Bye');
    expect(await score.inputValue()).toBe('0.90');
  });

  test('to broken YAML: it says where, and goes on when it is right', async () => {
    const { page, text } = await browser.open(record(1));
    const before = text.text;
    text.change(`${before}name: : [\n`);
    await page.getByText('The text has a mistake at line 6').waitFor();
    expect(await page.locator('.fields').getAttribute('inert')).not.toBeNull();
    text.change(before.replace('record 1', 'right'));
    await eventually(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('right');
    expect(await page.locator('.fields').getAttribute('inert')).toBeNull();
  });
});

test('an undo key takes back what is not in the text yet, and is the editor’s otherwise', async () => {
  const { page, text } = await browser.open(record(1));
  const name = page.getByLabel('Name', { exact: true });
  await name.focus();
  await name.evaluate((node) => {
    if (!(node instanceof HTMLInputElement)) return;
    node.value = 'typed';
    node.dispatchEvent(new Event('input', { bubbles: true }));
    const key = { key: 'z', ctrlKey: true, bubbles: true, cancelable: true };
    document.body.dataset['taken'] = String(!node.dispatchEvent(new KeyboardEvent('keydown', key)));
    document.body.dataset['again'] = String(!node.dispatchEvent(new KeyboardEvent('keydown', key)));
  });
  await eventually(() => name.inputValue()).toBe('record 1');
  expect(await page.locator('body').evaluate(({ dataset }) => [dataset['taken'], dataset['again']])).toEqual([
    'true',
    'false',
  ]);
  expect(text.changes).toEqual([]);
});

test('saving waits for what was typed last', async () => {
  const { page, text, requests } = await browser.open(record(1));
  await page.getByLabel('Name', { exact: true }).fill('last');
  await page.keyboard.press('Control+s');
  await eventually(() => requests.map(({ request }) => request)).toEqual(['save']);
  expect(text.text).toContain('name: last\n');
});

describe('records', () => {
  test('1,000 of them: few are in the document, and the cursor of the text chooses one', async () => {
    const { page, text, moveCursor, requests } = await browser.open(records(1000));
    await page.getByText('1,000 records').waitFor();
    expect(await page.locator('.record-row').count()).toBeLessThan(80);
    moveCursor(6 * 499 + 2);
    await eventually(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('record 500');
    await page.locator('.record-row[aria-selected=true]').getByText('record 500').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('changed');
    await eventually(() => text.text).toContain('name: changed\n');
    expect(text.text.split('\n').length).toBe(records(1000).split('\n').length);
    await page.getByRole('option', { name: 'record 501' }).click();
    await eventually(() => page.getByLabel('Name', { exact: true }).inputValue()).toBe('record 501');
    expect(requests.at(-1)).toMatchObject({ request: 'reveal', params: { line: 3000 } });
  });

  test('a new one, and one less after a question', async () => {
    const { page, text } = await browser.open(records(2));
    await page.getByRole('button', { name: 'New record' }).click();
    await eventually(() => page.locator('.record-row').count()).toBe(3);
    await eventually(() => page.getByLabel('text', { exact: true }).inputValue()).toBe('');
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByText('Nothing refers to it.').waitFor();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await eventually(() => text.text).toBe(records(2));
  });

  test('none yet', async () => {
    const { page, text } = await browser.open('# nothing\n');
    await page.getByRole('button', { name: 'New record' }).click();
    await page.locator('.field').first().waitFor();
    expect(text.text).toContain('example_id: ');
  });
});

test('problems stand beside their fields, with the way to their fixes', async () => {
  const { page, requests } = await browser.open(`${record(1)}status: aproved\n`);
  const status = page.locator('.field[data-name=status]');
  await status.getByText('record.not-in-enum').waitFor();
  expect(await status.locator('[aria-invalid=true]').count()).toBe(1);
  await status.getByRole('button', { name: /quick fix/ }).click();
  await eventually(() => requests).toMatchObject([
    { request: 'showFixes', params: { position: { line: 5 } } },
  ]);
});

test('hostile text stays text', async () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const { page, complaints } = await browser.open(
    `${record(1).replace('record 1', `"${hostile}"`)}"${hostile}": "${hostile}"\n`,
  );
  await page.getByRole('heading', { name: hostile, level: 2 }).waitFor();
  expect(await page.locator('img').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test.each(Object.keys(THEMES) as ThemeName[])('texts can be read in the theme %s', async (theme) => {
  const { page } = await browser.open(
    `${record(1)}status: no\ncapability_tags: [a]\nquality_scores: { clarity: 0.4 }\n---\n${record(2)}`,
    { theme },
  );
  await page.getByText('2 records').waitFor();
  expect(await poorContrasts(page, 4.5)).toEqual([]);
});
