import type { ComparisonChoices, RecordTexts } from '../../../../shared/src/protocol/comparison.ts';
import { URI } from 'vscode-uri';
import type { Review, ReviewParams, WholeRecordChange } from '../../../../shared/src/protocol/review.ts';
import type {
  ReviewAnswer,
  ReviewRecordParams,
  ReviewRecords,
  ReviewRecordsParams,
} from '../../../../shared/src/protocol/reviewRecords.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import { comparisonChoices } from '../../adapters/review/comparisonChoices.ts';
import { recordTexts } from '../../adapters/review/recordTexts.ts';
import { ReviewReader } from '../../adapters/review/reviewReader.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import { filterRecords, overviewOf } from '../../core/review/reviewOverview.ts';
import { differencesOf } from '../../core/difference/recordDifference.ts';
import { reviewMarkdown } from '../../core/review/rendering/reviewMarkdown.ts';
import { isConfigurationFile } from './configurations.ts';
import type { OpenDocuments } from './openDocuments.ts';

/** Reviews that are kept: one that is looked at, and one that comes in its place. */
const mostKept = 2;

/** What reviews are made from. */
export interface ReviewSources {
  /** The workspace's folders, as absolute paths. */
  roots: () => readonly string[];
  documents: OpenDocuments;
  /** The base branch that the project of a folder names. */
  baseBranchOf: (root: string) => string | undefined;
}

/** Reviews of changes, made by a process of their own and kept here. Git runs: only in a trusted workspace. */
export class ReviewAnswers {
  readonly #sources: ReviewSources;
  readonly #reader = new ReviewReader();
  readonly #kept = new Map<string, Review>();
  /** The folders of kept reviews, as absolute paths. */
  readonly #roots = new Map<string, string>();
  #count = 0;

  constructor(sources: ReviewSources) {
    this.#sources = sources;
  }

  /** Compares two states, unsaved buffers included, and keeps the review. */
  async open(params: ReviewParams, token: Cancellation): Promise<ReviewAnswer> {
    const { base, head, mergeBase = false } = params;
    const root = this.#rootOf(params);
    const review = await this.#reader.read({ root, base, head, mergeBase, buffers: this.#buffers() }, token);
    this.#count += 1;
    const handle = `review-${String(this.#count)}`;
    this.#kept.set(handle, review);
    this.#roots.set(handle, root);
    for (const old of [...this.#kept.keys()].slice(0, -mostKept)) {
      this.#kept.delete(old);
      this.#roots.delete(old);
    }
    return { handle, overview: overviewOf(review), total: review.records.length };
  }

  /** A part of the records of a kept review. */
  records({ handle, offset, limit, ...filter }: ReviewRecordsParams): ReviewRecords {
    const found = filterRecords(this.#review(handle).records, filter);
    const records = found.slice(offset, offset + limit).map((record) => {
      const { differences: _, valueBefore: __, valueAfter: ___, ...change } = record;
      return change;
    });
    return { records, total: found.length };
  }

  /** One record of a kept review with all that differs. */
  record({ handle, key }: ReviewRecordParams): WholeRecordChange | null {
    const record = this.#review(handle).records.find((one) => one.key === key);
    if (record === undefined || (record.before !== undefined && record.after !== undefined))
      return record ?? null;
    // A record that came or went: all of its fields did.
    const { valueBefore = {}, valueAfter = {}, kind } = record;
    return { ...record, differences: differencesOf(valueBefore, valueAfter, kind) };
  }

  /** The texts of one record of a kept review, as they are written on both sides. */
  async texts(params: ReviewRecordParams, token: Cancellation): Promise<RecordTexts | null> {
    const { base, head } = this.#review(params.handle);
    const record = this.record(params);
    const root = this.#roots.get(params.handle);
    if (record === null || root === undefined) return null;
    return recordTexts({ root, buffers: this.#buffers() }, { base, head }, record, token);
  }

  /** A kept review as Markdown for a pull request comment. */
  markdown({ handle }: { handle: string }): { text: string } {
    return { text: reviewMarkdown(this.#review(handle)) };
  }

  /** What a folder can be compared with. */
  choices(params: { folder?: string }): Promise<ComparisonChoices> {
    const root = this.#rootOf(params);
    return comparisonChoices(root, this.#sources.baseBranchOf(root));
  }

  dispose(): void {
    this.#reader.dispose();
    this.#kept.clear();
  }

  #review(handle: string): Review {
    const review = this.#kept.get(handle);
    if (review === undefined)
      throw new OperationalError('This review is not kept any more; ask for it again.');
    return review;
  }

  #rootOf({ folder }: Pick<ReviewParams, 'folder'>): string {
    const roots = this.#sources.roots();
    const wanted = folder === undefined ? roots[0] : URI.parse(folder).fsPath;
    const root = roots.find((one) => one === wanted);
    if (root !== undefined) return root;
    throw new OperationalError(
      folder === undefined
        ? 'No folder is open; a review compares the record files of a folder.'
        : `${folder} is none of the workspace's folders.`,
    );
  }

  /** Texts of open record files and configurations, by absolute path. */
  #buffers(): Map<string, string> {
    const buffers = new Map<string, string>();
    for (const { uri, text, file } of this.#sources.documents.all()) {
      if (!uri.startsWith('file:') || (file === undefined && !isConfigurationFile(uri))) continue;
      buffers.set(URI.parse(uri).fsPath, text);
    }
    return buffers;
  }
}
