import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import {
  installationFromEnvironment,
  installDataBits,
  linkExtension,
  type Installation,
} from './extensions.ts';
import { startEditorServer, type EditorServer } from './server.ts';
import { testSettings } from './settings.ts';
import { toolsFolder } from '../process/paths.ts';

/** How the editor is opened; every choice has the usual user's default. */
export interface WorkbenchOptions {
  /** False opens the folder in Restricted Mode. */
  readonly trusted?: boolean;
  /** Name of a colour theme of VS Code, for instance `Default Dark Modern`. */
  readonly theme?: string;
  /** User settings on top of the quiet ones of {@link testSettings}. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Paths of unpacked extensions to load beside DataBits. */
  readonly extensions?: readonly string[];
  /** What to install as DataBits; without it DATABITS_VSIX decides, else this repository. */
  readonly installation?: Installation;
  /** Window size in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Added to the environment of the extension. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A VS Code window that is driven as a person would. No test driver: toasts and dialogs appear. */
export class Workbench {
  readonly page: Page;
  readonly server: EditorServer;
  readonly #browser: Browser;
  readonly #temporary: string;

  constructor(page: Page, server: EditorServer, browser: Browser, temporary: string) {
    this.page = page;
    this.server = server;
    this.#browser = browser;
    this.#temporary = temporary;
  }

  /** Runs a command by its full title in the command palette, for instance `View: Toggle Terminal`. */
  async runCommand(title: string): Promise<void> {
    await this.pick(`>${title}`, title, 'F1');
  }

  /** Opens a file of the workspace by its name or the end of its path, and waits until it is the active editor. */
  async openFile(name: string): Promise<void> {
    const label = path.basename(name);
    const tab = this.page.locator('.tabs-container .tab.active').filter({ hasText: label });
    for (let attempt = 1; ; attempt++) {
      await this.pick(name, label, 'ControlOrMeta+p');
      try {
        await tab.waitFor({ timeout: 10_000 });
        return;
      } catch (error) {
        // Whatever takes the keyboard at the moment of the click closes the list, and nothing is opened.
        if (attempt === 3) throw error;
      }
    }
  }

  /** Saves the active editor and waits until it is clean. */
  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+s');
    await this.page.locator('.tabs-container .tab.active:not(.dirty)').waitFor();
  }

