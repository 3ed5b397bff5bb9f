import { MOST_IDS } from '../../../shared/src/protocol/searchIds.ts';
import type { HostRequests } from '../../../shared/src/protocol/webview.ts';
import { chooseBulkValue } from '../editing/bulkValue.ts';
import { changeAll, type BulkPorts } from '../editing/changeAll.ts';
import { decideOnMany } from '../review/decide.ts';
import { editRecords } from './editRecords.ts';
import { exportChosen } from './exportChosen.ts';

/**
 * Does one thing with many records: asks for the value, plans the change with a notification that can cancel it, says
 * how many records it touches, and applies it as one edit, which can be taken back.
 */
export async function runBulkAction(
  ports: BulkPorts,
  { action, ids }: HostRequests['bulkAction'],
): Promise<void> {
  if (action === 'export') return exportChosen(ports.cli, ids);
  if (action === 'review') return decideOnMany(ports, ids);
  if (action === 'delete') return editRecords(ports, { ids, change: { delete: true } });
  const change = await chooseBulkValue(ports.server, action, ids.length);
  if (change !== undefined) await changeAll(ports, ids.slice(0, MOST_IDS), change);
}
