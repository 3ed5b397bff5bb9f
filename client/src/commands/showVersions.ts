import * as vscode from 'vscode';
import type {
  CommitSummary,
  PendingState,
  RecordVersions,
  RecordVersionSummary,
} from '../../../shared/src/protocol/records.ts';
import { recordId } from '../authoring/recordId.ts';
import type { Server } from '../languageClient.ts';
import type { ReadOnlyDocuments } from '../readOnlyDocuments.ts';

/** What the command is carried out with. */
export interface VersionParts {
  server: Server;
  documents: ReadOnlyDocuments;
}

const NOT_ALL = 'Git does not have the whole history here: there may be more versions.';

/**
 * Lists the versions that git's history has of a record: the one that a lens names, or the one at the cursor. The chosen one is
 * shown beside the record as it is now.
 */
export async function showVersions(parts: VersionParts, argument: unknown): Promise<void> {
  const { server } = parts;
  const id = await recordId(server, argument);
  if (id === undefined) return;
  const found = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: 'Reading the history of records…',
      cancellable: true,
    },
    (_progress, token) => server.call('records/versions', { id }, token),
  );
  const [newest, ...older] = found.versions;
  if (newest === undefined || (older.length === 0 && newest.isPresent)) {
    const more = found.isComplete ? '' : ` ${NOT_ALL}`;
    void vscode.window.showInformationMessage(`Git's history has no other version of this record.${more}`);
    return;
  }
  const version = await choose(found);
  if (version !== undefined) await compare(parts, id, version);
}

async function choose({
  versions,
  deleted,
  isComplete,
}: RecordVersions): Promise<RecordVersionSummary | undefined> {
  const items = versions.map((version) => ({
    label: `${version.isPresent ? '$(check)' : '$(git-commit)'} Version ${String(version.version)}`,
    description: describe(version),
    detail: version.commit?.summary ?? version.path,
    version,
  }));
  const notes = [
    'Choose a version to compare it with the present text.',
    ...(deleted === undefined ? [] : [`Deleted: ${describe(deleted)}.`]),
    ...(isComplete ? [] : [NOT_ALL]),
  ];
  const options = { placeHolder: notes.join(' '), matchOnDescription: true, matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.version;
}

/** `2026-03-04, Ann Author`, or where the change is that no commit has yet. */
function describe({ commit, pending }: { commit?: CommitSummary; pending?: PendingState }): string {
  if (commit === undefined) return pending === undefined ? 'not committed' : `${pending}, not committed`;
  return [commit.date.slice(0, 10), commit.author].filter((part) => part !== '').join(', ');
}

async function compare(
  { server, documents }: VersionParts,
  id: string,
  chosen: RecordVersionSummary,
): Promise<void> {
  const answer = await server.call('records/versionText', { id, contentHash: chosen.contentHash });
  if (answer === null) {
    void vscode.window.showWarningMessage(
      'Git does not have this version any more; ask for the versions again.',
    );
    return;
  }
  const version = `version ${String(answer.version)}`;
  const title = `${chosen.commit?.date.slice(0, 10) ?? 'Not committed'}, ${version} ↔ now`;
  await documents.compare(
    { name: version, text: answer.text },
    { name: 'now', text: answer.present ?? '' },
    title,
  );
}
