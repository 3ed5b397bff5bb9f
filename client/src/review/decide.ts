import * as vscode from 'vscode';
import type { ReviewChange, ReviewDecision } from '../../../shared/src/protocol/writing.ts';
import { chosenRecords } from '../authoring/chosenRecords.ts';
import { changeAll, type BulkPorts } from '../editing/changeAll.ts';
import { requireTrust } from '../trust.ts';
import { authorOf } from './author.ts';

/** What each decision is called, and the status that goes with it. */
const DECISIONS: Record<ReviewDecision, { title: string; status: string }> = {
  approved: { title: 'Approve', status: 'approved' },
  changes_requested: { title: 'Request Changes', status: 'draft' },
  rejected: { title: 'Reject', status: 'rejected' },
};

const WITH_STATUS = 'databits.review.withStatus';

/** Decides on the records that the editor's selections touch. */
export async function decideAtCursor(ports: BulkPorts, decision: ReviewDecision): Promise<void> {
  if (!requireTrust('Reviews are written')) return;
  const chosen = await chosenRecords(ports.server);
  if (chosen === undefined) return;
  const change = await askDecision(ports, decision, chosen.records.length);
  if (change !== undefined)
    await changeAll(
      ports,
      chosen.records.map(({ id }) => id),
      change,
    );
}

/** Asks which decision, and decides on many records. */
export async function decideOnMany(ports: BulkPorts, ids: readonly string[]): Promise<void> {
  if (!requireTrust('Reviews are written')) return;
  const items = (Object.keys(DECISIONS) as ReviewDecision[]).map((decision) => ({
    label: DECISIONS[decision].title,
    decision,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: `Review: ${String(ids.length)} records` });
  const change = picked && (await askDecision(ports, picked.decision, ids.length));
  if (change !== undefined) await changeAll(ports, [...ids], change);
}

/** The change that a decision makes, with its reason and whether the status goes with it. `undefined` where nobody decided. */
async function askDecision(
  { server, memory }: BulkPorts,
  decision: ReviewDecision,
  records: number,
): Promise<ReviewChange | undefined> {
  const { title, status } = DECISIONS[decision];
  const comment = await askReason(decision, records);
  if (comment === undefined) return undefined;
  const withStatus = `${title}, and set the status to “${status}”`;
  const only = `${title} only`;
  const order = memory.get<boolean>(WITH_STATUS) === false ? [only, withStatus] : [withStatus, only];
  const picked = await vscode.window.showQuickPick(order, { title: `${title}: shall the status follow?` });
  if (picked === undefined) return undefined;
  await memory.update(WITH_STATUS, picked === withStatus);
  const reviewer = await authorOf(server, memory);
  return {
    ...{ review: decision, reviewer },
    ...(comment !== '' && { comment }),
    ...(picked === withStatus && { status }),
  };
}

/** The status that goes with a decision, where it went with the last one that was asked about. */
export function withStatusOf(memory: vscode.Memento, decision: ReviewDecision): Pick<ReviewChange, 'status'> {
  return memory.get<boolean>(WITH_STATUS) === false ? {} : { status: DECISIONS[decision].status };
}

/** Approval needs no reason; for the others one may be given. `undefined` where nobody decided. */
export async function askReason(decision: ReviewDecision, records: number): Promise<string | undefined> {
  if (decision === 'approved') return '';
  const what = records === 1 ? 'the record' : `each of the ${String(records)} records`;
  const reason = await vscode.window.showInputBox({
    title: `${DECISIONS[decision].title}: why?`,
    prompt: `Written into the review of ${what}. Enter without a text leaves it out.`,
  });
  return reason?.trim();
}
