import { chromium, type Browser } from 'playwright-core';
import { ensureBrowser } from '../setup/browser.ts';

/** Starts the machine's browser without a window, quiet towards the outside. */
export async function launchBrowser(): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', ...quiet, ...sandboxArguments()],
  });
}

/** The browser refuses its sandbox to root, which is who runs in a container. */
function sandboxArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
