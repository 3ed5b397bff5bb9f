import { PRESENT, stateName } from '../../../shared/src/protocol/versionHistory.ts';
import { recordId } from '../authoring/recordId.ts';
import type { CommandTable } from '../commands.ts';
import type { EditPorts } from '../commands/editRecords.ts';
import { isFields } from '../webviews/fields.ts';
import type { VersionsPanel } from '../webviews/versionsPanel.ts';
import { openDiff, openVersion, restoreVersion, type NamedVersion } from './versionActions.ts';

/** What the commands are carried out with. */
export interface VersionParts extends EditPorts {
  versionsPanel: VersionsPanel;
}

type VersionCommand =
  'databits.showVersions' | 'databits.compareVersion' | 'databits.openVersion' | 'databits.restoreVersion';

/** The commands about versions. Those about one of them get the line of the tree that they were chosen on. */
export function versionCommands(parts: VersionParts): Pick<CommandTable, VersionCommand> {
  const about =
    (run: (version: NamedVersion) => Promise<void>) =>
    async (argument: unknown): Promise<void> => {
      const version = versionOfLine(argument);
      if (version !== undefined) await run(version);
    };
  return {
    'databits.showVersions': (argument, second) => showVersions(parts, argument, second),
    'databits.compareVersion': about((version) => openDiff(parts, version.id, stateName(version), PRESENT)),
    'databits.openVersion': about((version) => openVersion(parts, version)),
    'databits.restoreVersion': about((version) => restoreVersion(parts, version)),
  };
}

/**
 * Opens the page with the versions of a record: the one that a lens names, or the one at the cursor. `contentHash` chooses one
 * of them.
 */
async function showVersions(
  { server, versionsPanel }: VersionParts,
  argument: unknown,
  contentHash: unknown,
): Promise<void> {
  const id = await recordId(server, argument);
  if (id !== undefined)
    await versionsPanel.show(id, typeof contentHash === 'string' ? contentHash : undefined);
}

/** The version that a line of the tree is about, as its menu hands it over. */
function versionOfLine(argument: unknown): NamedVersion | undefined {
  const state = isFields(argument) ? argument['state'] : undefined;
  if (!isFields(state)) return undefined;
  const { id, contentHash, commit } = state;
  if (typeof id !== 'string' || typeof contentHash !== 'string') return undefined;
  return { id, contentHash, ...(typeof commit === 'string' && { commit }) };
}
