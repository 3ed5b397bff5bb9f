import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { eventually } from './eventually.ts';
import { PageBrowser, type OpenOptions, type OpenPage } from './examplesPage.ts';
import type { FakeServer } from './fakeServer.ts';

type OpenExamplesPage = (server: FakeServer, options?: OpenOptions) => Promise<OpenPage>;

/** Starts a browser for the tests of a file. `open` waits for the page's first answer, `openUnanswered` does not. */
export function usePageBrowser(): { open: OpenExamplesPage; openUnanswered: OpenExamplesPage } {
  let browser: PageBrowser;
  beforeAll(async () => {
    browser = await PageBrowser.start();
  });
  afterEach(() => browser.closePages());
  afterAll(() => browser.stop());
  const openUnanswered: OpenExamplesPage = (server, options = {}) => browser.open(server, options);
  const open: OpenExamplesPage = async (server, options) => {
    const opened = await openUnanswered(server, options);
    await opened.page.waitForFunction(() => document.querySelector('#summary')?.textContent !== 'Searching…');
    return opened;
  };
  return { open, openUnanswered };
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
