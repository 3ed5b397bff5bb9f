import type { FileTextEdit } from '../../../../../shared/src/protocol/writing.ts';
import type { JsonObject } from '../../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import type { Cancellation } from '../../cancellation.ts';
import { analyseDocument } from '../../document/analyseDocument.ts';
import type { AnalysedFile, Segment } from '../../document/analysis.ts';
import { fastParse } from '../../document/fastParse.ts';
import { lineStartsOf, rangeBetween, shiftRange } from '../../document/positions.ts';
import { splitDocuments } from '../../document/split.ts';
import { normaliseId } from '../../records/identity.ts';
import { describeKind } from '../../records/kinds.ts';
import { withVersionAfter, type BaseVersion } from '../../writing/versionAfter.ts';
import type { FeatureContext, RecordPlace } from '../../workspace/context.ts';
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

/** Documents that are looked at between two pauses: some ten milliseconds. */
const DOCUMENTS_AT_ONCE = 100;

/** Files that are read at a time. */
const FILES_AT_ONCE = 8;

/** A document that holds the name. */
interface ChangedDocument {
  uri: string;
  kind: RecordKind;
  segment: Segment;
  /** Lower-cased; an empty text where it has none. */
  id: string;
  before: JsonObject;
  after: JsonObject;
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

/** Documents that hold a name, and the versions of the buffers in which they stand. */
interface FoundDocuments {
  changed: readonly ChangedDocument[];
  versions: ReadonlyMap<string, number | undefined>;
}

async function findDocuments(
  name: string,
  newName: string,
  scope: RenameScope,
  context: FeatureContext,
  token: Cancellation,
): Promise<FoundDocuments | Refusal | undefined> {
  const changed: ChangedDocument[] = [];
  const versions = new Map<string, number | undefined>();
  const pause = pauses(context, token);
  for await (const { file, version, text, documents } of textsOf(scope, context, token)) {
    versions.set(file.uri, version);
    for (const [at, segment] of splitDocuments(text.replace(/^\ufeff/, '')).entries()) {
      if (!mayHold(segment, at, documents, name)) continue;
      const document = changedDocument(scope, newName, file, at, segment);
      if (document === 'taken') return { reason: `${placeOf(file.uri, segment)} has "${newName}" already.` };
      if (document !== undefined) changed.push(document);
      if (await pause()) return undefined;
    }
  }
  return token.isCancellationRequested ? undefined : { changed, versions };
}

/** A file of a scope with its text. */
interface ScopeText {
  file: AnalysedFile;
  version: number | undefined;
  text: string;
  documents: ReadonlySet<number> | 'all';
}

/** The texts of a scope's files, some read at a time; files that are gone are left out. */
async function* textsOf(
  { places }: RenameScope,
  context: FeatureContext,
  token: Cancellation,
): AsyncGenerator<ScopeText> {
  const read = async (uri: string, documents: ScopeText['documents']): Promise<ScopeText | undefined> => {
    const file = context.index.file(uri);
    // Asked in one turn with the text, so that both are of one moment.
    const version = context.versionOf(uri);
    const text = file && (await context.readText(uri, token));
    return file === undefined || text === undefined ? undefined : { file, version, text, documents };
  };
  const all = [...places];
  for (let first = 0; first < all.length && !token.isCancellationRequested; first += FILES_AT_ONCE) {
    const some = all.slice(first, first + FILES_AT_ONCE);
    const texts = await Promise.all(some.map(([uri, documents]) => read(uri, documents)));
    yield* texts.filter((text) => text !== undefined);
  }
}

/** Lets others have their turn after every so many documents; true where nobody waits for the answer any more. */
function pauses(context: FeatureContext, token: Cancellation): () => Promise<boolean> {
  let count = 0;
  return async () => {
    count++;
    if (count % DOCUMENTS_AT_ONCE === 0) await context.pause();
    return token.isCancellationRequested;
  };
}

/** By the index, or by the text, which may be newer or write the name with escapes. */
function mayHold(
  { text }: Segment,
  at: number,
  documents: ReadonlySet<number> | 'all',
  name: string,
): boolean {
  if (documents !== 'all' && documents.has(at)) return true;
  return text.includes(name) || (documents === 'all' && text.includes('\\'));
}

function changedDocument(
  scope: RenameScope,
  newName: string,
  { uri, kind }: AnalysedFile,
  document: number,
  segment: Segment,
): ChangedDocument | 'taken' | undefined {
  const value = fastParse(segment.text)?.value ?? analyseDocument(segment, kind).value;
  if (value === undefined) return undefined;
  const after = scope.rename({ uri, document, kind, value }, newName);
  if (after === undefined) return 'taken';
  if (after === value) return undefined;
  const id = value[describeKind(kind).idProperty];
  return { uri, kind, segment, id: typeof id === 'string' ? normaliseId(id) : '', before: value, after };
}

/** What the base knows of the records whose content changes; others are not asked for. */
async function basesOf(
  changed: readonly ChangedDocument[],
  context: FeatureContext,
  token: Cancellation,
): Promise<ReadonlyMap<string, BaseVersion>> {
  const pause = pauses(context, token);
  const wanted: RecordPlace[] = [];
  for (const { id, kind, uri, before, after } of changed) {
    if (id === '' || typeof before['version'] !== 'number') continue;
    const { isNewVersion } = withVersionAfter(kind, before, after, () => 'unknown');
    if (isNewVersion) wanted.push({ id, kind, uri });
    if (await pause()) return new Map();
  }
  return wanted.length === 0 ? new Map() : context.baseVersions(wanted, token);
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

/** A document's place, as sentences begin. */
function placeOf(uri: string, { line }: Segment): string {
  return `The record at ${decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))}, line ${String(line + 1)},`;
}
