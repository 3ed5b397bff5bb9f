import { existsSync } from 'node:fs';
import process from 'node:process';
import { step } from '../process/command.ts';
import { ExpectedFailure } from '../process/expectedFailure.ts';
import { findOnPath } from '../process/paths.ts';
import { canInstallPackages, installPackages } from './aptPackages.ts';

const programs = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The path of a Chromium, Chrome or Edge: the one that DATABITS_BROWSER names, else one that is installed, else
 * one installed now with apt when this user is root. Without any, an expected failure: never a skipped ring.
 */
export async function ensureBrowser(): Promise<string> {
  const chosen = process.env['DATABITS_BROWSER'];
  if (chosen !== undefined) {
    if (existsSync(chosen)) return chosen;
    throw new ExpectedFailure(`DATABITS_BROWSER names ${chosen}, which does not exist.`);
  }
  const installed = findBrowser();
  if (installed !== undefined) return installed;
  if (!canInstallPackages()) {
    throw new ExpectedFailure(
      'No Chromium, Chrome or Edge was found: install one, or name one in the variable DATABITS_BROWSER.',
    );
  }
  const packages = ['chromium', 'fonts-dejavu-core', 'fonts-liberation'];
  await step('installing Chromium with apt-get (about a minute)', () =>
    installPackages('Chromium', packages),
  );
  const added = findBrowser();
  if (added !== undefined) return added;
  throw new ExpectedFailure(
    'apt-get installed no usable Chromium: install Chromium, Chrome or Edge by hand.',
  );
}

function findBrowser(): string | undefined {
  const onPath = programs.map(findOnPath).find((program) => program !== undefined);
  return onPath ?? usualPlaces.find((place) => existsSync(place));
}
