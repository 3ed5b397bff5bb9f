import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './support/eventually.ts';
import { FormPageBrowser, type OpenFormPage } from './support/formPage.ts';

let browser: FormPageBrowser;

beforeAll(async () => {
  browser = await FormPageBrowser.start();
});
afterEach(() => browser.closePages());
afterAll(() => browser.stop());

const ID = '01938c50-7a10-7cc0-8a51-9d2f4a6b7a';
const HEAD = `example_id: ${ID}01\nversion: 1\n`;
const TAIL = 'input: { text: Hello }\nexpected_output: x\n';

const field = (page: Page, name: string): Locator => page.locator(`.field[data-name=${name}]`);

/** Opens a record with one more line, does something, and compares that line. */
async function check(
  line: string,
  act: (opened: OpenFormPage) => Promise<void>,
  expected: string,
): Promise<void> {
  const opened = await browser.open(HEAD + TAIL + line);
  await act(opened);
  await eventually(() => opened.text.text).toBe(HEAD + TAIL + expected);
  expect(opened.complaints).toEqual([]);
}

test('a text', () =>
  check(
    'name: "one" # why\n',
    ({ page }) => page.getByLabel('Name', { exact: true }).fill('two'),
    'name: "two" # why\n',
  ));

test('a choice, and none', async () => {
  await check(
    'status: draft\n',
    async ({ page }) => {
      await page.getByLabel('Status', { exact: true }).selectOption('approved');
    },
    'status: approved\n',
  );
  await check(
    'status: draft\n',
    async ({ page }) => {
      await page.getByLabel('Status', { exact: true }).selectOption('');
    },
    '',
  );
});

test('a number: what is none is said and not written', async () => {
  const { page, text } = await browser.open(HEAD + TAIL);
  const version = page.getByLabel('Version', { exact: true });
  await version.fill('2x');
  await page.getByText('Type a whole number.').waitFor();
  expect(await version.getAttribute('aria-invalid')).toBe('true');
  expect(text.changes).toEqual([]);
  await version.fill('2');
  await eventually(() => text.text).toContain('version: 2\n');
});

test('a score: slider and number are one', () =>
  check(
    'quality_scores: { clarity: 0.5 } # by hand\n',
    async ({ page }) => {
      const slider = field(page, 'clarity').locator('input[type=range]');
      await slider.focus();
      await page.keyboard.press('ArrowRight');
      await eventually(() => field(page, 'clarity').locator('input.number').inputValue()).toBe('0.51');
    },
    'quality_scores: { clarity: 0.51 } # by hand\n',
  ));

test('a new score by its name', () =>
  check(
    'quality_scores:\n  clarity: 0.5\n',
    async ({ page }) => {
      await page.getByLabel('Name of a new quality score').fill('tone');
      await page.keyboard.press('Enter');
    },
    'quality_scores:\n  clarity: 0.5\n  tone: 0.5\n',
  ));

test('tags are added and taken out', async () => {
  await check(
    'capability_tags:\n  - a # first\n  - b\n',
    async ({ page }) => {
      await page.getByLabel('Capability tags', { exact: true }).fill('c');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Remove b' }).click();
    },
    'capability_tags:\n  - a # first\n  - c\n',
  );
});

test('a date in its own time zone', () =>
  check(
    'created_at: 2026-03-04T09:30:00+02:00\n',
    ({ page }) => page.getByLabel('Created at', { exact: true }).fill('2026-03-05T10:00:00'),
    'created_at: "2026-03-05T10:00:00+02:00"\n',
  ));

test('a licence is suggested', async () => {
  const { page, text } = await browser.open(`${HEAD}${TAIL}attribution:\n  license: MIT\n`);
  const licence = page.getByLabel('Licence', { exact: true });
  await licence.focus();
  await eventually(() => field(page, 'license').locator('option').first().getAttribute('value')).toBe(
    'CC-BY-4.0',
  );
  await licence.fill('CC0-1.0');
  await eventually(() => text.text).toContain('  license: CC0-1.0\n');
});

test('a source is found by its name and written with its version', async () => {
  const { page, text, complaints } = await browser.open(`${HEAD}${TAIL}attribution:\n  creator: me\n`);
  text.found = [{ kind: 'databit', id: `${ID}55`, name: 'the origin' }];
  await field(page, 'attribution').getByLabel('Add a field').selectOption('derived_from');
  await page.getByRole('button', { name: 'Choose a record…' }).click();
  await page.getByRole('option', { name: 'the origin' }).waitFor();
  await page.keyboard.press('Enter');
  await eventually(() => text.text).toContain(
    `  derived_from:\n    - databit_id: ${ID}55\n      version: 3\n`,
  );
  expect(complaints).toEqual([]);
});

