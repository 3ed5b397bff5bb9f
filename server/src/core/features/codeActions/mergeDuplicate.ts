import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-types';
import { CodeActionKind } from 'vscode-languageserver-types';
import type { Problem } from '../../../../../shared/src/problem.ts';
import type { FileEdit } from '../../../../../shared/src/protocol/writing.ts';
import type { Cancellation } from '../../cancellation.ts';
import { mergeExamples } from '../../records/mergeExamples.ts';
import type { RecordEntry } from '../../workspace/recordIndex.ts';
import { editFile, type WantedChange } from '../../writing/editFile.ts';
import { escapeControls } from '../yamlText.ts';
import type { FixSite } from './fix.ts';

const MERGED: ReadonlySet<string> = new Set(['example.duplicate', 'record.near-duplicate']);

/**
 * Makes one example of two that say the same: this one takes over what the other one knows of its sources, and the other goes.
 * Not where something refers to the other: it would refer to nothing then; the fix is offered there the other way round.
 */
export async function mergeDuplicate(
  site: FixSite & { problem: Problem },
  token: Cancellation,
): Promise<CodeAction | undefined> {
  const { problem, document, context, file } = site;
  const { facts } = document;
  const otherId = problem.data?.['other'];
  if (!MERGED.has(problem.code) || otherId === undefined || facts?.id === undefined) return undefined;
  if (facts.kind !== 'example') return undefined;
  const [other, copy] = context.index.byId(otherId);
  if (other === undefined || copy !== undefined || context.index.byId(facts.id).length > 1) return undefined;
  if (context.index.referencesTo(otherId).length > 0) return undefined;
  const otherValue = await context.readRecord(otherId, token);
  if (otherValue === undefined || token.isCancellationRequested) return undefined;
  const kept: WantedChange = {
    id: facts.id,
    document: file.documents.indexOf(document),
    change: (value) => ({ value: mergeExamples(value, otherValue) }),
  };
  const edits = await editsOf(site, kept, other, token);
  if (edits === undefined) return undefined;
  const edit = workspaceEdit(edits, context.deletesFiles);
  const title = `Merge "${escapeControls(other.facts.name)}" into this example`;
  return edit && { title, kind: CodeActionKind.QuickFix, edit };
}

async function editsOf(
  { file, context }: FixSite,
  kept: WantedChange,
  { uri, document, facts }: RecordEntry,
  token: Cancellation,
): Promise<FileEdit[] | undefined> {
  const removed: WantedChange = {
    id: facts.id ?? '',
    document,
    remove: true,
    change: (value) => ({ value }),
  };
  const wanted = new Map([[file.uri, [kept]]]);
  wanted.set(uri, [...(wanted.get(uri) ?? []), removed]);
  const edits: FileEdit[] = [];
  for (const [changed, changes] of wanted) {
    const text = await context.readText(changed, token);
    if (text === undefined) return undefined;
    const { edit, outcomes } = editFile(changed, 'example', text, changes);
    if ([...outcomes.values()].some((outcome) => typeof outcome === 'object')) return undefined;
    if (edit !== undefined) edits.push(edit);
  }
  return edits;
}

/** A file that held nothing but the other example goes with it, where the editor can delete files. */
function workspaceEdit(edits: readonly FileEdit[], deletesFiles: boolean): WorkspaceEdit | undefined {
  if (edits.every(({ action }) => action === 'edit')) {
    return { changes: Object.fromEntries(edits.map(({ uri, edits: own }) => [uri, own])) };
  }
  if (!deletesFiles) return undefined;
  return {
    documentChanges: edits.map(({ uri, action, edits: own }) =>
      action === 'delete'
        ? { kind: 'delete' as const, uri }
        : { textDocument: { uri, version: null }, edits: own },
    ),
  };
}
