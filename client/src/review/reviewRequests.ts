import * as vscode from 'vscode';
import { applyPlan } from '../commands/editRecords.ts';
import { openRecord } from '../commands/openRecord.ts';
import { undoLastChange } from '../commands/undoLastChange.ts';
import type { BulkPorts } from '../editing/changeAll.ts';
import { withPlanProgress } from '../editing/withPlanProgress.ts';
import { requireTrust } from '../trust.ts';
import { reportFailure } from '../webviews/reportFailure.ts';
import type { ReviewHostRequest } from '../webviews/reviewPanel.ts';
import { authorOf } from './author.ts';
import { changeComments } from './commentPorts.ts';
import { askReason, withStatusOf } from './decide.ts';

/** What the page's requests need of the extension. */
export interface ReviewRequestPorts extends BulkPorts {
  log: vscode.LogOutputChannel;
}

/** Carries out what the page of a review asks of the editor; tells the user what goes wrong. */
export async function carryOutReviewRequest(
  ports: ReviewRequestPorts,
  message: ReviewHostRequest,
): Promise<void> {
  try {
    await carryOut(ports, message);
  } catch (error) {
    reportFailure(error, ports.log);
  }
}

async function carryOut(ports: ReviewRequestPorts, message: ReviewHostRequest): Promise<void> {
  switch (message.request) {
    case 'open':
      return openRecord(message.params, message.params.aside);
    case 'openDiff':
      return openDiff(ports, message.params);
    case 'showVersions':
      await vscode.commands.executeCommand('databits.showVersions', message.params.id);
      return;
    case 'decide':
      return decide(ports, message.params);
    case 'undo':
      return undoLastChange(ports.lastChange);
    case 'comment': {
      const { recordId, ...begin } = message.params;
      await changeComments(ports, recordId, { begin });
      return;
    }
    case 'copyMarkdown': {
      const { text } = await ports.server.call('review/markdown', message.params);
      await vscode.env.clipboard.writeText(text);
      vscode.window.setStatusBarMessage('DataBits: the review is in the clipboard, as Markdown.', 5000);
      return;
    }
    case 'copy':
      await vscode.env.clipboard.writeText(message.params.text);
      return;
    case 'choose':
      await vscode.commands.executeCommand('databits.reviewChanges');
      return;
    case 'manageTrust':
      await vscode.commands.executeCommand('workbench.trust.manage');
      return;
    case 'showOutput':
      ports.log.show(true);
  }
}

async function openDiff(
  { server, documents }: ReviewRequestPorts,
  { handle, key, name }: { handle: string; key: string; name: string },
): Promise<void> {
  const texts = await server.call('review/texts', { handle, key });
  if (texts === null) {
    void vscode.window.showWarningMessage('The record is not in this review any more; look at it again.');
    return;
  }
  const { before = '', after = '' } = texts;
  await documents.compare(
    { name: 'before', text: before },
    { name: 'after', text: after },
    `${name} (before ↔ after)`,
  );
}

/** Decides on the contents that were looked at, without a question where it is an approval. */
async function decide(
  ports: ReviewRequestPorts,
  { decision, records }: Extract<ReviewHostRequest, { request: 'decide' }>['params'],
): Promise<void> {
  if (!requireTrust('Reviews are written')) return;
  const comment = await askReason(decision, records.length);
  if (comment === undefined) return;
  const reviewer = await authorOf(ports.server, ports.memory);
  const change = {
    ...{ review: decision, reviewer },
    ...(comment !== '' && { comment }),
    ...withStatusOf(ports.memory, decision),
    seen: Object.fromEntries(records.map(({ id, contentHash }) => [id, contentHash])),
  };
  const ids = records.map(({ id }) => id);
  const edits = (token?: vscode.CancellationToken) =>
    ports.server.call('records/edit', { ids, change }, token);
  const plan = ids.length === 1 ? await edits() : await withPlanProgress(ports.server, ids.length, edits);
  if (plan !== undefined) await applyPlan(plan, ports);
}
