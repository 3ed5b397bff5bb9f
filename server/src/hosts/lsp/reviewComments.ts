import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ApiParams, ApiResult } from '../../../../shared/src/protocol/api.ts';
import type { KnownThread, PlacedThread, ReviewThread } from '../../../../shared/src/protocol/comments.ts';
import type { Problem } from '../../../../shared/src/problem.ts';
import { CommentCache } from '../../adapters/comments/commentCache.ts';
import {
  addCommentEvent,
  commentFilesIn,
  commentsFile,
  type CommentFile,
} from '../../adapters/comments/commentFiles.ts';
import { ignoredComments } from '../../adapters/comments/ignoredComments.ts';
import { userNameOf } from '../../adapters/git/userName.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import { eventOf } from '../../core/comments/changeEvent.ts';
import { fieldAtLine, firstLineOf, rangeOfField } from '../../core/comments/commentPlace.ts';
import { knownThreads } from '../../core/comments/knownThreads.ts';
import { threadsOf } from '../../core/comments/commentThreads.ts';
import type { BoundDocument } from '../../core/document/analysis.ts';
import type { OpenFile } from '../../core/document/openFile.ts';
import { documentAt } from '../../core/document/locate.ts';
import { groupBy } from '../../core/groupBy.ts';
import { isUuid, normaliseId } from '../../core/records/identity.ts';
import { describeKind } from '../../core/records/kinds.ts';
import type { RecordIndex } from '../../core/workspace/recordIndex.ts';
import { isWithin } from './configurations.ts';
import { normaliseUri } from './openDocuments.ts';

/** What comments are told from. */
export interface CommentSources {
  index: () => RecordIndex;
  /** The records of an open file as of its newest text. */
  openFile: (uri: string) => OpenFile | undefined;
  /** The text of any open buffer. */
  openText: (uri: string) => string | undefined;
  /** Files of comments have other problems than before. */
  onChanged: (uris: readonly string[]) => void;
}

/** Milliseconds of reading without a pause. */
const longestSlice = 10;

/** A file of comments with its threads. */
interface KnownFile extends CommentFile {
  root: string;
  threads: readonly ReviewThread[];
}

/** The comments on records of the workspace's folders. */
export class ReviewComments {
  readonly #sources: CommentSources;
  #roots: readonly string[] = [];
  #files: ReadonlyMap<string, KnownFile> = new Map();
  readonly #cache = new CommentCache();
  #loads = 0;

  constructor(sources: CommentSources) {
    this.#sources = sources;
  }

  /** The workspace's folders; {@link load} reads their comments. */
  setRoots(roots: readonly string[]): void {
    this.#roots = roots;
  }

