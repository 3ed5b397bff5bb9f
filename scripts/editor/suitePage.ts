import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import type { EditorServer } from './server.ts';

const timeLimitInMilliseconds = 300_000;

/**
 * The address that makes a server with the test driver open a folder or `.code-workspace` file, load one unpacked
 * extension (of several the editor takes the last) and run the suite at `testsPath` in the extension host.
 */
export function suiteAddress(
  server: EditorServer,
  opened: string,
  developmentPath: string,
  testsPath: string,
): string {
  const remote = (file: string): string => `vscode-remote://127.0.0.1:${String(server.port)}${file}`;
  const payload = [
    ['extensionDevelopmentPath', remote(developmentPath)],
    ['extensionTestsPath', remote(testsPath)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  query.set(opened.endsWith('.code-workspace') ? 'workspace' : 'folder', opened);
  return `${server.origin}/?${query.toString()}`;
}

/** Opens the page and waits for the suite to end; returns what went wrong, or undefined when all tests passed. */
export async function runSuitePage(address: string): Promise<string | undefined> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const suite = await watchSuite(page);
    await page.goto(address);
    const limit = wait(timeLimitInMilliseconds, undefined, { ref: false });
    return await Promise.race([suite.ended, limit.then(() => `no end in time: ${suite.lastErrors()}`)]);
  } finally {
    await browser.close();
  }
}

interface WatchedSuite {
  /** What went wrong, or undefined when all tests passed. */
  readonly ended: Promise<string | undefined>;
  /** The last errors in the editor's log. */
  readonly lastErrors: () => string;
}

/** Gives the page the two functions that the editor's test driver calls; keeps errors for a suite that crashes. */
async function watchSuite(page: Page): Promise<WatchedSuite> {
  const errors: string[] = [];
  const lastErrors = (): string => errors.slice(-5).join('\n');
  await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
    if (type === 'error') errors.push(args.join(' ').slice(0, 2000));
  });
  const ended = Promise.withResolvers<string | undefined>();
  await page.exposeFunction('codeAutomationExit', (code: number) => {
    ended.resolve(code === 0 ? undefined : `exit code ${String(code)}: ${lastErrors()}`);
  });
  return { ended: ended.promise, lastErrors };
}
