import { readCacheFolder, readModelEndpoint, readRay } from '../settings.ts';

/** What the command line program is told by its environment: settings of this machine. */
export function cliEnvironment(): Record<string, string> {
  const cacheFolder = readCacheFolder();
  const endpoint = readModelEndpoint();
  return {
    // The editor's program is Electron on the desktop; this makes it a plain Node.
    ELECTRON_RUN_AS_NODE: '1',
    ...(cacheFolder !== undefined && { DATABITS_CACHE: cacheFolder }),
    ...(endpoint !== undefined && { DATABITS_DSPY_ENDPOINT: endpoint }),
    ...readRay(),
  };
}
