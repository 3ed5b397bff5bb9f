import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { analyseSegment } from '../../core/document/analyseFile.ts';
import { splitDocuments } from '../../core/document/split.ts';
import type { MemberRecord } from '../../core/datasets/field.ts';
import type { DatasetRecord } from '../../core/datasets/resolve.ts';
import type { HeadRecords } from '../../core/examination/movedMembers.ts';
import { kindOfUri } from '../../core/records/kinds.ts';
import { isSearchableKind } from '../../core/records/searchText.ts';
import { baseWith } from './baseCommit.ts';
import { Baseline } from './baseline.ts';

/** Of more changed files nothing is said: somebody is in the middle of an import or a merge. */
const MOST_CHANGED = 500;
/** Documents that are analysed before others get their turn. */
const DOCUMENTS_AT_ONCE = 20;
/** Most records of HEAD that are kept: whoever edits a file or two asks for the same ones again and again. */
const MOST_KEPT = 5000;

/** A record file of the work tree; another object where it is another one. */
export interface ComparedFile {
  uri: string;
  /** True for the text of an open buffer. */
  unsaved: boolean;
}

/** What HEAD has in one file. */
interface HeadFile {
  records: readonly MemberRecord[];
  datasets: readonly DatasetRecord[];
}

interface Root {
  baseline: Baseline;
  commit: string;
  /** Files of the commit that differed when they were last asked for, unless they are many. */
  files: ReadonlyMap<string, HeadFile>;
}

/**
 * Compares record files with HEAD. Only in a trusted workspace. What was found unchanged is not looked at again, as long as
 * HEAD and the file are the same.
 */
export class HeadComparison {
  readonly #roots = new Map<string, Root>();
  readonly #unchanged = new WeakMap<ComparedFile, string>();

  /** What HEAD has in files that differ; `undefined` without git, without a commit, or where too many differ. */
  async read(root: string, files: readonly ComparedFile[]): Promise<HeadRecords | undefined> {
    const base = await baseWith(root, 'HEAD');
    if (typeof base === 'string') return undefined;
    const opened = await this.#open(root, base.commit);
    const { baseline, commit } = opened;
    const changed = new Set<string>();
    for (const file of files) {
      if (await this.#isUnchanged(file, baseline, commit)) continue;
      changed.add(file.uri);
      if (changed.size > MOST_CHANGED) return undefined;
    }
    const present = new Set(files.map(({ uri }) => uri));
    const gone = baseline.files.map((file) => pathToFileURL(file).href).filter((uri) => !present.has(uri));
    if (gone.length > MOST_CHANGED) return undefined;
    // By name: of two records with one id it must not depend on which file came first.
    const found = await readHead([...changed, ...gone].sort(), opened);
    const records = [...found.values()].flatMap((file) => file.records);
    opened.files = records.length > MOST_KEPT ? new Map() : found;
    return { changed, records, datasets: [...found.values()].flatMap((file) => file.datasets) };
  }

  async #open(root: string, commit: string): Promise<Root> {
    const known = this.#roots.get(root);
    if (known?.commit === commit) return known;
    const base = { head: commit, commit, tip: commit, isHead: true };
    const opened: Root = { commit, baseline: await Baseline.open(root, base), files: new Map() };
    this.#roots.set(root, opened);
    return opened;
  }

  async #isUnchanged(file: ComparedFile, baseline: Baseline, commit: string): Promise<boolean> {
    if (file.unsaved || !file.uri.startsWith('file:')) return false;
    if (this.#unchanged.get(file) === commit) return true;
    const isUnchanged = await baseline.isUnchanged(fileURLToPath(file.uri));
    if (isUnchanged) this.#unchanged.set(file, commit);
    return isUnchanged;
  }
}

async function readHead(uris: readonly string[], { baseline, files }: Root): Promise<Map<string, HeadFile>> {
  const unknown = uris.filter((uri) => !files.has(uri));
  const texts = await baseline.textsOf(unknown.map((uri) => fileURLToPath(uri)));
  const read = new Map(unknown.map((uri, at) => [uri, texts[at]]));
  const found = new Map<string, HeadFile>();
  for (const uri of uris) found.set(uri, files.get(uri) ?? (await headFile(uri, read.get(uri))));
  return found;
}

async function headFile(uri: string, text: string | undefined): Promise<HeadFile> {
  const kind = kindOfUri(uri);
  const [records, datasets]: [MemberRecord[], DatasetRecord[]] = [[], []];
  if (kind === undefined || text === undefined || (kind !== 'dataset' && !isSearchableKind(kind))) {
    return { records, datasets };
  }
  for (const [at, segment] of splitDocuments(text).entries()) {
    if (at % DOCUMENTS_AT_ONCE === 0) await setImmediate();
    const { document, value } = analyseSegment(segment, kind);
    const id = document.facts?.id;
    if (id === undefined || value === undefined) continue;
    if (kind === 'dataset') datasets.push({ id, value });
    else records.push({ kind, id, value });
  }
  return { records, datasets };
}
