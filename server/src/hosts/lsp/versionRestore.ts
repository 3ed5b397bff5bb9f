import path from 'node:path';
import { URI } from 'vscode-uri';
import type { RestoreRecordParams } from '../../../../shared/src/protocol/versionHistory.ts';
import type { RecordEdits } from '../../../../shared/src/protocol/writing.ts';
import type { IndexEngine } from '../../adapters/index/indexEngine.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import { orCancelled } from '../../adapters/orCancelled.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { RecordPast } from '../../core/history/recordHistory.ts';
import { describeKind, kindOfUri } from '../../core/records/kinds.ts';
import { normaliseId } from '../../core/records/identity.ts';
import { addDocument } from '../../core/writing/createRecord.ts';
import { documentBody, withoutHead } from '../../core/writing/documentBody.ts';
import { withMovedFiles } from '../../core/writing/moveFiles.ts';
import { contentChanges } from '../../core/writing/restoreContent.ts';
import { isWithin } from './configurations.ts';
import { presentRecord, type PresentRecord } from './presentRecord.ts';
import type { StateAnswers, StateSources } from './stateAnswers.ts';

/** What restoring is planned from. */
export interface RestoreSources extends StateSources {
  states: Pick<StateAnswers, 'stateOf'>;
  engine: () => IndexEngine;
}

const GONE = 'Git does not have this version any more; read the versions again.';

/** Plans the content of earlier versions as new ones. Nothing is written here. Git runs: only in a trusted workspace. */
export class VersionRestore {
  readonly #sources: RestoreSources;

  constructor(sources: RestoreSources) {
    this.#sources = sources;
  }

  /** The content of a version in the place of the present one; a record that is gone comes back as the version was written. */
  async plan(params: RestoreRecordParams, token: Cancellation): Promise<RecordEdits> {
    const id = normaliseId(params.id);
    const entries = this.#sources.index().byId(id);
    if (entries.length > 1)
      return this.#refused(
        id,
        `${String(entries.length)} records have this id; give the copies new ones first.`,
      );
    const present = await presentRecord(this.#sources, id);
    if (present !== undefined) return this.#replace(id, present, params.contentHash, token);
    if (entries.length > 0) return this.#refused(id, 'Its text has a mistake; mend that first.');
    return this.#bringBack(id, params, token);
  }

  async #replace(
    id: string,
    present: PresentRecord,
    hash: string,
    token: Cancellation,
  ): Promise<RecordEdits> {
    const state = await this.#sources.states.stateOf(id, hash, token);
    if (state === undefined) return this.#refused(id, GONE);
    const { kind } = present;
    const found = await this.#pastOf(id, token);
    const version = found?.past.versions.find(({ contentHash }) => contentHash === hash);
    const old =
      found === undefined || version === undefined
        ? state.value
        : withMovedFiles(kind, state.value, folderIn(found.root, version.path), folderOf(present.uri));
    const { set, remove } = contentChanges(kind, present.value, old);
    return this.#sources.engine().call('records/update', { id, set, remove }, token);
  }

  async #bringBack(
    id: string,
    { contentHash, uri }: RestoreRecordParams,
    token: Cancellation,
  ): Promise<RecordEdits> {
    const found = await this.#pastOf(id, token);
    const version = found?.past.versions.find((one) => one.contentHash === contentHash);
    const text = await this.#sources.versions.text({ id, contentHash }, token);
    if (found === undefined || version === undefined || text === null) return this.#refused(id, GONE);
    const { kind } = version;
    const target = uri ?? URI.file(path.join(found.root, version.path)).toString();
    const file = URI.parse(target).fsPath;
    if (!isWithin(file, found.root) || kindOfUri(file) !== kind)
      throw new OperationalError(
        `${target} is no file for this record: choose one in the same folder of the workspace whose name ends in .${describeKind(kind).suffix}.yaml.`,
      );
    const body = documentBody(text.text);
    if (body === undefined)
      return this.#refused(id, 'A directive (a line with %) steers how it is read; copy it by hand.');
    const before = await this.#sources.readText(target);
    // The comment at the head of a file is about the file.
    const edit = addDocument(target, before, before === undefined ? body : withoutHead(body));
    const edited = { id, kind, name: '', uri: target, version: version.version, isNewVersion: false };
    return { ...this.#empty(), files: [edit], edited: [edited] };
  }

  async #pastOf(id: string, token: Cancellation): Promise<{ root: string; past: RecordPast } | undefined> {
    for (const { root, records } of await orCancelled(this.#sources.histories.upToDate(), token)) {
      const past = records.of(id);
      if (past !== undefined) return { root, past };
    }
    return undefined;
  }

  #refused(id: string, reason: string): RecordEdits {
    return { ...this.#empty(), refused: [{ id, reason }] };
  }

  #empty(): RecordEdits {
    return { files: [], edited: [], refused: [], unchanged: [], revision: this.#sources.index().revision };
  }
}

/** Folders as paths with slashes, of URIs and of paths in the workspace alike. */
function folderOf(uri: string): string {
  return path.posix.dirname(URI.parse(uri).path);
}

function folderIn(root: string, file: string): string {
  return folderOf(URI.file(path.join(root, file)).toString());
}
