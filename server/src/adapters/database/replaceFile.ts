import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { OperationalError, sentenceOf } from '../operationalError.ts';

/**
 * Lets somebody write a file beside the one that is meant, then puts it in its place: whoever looks sees the old file
 * or the whole new one. Returns the writer's answer with the size in bytes; what has a problem is not put in place.
 */
export async function replaceFile<T extends object>(
  file: string,
  write: (temporary: string) => Promise<T>,
): Promise<(Exclude<T, { problem: unknown }> & { bytes: number }) | Extract<T, { problem: unknown }>> {
  if (!path.isAbsolute(file)) throw new OperationalError(`The path of the file must be absolute: ${file}`);
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.tmp`);
  try {
    const answer = await write(temporary);
    if (hasProblem(answer)) return answer;
    const bytes = await flush(temporary);
    await rename(temporary, file);
    return { ...(answer as Exclude<T, { problem: unknown }>), bytes };
  } catch (error) {
    if (error instanceof OperationalError) throw error;
    throw new OperationalError(`The file cannot be written: ${sentenceOf(error)}`);
  } finally {
    await rm(temporary, { force: true });
  }
}

function hasProblem<T extends object>(answer: T): answer is Extract<T, { problem: unknown }> {
  return 'problem' in answer;
}

/** Waits until the disk has the file. Returns its size. */
async function flush(file: string): Promise<number> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}
