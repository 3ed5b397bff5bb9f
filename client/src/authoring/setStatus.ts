import { changeAll, type BulkPorts } from '../editing/changeAll.ts';
import { chooseBulkValue } from '../editing/bulkValue.ts';
import { chosenRecords } from './chosenRecords.ts';

/** Sets the status of the records that are selected in the editor, after a look at what would change. */
export async function setStatus(ports: BulkPorts): Promise<void> {
  const chosen = await chosenRecords(ports.server);
  if (chosen === undefined) return;
  const ids = chosen.records.map(({ id }) => id);
  const change = await chooseBulkValue(ports.server, 'status', ids.length);
  if (change !== undefined) await changeAll(ports, ids, change);
}
