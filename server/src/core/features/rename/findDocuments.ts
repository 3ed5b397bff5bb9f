import type { JsonObject } from '../../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../../shared/src/recordKind.ts';
import type { Cancellation } from '../../cancellation.ts';
import { analyseDocument } from '../../document/analyseDocument.ts';
import type { AnalysedFile, Segment } from '../../document/analysis.ts';
import { fastParse } from '../../document/fastParse.ts';
import { splitDocuments } from '../../document/split.ts';
import { normaliseId } from '../../records/identity.ts';
import { describeKind } from '../../records/kinds.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import { fileName } from '../fileName.ts';
import type { Refusal, RenameScope } from './target.ts';

/** Documents that are looked at between two pauses: some ten milliseconds. */
const DOCUMENTS_AT_ONCE = 100;

/** Files that are read at a time. */
const FILES_AT_ONCE = 8;

/** A document that holds the name. */
export interface ChangedDocument {
  uri: string;
  kind: RecordKind;
  segment: Segment;
  /** Lower-cased; an empty text where it has none. */
  id: string;
  before: JsonObject;
  after: JsonObject;
}

/** Documents that hold a name, and the versions of the buffers in which they stand. */
export interface FoundDocuments {
  changed: readonly ChangedDocument[];
  versions: ReadonlyMap<string, number | undefined>;
}

/** Reads the files of a scope, and makes the new values of the records that hold the name. */
export async function findDocuments(
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
export function pauses(context: FeatureContext, token: Cancellation): () => Promise<boolean> {
  let count = 0;
  return async () => {
    count++;
    if (count % DOCUMENTS_AT_ONCE === 0) await context.nextTurn();
    return token.isCancellationRequested;
  };
}

/** True for documents to look at: by the index, or by the text, which may be newer or write the name with escapes. */
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

/** A document's place, as sentences begin. */
export function placeOf(uri: string, { line }: Segment): string {
  return `The record at ${fileName(uri)}, line ${String(line + 1)},`;
}
