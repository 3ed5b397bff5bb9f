import type { ApiError } from '../../../../shared/src/protocol/api.ts';
import type { KnownThread } from '../../../../shared/src/protocol/comments.ts';
import type { RecordChange, ReviewFinding } from '../../../../shared/src/protocol/review.ts';
import type { ReviewAnswer } from '../../../../shared/src/protocol/reviewRecords.ts';
import type {
  ReviewPageFilter,
  ReviewPageState,
  ReviewView,
} from '../../../../shared/src/protocol/reviewPage.ts';
import type { ReviewDecision } from '../../../../shared/src/protocol/writing.ts';
import { asApiError, isCancelled } from '../../rpc.ts';
import { groupProblems } from './groupProblems.ts';
import { RecordReader } from './recordReader.ts';
import type { ReviewRpc } from './reviewRpc.ts';
import { canBeReviewed, filterRecords, identityOf, recordMark, sideOf } from './recordFilter.ts';

/** Records that one answer brings. */
const PART = 500;
/** Records that the page holds; the rest is told of. */
const MOST_HELD = 20_000;
/** Milliseconds of quiet after a change of records before the review is made anew; longer where a review takes long. */
const REFRESH_DELAY = 1200;

const FIRST_STATE: ReviewPageState = {
  run: 0,
  isTrusted: true,
  view: { shows: 'records', texts: 'inline', filter: {} },
  viewed: [],
};

/** What the page shows, and what one can do with it. It tells when it has changed. */
export class ReviewStore {
  readonly rpc: ReviewRpc;
  readonly #changed: () => void;
  state = FIRST_STATE;
  /** The review on screen: the newest one, or while one is made, the one before. */
  answer: ReviewAnswer | undefined;
  isRunning = false;
  error: ApiError | undefined;
  records: readonly RecordChange[] = [];
  /** Those that fulfil the filter. */
  shown: readonly RecordChange[] = [];
  threads: ReadonlyMap<string, readonly KnownThread[]> = new Map();
  viewed: ReadonlySet<string> = new Set();
  /** How many of the records were viewed. */
  viewedCount = 0;
  /** A short sentence about what was just done, for eyes and screen readers. */
  notice = '';
  #isCancelled = false;
  /** Milliseconds that the last review took. */
  #duration = 0;
  #call: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #reader: RecordReader;
  #problems: ReadonlyMap<string, readonly ReviewFinding[]> = new Map();

