import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import type { OpenOptions, OpenPage, PageBrowser } from './examplesPage.ts';
import type { FakeServer } from './fakeServer.ts';

/** Opens the examples page and waits for its first answer. */
export async function openAnswered(
  browser: PageBrowser,
  server: FakeServer,
  options: OpenOptions = {},
): Promise<OpenPage> {
  const opened = await browser.open(server, options);
  await opened.page.waitForFunction(() => document.querySelector('#summary')?.textContent !== 'Searching…');
  return opened;
}

/** The line that counts the results. */
export function summary(page: Page): Promise<string> {
  return page.locator('#summary').innerText();
}

/** Waits until the line that counts says this. */
export async function expectSummary(page: Page, text: string | RegExp): Promise<void> {
  await eventually(() => summary(page)).toMatch(text);
}

/** The name of the record that is selected in the list. */
export function selectedName(page: Page): Promise<string> {
  return page.locator('.row[aria-selected=true] .row-name').innerText();
}
