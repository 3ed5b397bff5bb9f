import type { Page } from 'playwright-core';
import {
  FakeSqlServer,
  wideAnswer,
  type OpenSqlOptions,
  type OpenSqlPage,
  type SqlPageBrowser,
} from './sqlPage.ts';

/** Opens the page with a wide result and waits until its first rows have arrived. */
export async function openWide(
  browser: SqlPageBrowser,
  rows: number,
  options: OpenSqlOptions = {},
): Promise<OpenSqlPage> {
  const opened = await browser.open(new FakeSqlServer(wideAnswer(rows)), options);
  await opened.page.locator('.cell[data-kind=number]').first().waitFor();
  return opened;
}

/** The line that says how the query went. */
export function statusOf(page: Page): Promise<string> {
  return page.getByRole('status').innerText();
}