  /** Reads the files of comments that have changed, in slices: whoever types does not wait for it. */
  async load(): Promise<void> {
    this.#loads += 1;
    const load = this.#loads;
    const found = new Map<string, KnownFile>();
    let sliceStart = performance.now();
    for (const root of this.#roots) {
      for (const file of commentFilesIn(root)) {
        const known = this.#read(root, file);
        if (known !== undefined) found.set(known.uri, known);
        if (performance.now() - sliceStart < longestSlice) continue;
        await setImmediate();
        // A newer one has begun meanwhile.
        if (load !== this.#loads) return;
        sliceStart = performance.now();
      }
    }
    const before = this.#files;
    this.#files = found;
    const uris = [...new Set([...before.keys(), ...found.keys()])];
    const changed = uris.filter((uri) => before.get(uri)?.read !== found.get(uri)?.read);
    if (changed.length > 0) this.#sources.onChanged(changed);
  }

  /** Problems of a file of comments; `undefined` for any other file. */
  problemsOf(uri: string): readonly Problem[] | undefined {
    return this.#files.get(uri)?.read.problems;
  }

  list(): ApiResult<'comments/list'> {
    const files = [...this.#files.values()].toSorted((one, other) =>
      one.recordId < other.recordId ? -1 : 1,
    );
    const unread = files.flatMap(({ uri, read: { problems } }) => {
      const worst = problems.find(({ severity }) => severity === 'error');
      return worst === undefined ? [] : [{ uri, reason: worst.message }];
    });
    return { threads: files.flatMap((file) => this.#known(file)), unread };
  }

  /** The threads on the records of an open file, where their fields are now. */
  in({ uri }: ApiParams<'comments/in'>): ApiResult<'comments/in'> {
    const open = this.#sources.openFile(uri);
    if (open === undefined) return { threads: [] };
    const files = groupBy(this.#files.values(), ({ recordId }) => recordId);
    const threads = open.documents.flatMap((document) => {
      const id = document.facts?.id;
      const found = id === undefined ? [] : (files.get(id) ?? []);
      return found.flatMap((file) => this.#known(file).map((thread) => placed(thread, document)));
    });
    return { threads };
  }

  /** Where a thread on a line would stand, or why there can be none. */
  place({ uri, line }: ApiParams<'comments/place'>): ApiResult<'comments/place'> {
    const open = this.#sources.openFile(uri);
    const document = open && documentAt(open.documents, { line, character: 0 });
    const facts = document?.facts;
    if (document === undefined || facts === undefined) return { reason: 'There is no record here.' };
    const { id, contentHash, name, kind } = facts;
    if (id === undefined || !isUuid(id))
      return { reason: 'The record has no valid id yet; give it one first.' };
    if (contentHash === undefined) return { reason: 'The record has mistakes; mend them first.' };
    const path = fieldAtLine(document, line);
    const field = path[0] === describeKind(kind).idProperty ? [] : path;
    const range = rangeOfField(document, field) ?? firstLineOf(document);
    return { recordId: id, name, field, contentHash, range };
  }

  /** Writes what somebody said. Answers the record's threads. */
  change({ recordId, author, change }: ApiParams<'comments/change'>): ApiResult<'comments/change'> {
    const id = normaliseId(recordId);
    if (!isUuid(id)) throw new OperationalError('The record has no valid id; give it one first.');
    const root = this.#rootFor(id);
    addCommentEvent(root, id, (events) => {
      const mark = { id: randomUUID(), now: new Date().toISOString() };
      const event = eventOf({ author, change }, mark, threadsOf(id, events), events);
      if ('reason' in event) throw new OperationalError(event.reason);
      return event;
    });
    const known = this.#read(root, commentsFile(root, id));
    if (known === undefined) return [];
    this.#files = new Map([...this.#files, [known.uri, known]]);
    this.#sources.onChanged([known.uri]);
    return this.#known(known);
  }

  /** The name that git is set to; `null` where there is none. */
  async author(): Promise<ApiResult<'comments/author'>> {
    for (const root of this.#roots) {
      const name = await userNameOf(root);
      if (name !== undefined) return { name };
    }
    return { name: null };
  }

  /** The line by which git ignores the comments on a record. */
  async ignored({ recordId }: ApiParams<'comments/ignored'>): Promise<ApiResult<'comments/ignored'>> {
    const root = this.#rootFor(normaliseId(recordId));
    const line = await ignoredComments(root, [commentsFile(root, recordId)]);
    return { ignored: line ?? null };
  }

  /** The workspace folder that has the record's comments, else the innermost one around its file. */
  #rootFor(id: string): string {
    const known = [...this.#files.values()].find(({ recordId }) => recordId === id)?.root;
    if (known !== undefined) return known;
    const entry = this.#sources.index().byId(id)[0];
    const file = entry?.uri.startsWith('file:') === true ? fileURLToPath(entry.uri) : undefined;
    const around = this.#roots
      .filter((root) => file !== undefined && isWithin(file, root))
      .toSorted((one, other) => other.length - one.length)[0];
    if (around === undefined)
      throw new OperationalError('The record is in no folder of the workspace: save it there first.');
    return around;
  }

  /** A file with its threads; what an editor has of it counts. */
  #read(root: string, file: string): KnownFile | undefined {
    const uri = normaliseUri(pathToFileURL(file).href);
    const read = this.#cache.read(file, this.#sources.openText(uri));
    const before = this.#files.get(uri);
    if (read === undefined || before?.read === read.read) return read && before;
    return { ...read, uri, root, threads: threadsOf(read.recordId, read.read.events) };
  }

  #known({ threads, uri }: KnownFile): KnownThread[] {
    return knownThreads(threads, uri, this.#sources.index());
  }
}

function placed(thread: KnownThread, document: BoundDocument): PlacedThread {
  const range = rangeOfField(document, thread.field);
  return {
    ...thread,
    isOutdated: thread.contentHash !== undefined && document.facts?.contentHash !== thread.contentHash,
    range: range ?? firstLineOf(document),
    isFieldGone: range === undefined && thread.field.length > 0,
  };
}