  constructor(rpc: ReviewRpc, changed: () => void) {
    this.rpc = rpc;
    this.#changed = changed;
    this.#reader = new RecordReader(rpc, changed, () => {
      // The server forgot the review, for instance because it was started anew.
      if (!this.isRunning) this.#askSoon();
    });
    rpc.onState((state) => {
      const isOther = JSON.stringify(state.comparison) !== JSON.stringify(this.state.comparison);
      const isNewRun = state.run !== this.state.run || isOther || state.isTrusted !== this.state.isTrusted;
      this.state = state;
      this.viewed = new Set(state.viewed);
      if (isOther) this.#forget();
      if (isNewRun) void this.ask();
      else this.#filter();
      changed();
    });
    rpc.on('records/changed', () => {
      this.#askSoon();
    });
    rpc.on('comments/changed', () => {
      void this.#readThreads();
    });
  }

  get view(): ReviewView {
    return this.state.view;
  }

  /** All of the record that is looked at, as far as it was read. */
  get detail(): RecordReader['detail'] {
    return this.#reader.detail;
  }

  /** Differences whose long values are shown as a whole. */
  get unfolded(): ReadonlySet<string> {
    return this.#reader.unfolded;
  }

  get wasCancelled(): boolean {
    return this.#isCancelled;
  }

  /** The record that is looked at. */
  get chosen(): RecordChange | undefined {
    return this.shown[this.chosenAt];
  }

  /** Its place in the list; the first one where it is not there any more, and -1 where the list is empty. */
  get chosenAt(): number {
    const at = this.shown.findIndex((record) => identityOf(record) === this.view.chosen);
    return at >= 0 || this.shown.length === 0 ? at : Math.min(this.#lastAt, this.shown.length - 1);
  }

  #lastAt = 0;

  /** Problems that the change introduces in a record. */
  problemsOf(record: RecordChange): readonly ReviewFinding[] {
    return this.#problems.get(sideOf(record).id) ?? [];
  }

  isViewed(record: RecordChange): boolean {
    return this.viewed.has(recordMark(record));
  }

  /** Makes the review anew; what is shown stays until the new one is there. */
  async ask(): Promise<void> {
    clearTimeout(this.#timer);
    this.#call?.abort();
    if (this.state.comparison === undefined || !this.state.isTrusted) return;
    const call = new AbortController();
    this.#call = call;
    this.isRunning = true;
    this.#isCancelled = false;
    this.error = undefined;
    const start = performance.now();
    this.#changed();
    try {
      const answer = await this.rpc.call('review/changes', this.state.comparison, call.signal);
      const records = await this.#readRecords(answer, call.signal);
      this.#duration = performance.now() - start;
      this.answer = answer;
      this.records = records;
      this.#problems = groupProblems(answer.overview.introduced);
      this.#filter();
      await this.#readThreads();
    } catch (error) {
      if (this.#call !== call) return;
      if (isCancelled(error)) this.#isCancelled = true;
      else this.error = asApiError(error);
    } finally {
      if (this.#call === call) this.isRunning = false;
      this.#changed();
    }
  }

  cancel(): void {
    this.#call?.abort();
  }

  show(change: Partial<ReviewView>): void {
    this.state = { ...this.state, view: { ...this.view, ...change } };
    this.rpc.host('saveState', { state: this.view });
    this.#filter();
    this.#changed();
  }

  /** Restricts the list; `undefined` takes a restriction away. */
  filterBy(change: { [P in keyof ReviewPageFilter]?: ReviewPageFilter[P] | undefined }): void {
    const entries = Object.entries({ ...this.view.filter, ...change }).filter(
      ([, value]) => value !== undefined,
    );
    this.show({ shows: 'records', filter: Object.fromEntries(entries) });
  }

  /** Looks at the record at a place of the list. */
  choose(at: number): void {
    const record = this.shown[Math.max(0, Math.min(at, this.shown.length - 1))];
    if (record !== undefined) this.show({ chosen: identityOf(record) });
  }

  toggleViewed(record: RecordChange): void {
    this.#mark(record, !this.isViewed(record));
    this.notice = this.isViewed(record) ? 'Marked as viewed.' : 'Marked as not viewed.';
    this.#filter();
    this.#changed();
  }

  /** Decides on the record that is looked at, marks it as viewed, and goes on to the next one. */
  decide(decision: ReviewDecision): void {
    const record = this.chosen;
    const after = record?.after;
    if (
      record === undefined ||
      after?.contentHash === undefined ||
      after.id === '' ||
      !canBeReviewed(record)
    ) {
      this.notice = 'Only examples and DataBits that are there can be reviewed.';
      this.#changed();
      return;
    }
    this.rpc.host('decide', { decision, records: [{ id: after.id, contentHash: after.contentHash }] });
    const at = this.chosenAt;
    if (decision === 'approved') {
      this.#mark(record, true);
      this.notice = `Approving “${after.name}”. Press U to take it back.`;
      const wasShown = this.shown.length;
      this.#filter();
      // Where viewed records are hidden, the next one has moved up by itself.
      if (this.shown.length === wasShown) this.choose(at + 1);
      else this.choose(at);
    }
    this.#changed();
  }

  undo(): void {
    this.rpc.host('undo', {});
    // What it says of an approval is not so any more.
    this.notice = '';
    this.#changed();
  }

  toggleFold(key: string): void {
    this.#reader.toggleFold(key);
    this.#changed();
  }

  #mark(record: RecordChange, viewed: boolean): void {
    const mark = recordMark(record);
    const marks = new Set(this.viewed);
    if (viewed) marks.add(mark);
    else marks.delete(mark);
    this.viewed = marks;
    this.rpc.host('mark', { marks: [mark], viewed });
  }

  async #readRecords({ handle, total }: ReviewAnswer, signal: AbortSignal): Promise<RecordChange[]> {
    const records: RecordChange[] = [];
    while (records.length < Math.min(total, MOST_HELD)) {
      const part = await this.rpc.call(
        'review/records',
        { handle, offset: records.length, limit: PART },
        signal,
      );
      if (part.records.length === 0) break;
      records.push(...part.records);
    }
    return records;
  }

  async #readThreads(): Promise<void> {
    try {
      const { threads } = await this.rpc.call('comments/list', {});
      const byRecord = new Map<string, KnownThread[]>();
      for (const thread of threads) {
        const known = byRecord.get(thread.recordId);
        if (known === undefined) byRecord.set(thread.recordId, [thread]);
        else known.push(thread);
      }
      this.threads = byRecord;
      this.#changed();
    } catch {
      // Comments are an addition: a review without them is still one.
    }
  }

  #filter(): void {
    const before = this.chosenAt;
    if (before >= 0) this.#lastAt = before;
    this.shown = filterRecords(this.records, this.view.filter, {
      withProblems: new Set(this.#problems.keys()),
      viewed: this.viewed,
    });
    this.viewedCount =
      this.viewed.size === 0 ? 0 : this.records.filter((record) => this.isViewed(record)).length;
    void this.#reader.read(this.answer?.handle, this.chosen?.key);
  }

  #askSoon(): void {
    const { base, head } = this.state.comparison ?? {};
    if (base !== 'worktree' && head !== 'worktree' && this.detail?.error === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        // A review that is being made may not know of the change yet, but breaking it off at each key would never end.
        if (this.isRunning) this.#askSoon();
        else void this.ask();
      },
      Math.max(REFRESH_DELAY, 2 * this.#duration),
    );
  }

  #forget(): void {
    this.answer = undefined;
    this.records = [];
    this.shown = [];
    this.#reader.forget();
    this.notice = '';
  }
}