  /**
   * Chooses from the context menu of an element. A menu that has just opened ignores the mouse for 100 ms. For a moment
   * after a reload menus lack what needs a trusted workspace, and a terminal that comes back closes them.
   */
  async chooseFromContextMenu(target: Locator, label: string): Promise<void> {
    const item = this.page.locator('.monaco-menu').getByText(label);
    for (let attempt = 1; ; attempt++) {
      await target.click({ button: 'right' });
      try {
        await item.waitFor({ timeout: 5000 });
        await this.page.waitForTimeout(300);
        await item.click({ timeout: 5000 });
        break;
      } catch (error) {
        if (attempt === 4) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
    await item.waitFor({ state: 'detached' });
  }

  /**
   * Waits until the quick input asks this question, types an answer and accepts it. Until then the question before is
   * still there, and would take the answer.
   */
  async answer(question: string, text: string): Promise<void> {
    await this.page.locator('.quick-input-widget').filter({ hasText: question }).waitFor();
    const input = this.quickInput();
    await input.fill(text);
    await input.press('Enter');
  }

  /** Opens the Problems panel and returns its rows, files and problems alike, as texts. */
  async problems(): Promise<readonly string[]> {
    await this.runCommand('Problems: Focus on Problems View');
    await this.page.locator('.markers-panel').waitFor();
    return this.page.locator('.markers-panel .monaco-list-row').allInnerTexts();
  }

  /** The content of the webview that is shown; with several, of the one whose editor tab has this title. */
  webview(title?: string): FrameLocator {
    const outer = title === undefined ? 'iframe.webview.ready' : `iframe.webview.ready[title="${title}"]`;
    return this.page.frameLocator(outer).frameLocator('iframe#active-frame');
  }

  /** The editor tab with this label. */
  tab(label: string): Locator {
    return this.page.locator('.tabs-container .tab').filter({ hasText: label });
  }

  /** Status bar items that contain this text, or match it. */
  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** Notification toasts that contain this text. */
  toast(text: string): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text });
  }

  /** Writes a picture of the window to `.tools/screenshots/<name>.png` and returns its path. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(toolsFolder, 'screenshots', `${name}.png`);
    await mkdir(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
    return file;
  }

  /** Closes the window, ends the server with its extension hosts and removes its temporary folders. */
  async close(): Promise<void> {
    await this.#browser.close();
    await this.server.stop();
    await rm(this.#temporary, { recursive: true, force: true, maxRetries: 5 });
  }

  /**
   * Opens the quick input with a key, types, and chooses the line that has the label. The list fills while the editor
   * starts, a webview can hold the keyboard, and a file that is just being saved takes it back: so it tries again.
   */
  async pick(text: string, label: string, key: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press(key);
      try {
        await this.quickInput().waitFor({ timeout: 5000 });
        await this.quickInput().fill(text);
        await this.#acceptLine(label, 5000);
        return;
      } catch (error) {
        if (attempt === 8) throw error;
        await this.#focusWorkbench();
      }
    }
  }

  /** Chooses a line of the question that the quick input asks, by what its label says. */
  async choose(label: string): Promise<void> {
    await this.line(label).waitFor();
    await this.quickInput().fill(label);
    await this.#acceptLine(label, 60_000);
  }

  /** Ticks a line of a question that takes many, or takes its tick away. */
  async toggle(label: string): Promise<void> {
    await this.quickInput().fill(label);
    // Now it is the only line.
    await this.page.locator('.quick-input-list .monaco-list-row').nth(1).waitFor({ state: 'detached' });
    const before = await this.line(label).getAttribute('aria-checked');
    await this.line(label).click();
    const after = before === 'true' ? 'false' : 'true';
    const rows = this.page.locator(`.quick-input-list .monaco-list-row[aria-checked=${after}]`);
    await rows.filter({ hasText: label }).waitFor();
  }

  /** A line of the quick input by its label. */
  line(label: string): Locator {
    const name = this.page.locator('.label-name').getByText(label, { exact: false });
    return this.page.locator('.quick-input-list .monaco-list-row').filter({ has: name }).first();
  }

  /**
   * Moves to a line by keys and accepts it. Not by the mouse: the editor uses the elements of a list again for other
   * lines when it draws the list anew, so that a click may reach another line than the one it was meant for.
   */
  async #acceptLine(label: string, timeout: number): Promise<void> {
    await this.line(label).waitFor({ timeout });
    const focused = this.page.locator('.quick-input-list .monaco-list-row.focused .label-name').first();
    const lines = await this.page.locator('.quick-input-list .monaco-list-row').count();
    for (let moves = 0; moves <= lines; moves++) {
      if ((await focused.innerText({ timeout })).includes(label)) {
        await this.quickInput().press('Enter');
        return;
      }
      await this.quickInput().press('ArrowDown');
    }
    throw new Error(`The quick input has no line "${label}" to go to.`);
  }

  /** Takes the keyboard from whatever has it, by a click on the empty middle of the status bar. */
  async #focusWorkbench(): Promise<void> {
    const bar = this.page.locator('.statusbar');
    const box = await bar.boundingBox();
    await bar.click({ position: { x: (box?.width ?? 1000) / 2, y: 5 }, timeout: 15_000 });
  }

  /** The visible quick input's text field. */
  quickInput(): Locator {
    return this.page.locator('.quick-input-widget:not([style*="display: none"]) input.input');
  }
}

/** Opens a folder or `.code-workspace` file in a fresh editor with DataBits and waits until the window is there. */
export async function openWorkbench(opened: string, options: WorkbenchOptions = {}): Promise<Workbench> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'databits-window-'));
  const dataFolder = path.join(temporary, 'server');
  const extensionsFolder = path.join(temporary, 'extensions');
  await mkdir(extensionsFolder);
  // Links are seen only in a folder that nothing was installed into yet.
  for (const extension of options.extensions ?? []) await linkExtension(extensionsFolder, extension);
  await installDataBits(extensionsFolder, dataFolder, options.installation ?? installationFromEnvironment());
  const theme = options.theme === undefined ? {} : { 'workbench.colorTheme': options.theme };
  const server = await startEditorServer({
    dataFolder,
    extensionsFolder,
    settings: { ...testSettings, ...theme, ...options.settings },
    machineSettings: machineSettingsOf(options.settings ?? {}),
    workspaceTrust: options.trusted === false,
    testDriver: false,
    env: { XDG_CACHE_HOME: path.join(temporary, 'cache'), ...options.env },
  });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: options.size ?? { width: 1400, height: 900 } });
  // A busy machine proves nothing.
  page.setDefaultTimeout(60_000);
  const kind = opened.endsWith('.code-workspace') ? 'workspace' : 'folder';
  await page.goto(`${server.origin}/?${new URLSearchParams({ [kind]: opened }).toString()}`);
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  return new Workbench(page, server, browser, temporary);
}

/** The settings among these that the extension reads from the machine's file; elsewhere the editor ignores them. */
function machineSettingsOf(settings: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name.startsWith('databits.')));
}
