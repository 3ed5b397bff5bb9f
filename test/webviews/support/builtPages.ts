import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/editor/browser.ts';
import { buildPage, type PageFiles } from './builtPage.ts';
import { PAGE_ORIGIN, servePage, watchComplaints } from './pageConnection.ts';
import { themeScript, type ThemeName } from './themes.ts';

/** How a page is shown. */
export interface PageLook {
  theme?: ThemeName;
  size?: { width: number; height: number };
  context?: Parameters<Browser['newContext']>[0];
}

/** A browser that opens one built page under the real security policy, one context a page. */
export class BuiltPages {
  readonly #name: string;
  readonly #browser: Browser;
  readonly #files: PageFiles;
  readonly #contexts: BrowserContext[] = [];

  constructor(name: string, browser: Browser, files: PageFiles) {
    this.#name = name;
    this.#browser = browser;
    this.#files = files;
  }

  static async start(name: string): Promise<BuiltPages> {
    const [browser, files] = await Promise.all([launchBrowser(), buildPage(name)]);
    return new BuiltPages(name, browser, files);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
  }

  /** Closes the pages of a test. */
  async closePages(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
  }

  /** Opens the page once `connect` has put somebody at its other end. */
  async open<T>(
    { theme = 'dark', size = { width: 1280, height: 800 }, context: settings }: PageLook,
    connect: (page: Page, complaints: string[]) => Promise<T>,
  ): Promise<T & { page: Page; complaints: string[] }> {
    const context = await this.#browser.newContext({ viewport: size, ...settings });
    this.#contexts.push(context);
    const page = await context.newPage();
    const complaints = watchComplaints(page);
    await servePage(page, this.#files, this.#name);
    const connection = await connect(page, complaints);
    await page.addInitScript(themeScript(theme));
    await page.goto(`${PAGE_ORIGIN}/index.html`);
    return { page, complaints, ...connection };
  }
}
