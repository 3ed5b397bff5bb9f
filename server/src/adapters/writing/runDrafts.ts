import { fileURLToPath } from 'node:url';
import path from 'node:path';
import type { RunReceipt } from '../../../../shared/src/generated/records.ts';
import type { RecordEdits, RunDraftParams } from '../../../../shared/src/protocol/writing.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import {
  asDemo,
  asFailure,
  ofDemoAlone,
  whyNoDraft,
  whyNoFailure,
  type RunDemo,
} from '../../core/optimization/draftExample.ts';
import { contentHash } from '../../core/records/contentHash.ts';
import { normaliseId } from '../../core/records/identity.ts';
import { definitionOf } from '../../core/schema/compile.ts';
import { addDocument, createRecord } from '../../core/writing/createRecord.ts';
import { deriveRecord, insertBehind, type Derivation } from '../../core/writing/deriveRecord.ts';
import { joinDocuments, withoutHead } from '../../core/writing/documentBody.ts';
import { readReceipt } from '../dspy/receipts.ts';
import { OperationalError } from '../operationalError.ts';
import { NewFiles } from './newFiles.ts';
import { GONE, placesOf, type PlacedRecord } from './placedRecords.ts';
import { emptyPlan, findRecords, type RecordWritingOptions } from './planning.ts';

/** One draft, with where it comes from. */
interface Draft {
  /** What refusals name: the source's id, or a demo's place. */
  id: string;
  source: PlacedRecord | undefined;
  make: (fresh: Derivation) => { id: string; text: string } | { reason: string };
}

/** Plans drafts of examples from what a run found. Nothing is written here. */
export class RunDrafts {
  readonly #options: RecordWritingOptions;
  readonly #newFiles: NewFiles;

  constructor(options: RecordWritingOptions) {
    this.#options = options;
    this.#newFiles = new NewFiles(options.roots);
  }

  /** Each draft goes right behind its source, those without one into a new file. */
  async draft(
    { receiptUri, failures = [], demos = [] }: RunDraftParams,
    token: Cancellation,
  ): Promise<RecordEdits> {
    const receipt = this.#read(receiptUri);
    const plan = emptyPlan(this.#options.store);
    const wanted = demos.flatMap(({ predictor, demo }) => {
      const found = receipt.program?.[predictor]?.demos[demo];
      if (found !== undefined) return [found];
      plan.refused.push({ id: `demo ${String(demo + 1)}`, reason: 'The run has no such demo.' });
      return [];
    });
    const ids = [...failures, ...wanted.flatMap(({ example_id: id }) => (id === undefined ? [] : [id]))];
    const sources = await this.#sources(ids, token);
    for (const id of failures) this.#addFailure(plan, receipt, sources.get(normaliseId(id)), id);
    for (const demo of wanted) this.#addDemo(plan, receipt, sources, demo);
    return plan;
  }

  #read(uri: string): RunReceipt {
    const file = uri.startsWith('file:') ? path.normalize(fileURLToPath(uri)) : '';
    const isInside = this.#options.roots.some((root) => file.startsWith(root + path.sep));
    const receipt = isInside ? readReceipt(file) : undefined;
    if (receipt === undefined) throw new OperationalError(`${uri} is no receipt of a run that can be read.`);
    return receipt;
  }

  async #sources(ids: readonly string[], token: Cancellation): Promise<Map<string, PlacedRecord>> {
    const { store, textOf } = this.#options;
    const records = await findRecords(store, ids, emptyPlan(store), token);
    const places = records
      .filter(({ kind }) => kind === 'example')
      .flatMap((record) => placesOf(textOf(record.uri) ?? '', 'example', [record]));
    return new Map(places.map((place) => [place.record.id, place]));
  }

  #addFailure(plan: RecordEdits, receipt: RunReceipt, source: PlacedRecord | undefined, id: string): void {
    const reason = source === undefined ? GONE : whyNoFailure(receipt, source.record.id, hashOf(source));
    if (source === undefined || reason !== undefined) plan.refused.push({ id, reason: reason ?? GONE });
    else
      this.#add(plan, {
        ...{ id, source },
        make: (fresh) => copyOf(source, { ...fresh, change: (copy) => asFailure(copy, receipt.run_id) }),
      });
  }

  #addDemo(
    plan: RecordEdits,
    { run_id: runId }: RunReceipt,
    sources: ReadonlyMap<string, PlacedRecord>,
    demo: RunDemo,
  ): void {
    const found = demo.example_id === undefined ? undefined : sources.get(normaliseId(demo.example_id));
    // The answer belongs to the input that the run saw.
    const source = found !== undefined && hashOf(found) === demo.content_hash ? found : undefined;
    const id = demo.example_id ?? runId;
    const reason = whyNoDraft(demo, source?.value);
    if (reason !== undefined) plan.refused.push({ id, reason });
    else if (source === undefined)
      this.#add(plan, {
        ...{ id, source },
        make: (fresh) => createRecord('example', ofDemoAlone(demo, runId), fresh),
      });
    else
      this.#add(plan, {
        ...{ id, source },
        make: (fresh) => copyOf(source, { ...fresh, change: (copy) => asDemo(copy, demo, runId) }),
      });
  }

  /** Adds a draft to the plan. Several drafts of one file are one edit of it. */
  #add(plan: RecordEdits, { id, source, make }: Draft): void {
    const { newId, now, textOf } = this.#options;
    const made = make({ id: newId(), now: now() });
    if ('reason' in made) {
      plan.refused.push({ id, reason: made.reason });
      return;
    }
    const name = source?.record.name ?? 'from a run';
    const uri = source?.record.uri ?? this.#newFiles.target('example', 'from a run', undefined);
    const file =
      source === undefined
        ? addDocument(uri, textOf(uri), made.text)
        : insertBehind(uri, textOf(uri) ?? '', source.at, made.text);
    const same = plan.files.find((one) => one.uri === uri);
    const [edit] = file.edits;
    const [first] = same?.edits ?? [];
    if (same === undefined) plan.files.push(file);
    else if (same.action === 'create' && first !== undefined)
      first.newText = joinDocuments([first.newText, made.text]);
    else if (edit !== undefined) same.edits = [...same.edits, edit].sort(byPlace);
    plan.edited.push({ ...{ id: made.id, kind: 'example', name, uri }, version: 1, isNewVersion: true });
  }
}

function hashOf({ value }: PlacedRecord): string {
  return contentHash(value, definitionOf('example'));
}

function copyOf(source: PlacedRecord, derivation: Derivation): { id: string; text: string } {
  // The comment at the head of a file is about the file.
  const text = source.at === 0 ? withoutHead(source.text) : source.text;
  return deriveRecord('example', { ...source, text }, derivation);
}

function byPlace(
  { range: { start: one } }: RecordEdits['files'][number]['edits'][number],
  { range: { start: other } }: RecordEdits['files'][number]['edits'][number],
): number {
  return one.line - other.line || one.character - other.character;
}
