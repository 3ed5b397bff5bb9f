import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { takeLock } from '../cache/folderLock.ts';
import { OperationalError } from '../operationalError.ts';

/**
 * Runs an import while no other import of this machine writes to the workspace: two at once would each add to the
 * files as they were before the other. Throws an OperationalError where one is running.
 */
export async function withImportLock<T>(
  workspace: string,
  cacheFolder: string,
  work: () => Promise<T>,
): Promise<T> {
  const release = takeImportLock(workspace, cacheFolder);
  try {
    return await work();
  } finally {
    release();
  }
}

function takeImportLock(workspace: string, cacheFolder: string): () => void {
  const name = createHash('sha256').update(realpathSync(workspace)).digest('hex').slice(0, 32);
  const file = path.join(cacheFolder, 'locks', `import-${name}`);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
  } catch {
    // A cache folder that cannot be written keeps nobody from importing; then the files' stamps alone guard them.
    return () => undefined;
  }
  const release = takeLock(file);
  if (release !== undefined) return release;
  if (!existsSync(file)) return () => undefined;
  throw new OperationalError(`Another import is writing to ${workspace}: wait for it, then import again.`);
}
