import type { Server } from '../languageClient.ts';
import { chosenRecords } from './chosenRecords.ts';

/** The id that a lens names, else that of the record of any kind at the cursor. Says why where there is none. */
export async function recordId(server: Server, argument: unknown): Promise<string | undefined> {
  if (typeof argument === 'string' && argument !== '') return argument;
  return (await chosenRecords(server))?.records[0]?.id;
}
