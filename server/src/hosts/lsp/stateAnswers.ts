import path from 'node:path';
import { URI } from 'vscode-uri';
import type { JsonObject } from '../../../../shared/src/json.ts';
import {
  PRESENT,
  readStateName,
  type FieldOrigin,
  type RecordBlame,
  type RecordDifference,
  type RecordDifferenceParams,
} from '../../../../shared/src/protocol/versionHistory.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { commitDetails } from '../../adapters/git/history/commitDetails.ts';
import {
  readCommittedStates,
  type CommittedRecord,
  type CommittedStates,
} from '../../adapters/git/history/committedStates.ts';
import { orCancelled } from '../../adapters/orCancelled.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { differencesOf } from '../../core/difference/recordDifference.ts';
import { analyseSegment } from '../../core/document/analyseFile.ts';
import { splitDocuments } from '../../core/document/split.ts';
import { FieldBlame } from '../../core/history/fieldBlame.ts';
import { contentHash } from '../../core/records/contentHash.ts';
import { normaliseId } from '../../core/records/identity.ts';
import { definitionOf } from '../../core/schema/compile.ts';
import { presentRecord, type PresentRecord, type PresentSources } from './presentRecord.ts';
import type { RecordHistories } from './recordHistories.ts';
import type { VersionAnswers } from './versionAnswers.ts';

/** What states are compared from. */
export interface StateSources extends PresentSources {
  histories: Pick<RecordHistories, 'upToDate' | 'rootOf'>;
  versions: Pick<VersionAnswers, 'text'>;
}

/** A record in one of its states. */
interface State {
  kind: RecordKind;
  version?: number;
  contentHash: string;
  value: JsonObject;
}

/** Compares the states of a record, and tells where its fields come from. Git runs: only in a trusted workspace. */
export class StateAnswers {
  readonly #sources: StateSources;
  #last: { key: string; committed: CommittedStates } | undefined;

  constructor(sources: StateSources) {
    this.#sources = sources;
  }

  /** The places in which two states differ; `null` where one of them is not there. */
  async difference(params: RecordDifferenceParams, token: Cancellation): Promise<RecordDifference | null> {
    const id = normaliseId(params.id);
    const before = await this.stateOf(id, params.before, token);
    const after = before && (await this.stateOf(id, params.after, token));
    if (before === undefined || after === undefined || before.kind !== after.kind) return null;
    const { kind } = after;
    const differences = differencesOf(before.value, after.value, kind);
    return { kind, before: labelOf(before), after: labelOf(after), differences };
  }

  /** Which version and commit each field came with; `null` where the record is not there now. */
  async blame(params: { id: string }, token: Cancellation): Promise<RecordBlame | null> {
    const id = normaliseId(params.id);
    const histories = await orCancelled(this.#sources.histories.upToDate(), token);
    const present = await presentRecord(this.#sources, id);
    if (present === undefined) return null;
    const root = this.#sources.histories.rootOf(present.uri);
    const history = histories.find((known) => known.root === root);
    if (root === undefined || history === undefined) return blameOf(present, NOTHING, undefined);
    const paths = new Set([relativePath(root, present.uri)]);
    for (const event of history.records.of(id)?.events ?? []) paths.add(event.path);
    const question = { root, paths: [...paths], kind: present.kind, id };
    const committed = await this.#committed(question, history.of, token);
    const isComplete = committed.isComplete && history.isComplete;
    return blameOf(present, { ...committed, isComplete }, root);
  }

  /** The states as of two commits. Those of the last question are kept: a page asks at every pause in typing. */
  async #committed(question: CommittedRecord, of: string, token: Cancellation): Promise<CommittedStates> {
    const key = [of, question.id, ...question.paths].join('\n');
    if (this.#last?.key === key) return this.#last.committed;
    const committed = await orCancelled(readCommittedStates(question, token), token);
    if (!token.isCancellationRequested) this.#last = { key, committed };
    return committed;
  }

  /** A state by its name, as questions have it; `undefined` where it is not there. */
  async stateOf(id: string, name: string, token: Cancellation): Promise<State | undefined> {
    const present = await presentRecord(this.#sources, id);
    if (name === PRESENT) return present && { ...present, contentHash: hashOf(present) };
    const found = await this.#sources.versions.text({ id, ...readStateName(name) }, token);
    const kind = present?.kind ?? (await this.#pastKind(id, token));
    const [segment] = found === null || kind === undefined ? [] : splitDocuments(found.text);
    if (found === null || kind === undefined || segment === undefined) return undefined;
    const { value } = analyseSegment(segment, kind);
    return value && { kind, version: found.version, contentHash: readStateName(name).contentHash, value };
  }

  async #pastKind(id: string, token: Cancellation): Promise<RecordKind | undefined> {
    const histories = await orCancelled(this.#sources.histories.upToDate(), token);
    const pasts = histories.map(({ records }) => records.of(id));
    return pasts.find((past) => past !== undefined)?.events.at(-1)?.kind;
  }
}

/** Where nothing was ever committed. */
const NOTHING: CommittedStates = { states: [], isComplete: true };

async function blameOf(
  present: PresentRecord,
  { states, isComplete }: CommittedStates,
  root: string | undefined,
): Promise<RecordBlame> {
  const blame = new FieldBlame(present.kind);
  for (const state of states) blame.add(state);
  const parents = states.length === 0 ? [] : [states.length - 1];
  const fields = blame.fields(blame.add({ parents, value: present.value }));
  const numbers = [...new Set(fields.map(({ origin }) => origin))].sort((one, other) => other - one);
  const commits = numbers.flatMap((number) => states[number]?.commit ?? []);
  const details = root === undefined ? new Map<string, never>() : await commitDetails(root, commits);
  const origins = numbers.map((number): FieldOrigin => {
    const state = states[number];
    const value = state?.value ?? present.value;
    const { version } = value;
    const label = {
      ...(typeof version === 'number' && { version }),
      contentHash: contentHash(value, definitionOf(present.kind)),
    };
    if (state === undefined) return label;
    const { commit } = state;
    return {
      ...label,
      commit: { commit, ...(details.get(commit) ?? { author: '', date: '', summary: '' }) },
    };
  });
  return {
    origins,
    fields: fields.map((field) => ({ ...field, origin: numbers.indexOf(field.origin) })),
    isComplete,
  };
}

function labelOf({ version, contentHash: hash }: State): { version?: number; contentHash: string } {
  return { ...(version !== undefined && { version }), contentHash: hash };
}

function hashOf({ kind, value, contentHash: known }: PresentRecord): string {
  return known ?? contentHash(value, definitionOf(kind));
}

function relativePath(root: string, uri: string): string {
  return path.relative(root, URI.parse(uri).fsPath).replaceAll(path.sep, '/');
}