test('the search for a source begins anew each time, by keys alone, and leaves the record itself out', async () => {
  const { page, text } = await browser.open(`${HEAD}${TAIL}attribution:\n  derived_from: []\n`);
  text.found = [
    { kind: 'example', id: `${ID}01`, name: 'itself' },
    { kind: 'databit', id: `${ID}55`, name: 'the origin' },
  ];
  const choose = page.getByRole('button', { name: 'Choose a record…' });
  await choose.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'the origin' }).waitFor();
  expect(await page.getByRole('option').getByText('itself').count()).toBe(0);
  await page.keyboard.type('orig');
  await page.keyboard.press('Escape');
  await eventually(() => choose.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await eventually(() => page.getByLabel('Search records').inputValue()).toBe('');
});

test('a field that is added has the keyboard', async () => {
  const { page, text } = await browser.open(HEAD + TAIL);
  await page.getByLabel('Add a field').last().selectOption('explanation');
  const hasKeyboard = (at: Locator): Promise<boolean> =>
    at.evaluate((element) => element === document.activeElement);
  await eventually(() => hasKeyboard(page.getByLabel('Explanation', { exact: true }))).toBe(true);
  await page.keyboard.type('Why');
  await eventually(() => text.text).toContain('explanation: Why\n');
  await page.getByLabel('Add a field').last().selectOption('attribution');
  const added = field(page, 'attribution').getByLabel('Add a field');
  await eventually(() => hasKeyboard(added)).toBe(true);
});

test('fields of a value: text, name, type, more and less', async () => {
  const { page, text, complaints } = await browser.open(
    `${HEAD}input:\n  # what people write\n  text: 'Hello'\n  tries: 2\n  tags: [a, b]\nexpected_output: x\n`,
  );
  const input = field(page, 'input');
  await input.getByLabel('text', { exact: true }).fill("It's");
  await eventually(() => text.text).toContain("  # what people write\n  text: 'It''s'\n");
  await input.getByLabel('Name of tries').fill('count');
  await input.getByLabel('Name of tries').press('Enter');
  await eventually(() => text.text).toContain('  count: 2\n');
  await input.getByLabel('Type of count').selectOption('text');
  await eventually(() => text.text).toContain('  count: "2"\n');
  await input.getByRole('button', { name: 'Remove Item 1' }).click();
  await eventually(() => text.text).toContain('  tags: [b]\n');
  await input.getByRole('button', { name: 'Add a field' }).click();
  await eventually(() => text.text).toContain('  field: ""\n');
  expect(complaints).toEqual([]);
});

test('a value as JSON goes to the text when it is whole', async () => {
  const { page, text } = await browser.open(HEAD + TAIL);
  await field(page, 'input').getByRole('button', { name: 'Edit as JSON' }).click();
  const json = field(page, 'input').locator('textarea.raw');
  await json.fill('{ "text": ');
  await page.getByText(/^No JSON yet/).waitFor();
  expect(text.changes).toEqual([]);
  await json.fill('{ "text": "Hi", "n": [1] }');
  await eventually(() => text.text).toContain('input:\n  text: Hi\n  "n": [1]\n');
});

test('an optional field is added where the schema has it, and taken out', async () => {
  const { page, text } = await browser.open(HEAD + TAIL);
  await page.getByLabel('Add a field').last().selectOption('domain');
  expect(text.changes).toEqual([]);
  await page.getByLabel('Domain', { exact: true }).fill('billing');
  await eventually(() => text.text).toBe(`${HEAD}domain: billing\n${TAIL}`);
  await page.getByRole('button', { name: 'Remove Domain' }).click();
  await eventually(() => text.text).toBe(HEAD + TAIL);
  await eventually(() => page.getByLabel('Domain', { exact: true }).count()).toBe(0);
});

test('what does not fit its field, or is unknown, can be seen and mended', async () => {
  const { page, text } = await browser.open(`${HEAD}${TAIL}name: [a]\nwhat: 1\n`);
  expect(await field(page, 'name').getAttribute('data-control')).toBe('free');
  await field(page, 'name').getByText('record.wrong-type').waitFor();
  await page.getByRole('button', { name: 'Remove what' }).click();
  await eventually(() => text.text).toBe(`${HEAD}${TAIL}name: [a]\n`);
});

test('what tools write is shown and not edited', async () => {
  const { page } = await browser.open(`${HEAD}${TAIL}usage_count: 3\n`);
  expect(await field(page, 'usage_count').innerText()).toContain('3');
  expect(await field(page, 'usage_count').locator('input, textarea, select').count()).toBe(0);
  expect(await field(page, 'example_id').locator('input').count()).toBe(0);
});
