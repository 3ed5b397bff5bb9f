import type { FileTextEdit } from '../../../../../shared/src/protocol/writing.ts';
import type { Cancellation } from '../../cancellation.ts';
import { lineStartsOf, rangeBetween, shiftRange } from '../../document/positions.ts';
import { contentHash } from '../../records/contentHash.ts';
import { definitionOf } from '../../schema/compile.ts';
import { withVersionAfter, type BaseVersion } from '../../writing/versionAfter.ts';
import type { FeatureContext, RecordPlace } from '../../workspace/context.ts';
import { findDocuments, pauses, placeOf, type ChangedDocument } from './findDocuments.ts';
import { scalarEdits } from './scalarEdits.ts';
import type { Refusal, RenameScope, RenameTarget } from './target.ts';
import { valueDifferences } from './valueDifferences.ts';

/** An edit of a rename: of the name, or of the version that a record's new content asks for. */
export interface RenameEdit extends FileTextEdit {
  isVersion: boolean;
}

/** The edits of a file, in the order of its text. */
export interface RenamedFile {
  uri: string;
  /** Version of the open buffer that the edits are for; absent for files that are not open. */
  version: number | undefined;
  edits: readonly RenameEdit[];
}

/** All edits of a rename. */
export interface RenamePlan {
  title: string;
  name: string;
  newName: string;
  files: readonly RenamedFile[];
}

/** Plans a rename that nothing stands against. Nothing is written; texts are read as they are at this moment. */
export async function planRename(
  target: RenameTarget,
  newName: string,
  context: FeatureContext,
  token: Cancellation,
): Promise<RenamePlan | Refusal | undefined> {
  const scope = await target.scope(context, token);
  const found = await findDocuments(target.name, newName, scope, context, token);
  if (found === undefined || 'reason' in found) return found;
  const pause = pauses(context, token);
  const bases = await basesOf(found.changed, context, token);
  const files = new Map<string, RenameEdit[]>();
  for (const document of found.changed) {
    const edits = editsOf(scope, newName, document, bases);
    if ('reason' in edits) return edits;
    const known = files.get(document.uri);
    if (known === undefined) files.set(document.uri, edits);
    else known.push(...edits);
    if (await pause()) return undefined;
  }
  const renamed = [...files].map(([uri, edits]) => ({ uri, version: found.versions.get(uri), edits }));
  return { title: target.title, name: target.name, newName, files: renamed };
}

/** What the base knows of the records whose content changes; others are not asked for. */
async function basesOf(
  changed: readonly ChangedDocument[],
  context: FeatureContext,
  token: Cancellation,
): Promise<ReadonlyMap<string, BaseVersion>> {
  const pause = pauses(context, token);
  const known = new Map<string, BaseVersion>();
  const wanted: RecordPlace[] = [];
  for (const document of changed) {
    const { id, kind, uri, before, after } = document;
    if (id === '' || typeof before['version'] !== 'number') continue;
    const { isNewVersion } = withVersionAfter(kind, before, after, () => 'unknown');
    const base = isNewVersion ? unchangedVersion(document, context) : undefined;
    if (base !== undefined) known.set(id, base);
    else if (isNewVersion) wanted.push({ id, kind, uri });
    if (await pause()) return new Map();
  }
  const asked = wanted.length === 0 ? [] : await context.baseVersions(wanted, token);
  return new Map([...known, ...asked]);
}

/** The version of a record that is as in the base: the index knew its file to be so, and the record is as the index has it. */
function unchangedVersion(
  { id, kind, uri, before }: ChangedDocument,
  context: FeatureContext,
): BaseVersion | undefined {
  const [entry, ...others] = context.isBaseFile(uri) ? context.index.byId(id) : [];
  const { version } = before;
  if (entry?.uri !== uri || others.length > 0 || typeof version !== 'number') return undefined;
  const hash = contentHash(before, definitionOf(kind));
  return entry.facts.contentHash === hash && entry.facts.version === version
    ? { version, contentHash: hash }
    : undefined;
}

function editsOf(
  scope: RenameScope,
  newName: string,
  { uri, kind, segment, id, before, after }: ChangedDocument,
  bases: ReadonlyMap<string, BaseVersion>,
): RenameEdit[] | Refusal {
  const base = bases.get(id);
  // Only a record that is committed has a version that others may hold.
  const versioned =
    typeof base === 'object' ? withVersionAfter(kind, before, after, () => base).value : after;
  const differences = valueDifferences(before, versioned);
  const edits = scalarEdits(
    segment,
    kind,
    differences,
    versioned,
    (text) => scope.renameInText?.(text, newName) ?? text,
  );
  if (edits === undefined) {
    return {
      reason: `${placeOf(uri, segment)} shares the name with other values by an anchor; write it out there first.`,
    };
  }
  const lineStarts = lineStartsOf(segment.text);
  return edits
    .toSorted((one, other) => one.start - other.start)
    .map(({ start, end, text, difference }) => ({
      range: shiftRange(rangeBetween(lineStarts, start, end), segment.line),
      newText: text,
      isVersion: difference.path.length === 1 && difference.path[0] === 'version',
    }));
}
