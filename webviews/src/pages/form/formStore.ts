import { isJsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type {
  FieldPath,
  FormAnswer,
  FormChange,
  FormEditAnswer,
  FormHostRequests,
  FormListedRecord,
  FormPageState,
  FormPlace,
  FormReadParams,
  RecordForm,
} from '../../../../shared/src/protocol/form.ts';
import { valueAt, withNameAt, withValueAt } from '../../../../shared/src/valueAt.ts';
import { isCancelled, type Rpc } from '../../rpc.ts';
import { Drafts, type Draft } from './drafts.ts';
import { EditQueue, keyOf, type QueuedEdit } from './editQueue.ts';

export type FormRpc = Rpc<FormPageState, FormHostRequests>;

/** The host fills in which file the form is about. */
const THIS_FILE = '';
/** Milliseconds after a change of the text until the form reads it. */
const READ_DELAY = 60;
/** The list of all records may be a little behind. */
const LIST_DELAY = 400;

/** What the form shows, and what it asks of the text. Holds no text of its own but what is being typed. */
export class FormStore {
  readonly rpc: FormRpc;
  readonly drafts = new Drafts();
  readonly #changed: () => void;
  readonly #queue: EditQueue;
  form: RecordForm | undefined;
  answer: FormAnswer | undefined;
  records: readonly FormListedRecord[] = [];
  /** Why something could not be done. */
  notice: string | undefined;
  /** The file is none that forms show, or the server does not answer. */
  failure: string | undefined;
  /** Fields that are shown although they have no value yet, and values that are shown as JSON. */
  readonly opened = new Set<string>();
  readonly raw = new Set<string>();
  readonly words = new Map<string, readonly string[]>();
  /** The record that is shown: edits are about it. */
  #place: FormPlace = { document: 0 };
  /** What the next reading shows: another record than the shown one until that has arrived. */
  #target: Pick<FormReadParams, 'line' | 'place'> = {};
  #moved = 0;
  #readTimer: ReturnType<typeof setTimeout> | undefined;
  #listTimer: ReturnType<typeof setTimeout> | undefined;
  #reads = 0;
  /** The newest version that holds an edit of this form: what was read before it is old. */
  #written = 0;

  constructor(rpc: FormRpc, changed: () => void) {
    this.rpc = rpc;
    this.#changed = changed;
    this.#queue = new EditQueue({
      send: ({ place, change }) => rpc.call('form/edit', { uri: THIS_FILE, place, change }),
      done: (edit, outcome) => {
        this.#edited(edit, outcome);
      },
    });
    rpc.onState((state) => {
      this.#notified(state);
    });
  }

  /** What a field shows: what is typed in it, else what the document has. */
  draft(path: FieldPath): Draft | undefined {
    return this.drafts.get(keyOf(path));
  }

  /** The document's value at a path. */
  valueAt(path: FieldPath): JsonValue | undefined {
    return valueAt(this.answer?.record?.value, path);
  }

  /** Takes what is typed into a field; what means something goes to the text. */
  type(path: FieldPath, draft: Draft): void {
    const key = keyOf(path);
    this.drafts.set(key, draft);
    if ('value' in draft.meaning) {
      const change = { set: path, value: draft.meaning.value };
      this.#queue.type(key, { place: this.#place, change });
      this.#expect(change);
    }
    this.#changed();
  }

  /** The field is left: what is typed goes to the text at once, and the document's own way to write it is shown. */
  leave(path: FieldPath): void {
    this.#queue.flush();
    const key = keyOf(path);
    if (!this.#queue.isPending(key)) this.drafts.delete(key);
    this.#changed();
  }

  set(path: FieldPath, value: JsonValue): void {
    this.drafts.delete(keyOf(path));
    this.change({ set: path, value });
  }

  /** A change that may move other fields: what is typed goes first. */
  change(change: FormChange): void {
    this.notice = undefined;
    this.#queue.add({ place: this.#place, change });
    this.#expect(change);
    if (!('set' in change)) this.drafts.clear();
    this.#changed();
  }

  /** Takes an optional field out of the record, or out of sight where it has no value. */
  remove(path: FieldPath): void {
    this.opened.delete(keyOf(path));
    this.drafts.delete(keyOf(path));
    if (this.valueAt(path) === undefined) this.#changed();
    else this.change({ remove: path });
  }

  open(path: FieldPath): void {
    this.opened.add(keyOf(path));
    this.#changed();
  }

  toggleRaw(path: FieldPath): void {
    const key = keyOf(path);
    if (!this.raw.delete(key)) this.raw.add(key);
    this.drafts.delete(key);
    this.#changed();
  }

  /** Shows another record of the file, and says so to the text. */
  show(record: FormListedRecord): void {
    void this.#go({ place: placeOf(record) });
    this.rpc.host('reveal', { line: record.line });
  }

  /** Takes back what is typed and not in the text yet; false where there is nothing of the kind. */
  takeBackTyped(): boolean {
    if (!this.#queue.forgetTyped()) return false;
    this.drafts.clear();
    this.#readSoon();
    return true;
  }

  async save(): Promise<void> {
    await this.#queue.settled();
    this.rpc.host('save', {});
  }

  /** Asks once for the words of a field. */
  async suggest(words: string): Promise<void> {
    if (this.words.has(words)) return;
    this.words.set(words, []);
    try {
      const answer = await this.rpc.call('form/words', { uri: THIS_FILE, words });
      this.words.set(words, answer.words.slice(0, 1000));
    } catch {
      // Suggestions are a help: without them the field takes what is typed.
      this.words.delete(words);
    }
    this.#changed();
  }

  dismissNotice(): void {
    this.notice = undefined;
    this.#changed();
  }

  /** Shows the record as it will be: what is done next builds on that, not on what was read before. */
  #expect(change: FormChange): void {
    const record = this.answer?.record;
    if (this.answer === undefined || record?.value === undefined) return;
    const { value: before } = record;
    const after =
      'set' in change
        ? withValueAt(before, change.set, change.value)
        : 'remove' in change
          ? withValueAt(before, change.remove, undefined)
          : 'rename' in change
            ? withNameAt(before, change.rename, change.to)
            : undefined;
    if (isJsonObject(after)) this.answer = { ...this.answer, record: { ...record, value: after } };
  }

  #notified({ cursor }: FormPageState): void {
    if (cursor !== undefined && cursor.moved !== this.#moved) {
      this.#moved = cursor.moved;
      void this.#go({ line: cursor.line });
    } else this.#readSoon();
    this.#listSoon();
  }

  /** What is typed belongs to the record before: it goes to the text first. */
  async #go(where: Pick<FormReadParams, 'line' | 'place'>): Promise<void> {
    await this.#queue.settled();
    this.#target = where;
    await this.#read();
  }

  #readSoon(): void {
    this.#readTimer ??= setTimeout(() => {
      this.#readTimer = undefined;
      void this.#read();
    }, READ_DELAY);
  }

  async #read(): Promise<void> {
    this.#reads += 1;
    const read = this.#reads;
    const target = this.#target;
    try {
      const answer = await this.rpc.call('form/read', { uri: THIS_FILE, ...target });
      if (read !== this.#reads) return;
      if (answer === null) this.failure = 'This file is not read by the language server.';
      else if (answer.version < this.#written || this.#queue.isChanging) this.#readSoon();
      else await this.#take(answer, target);
    } catch (error) {
      if (isCancelled(error)) return;
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.#changed();
  }

  async #take(answer: FormAnswer, target: Pick<FormReadParams, 'line' | 'place'>): Promise<void> {
    this.failure = undefined;
    if (this.form === undefined) {
      this.form = await this.rpc.call('form/fields', { kind: answer.kind });
      this.#listSoon(0);
    }
    const { record } = answer;
    const isOther = !isSamePlace(this.answer?.record, record);
    if (isOther) this.#forgetRecord();
    // A record with a mistake keeps what was last known of it.
    const before = isOther ? undefined : this.answer?.record?.value;
    const value = record?.mistake === undefined ? record?.value : (before ?? record.value);
    this.answer =
      record === undefined ? answer : { ...answer, record: { ...record, ...(value && { value }) } };
    if (record !== undefined) {
      this.#place = placeOf(record);
      // Something else may have been asked for meanwhile, such as a record that was just made.
      if (this.#target === target) this.#target = { place: this.#place };
    }
    this.#reconcile();
  }

  #forgetRecord(): void {
    this.drafts.clear();
    this.opened.clear();
    this.raw.clear();
    this.notice = undefined;
  }

  #reconcile(): void {
    const value = this.answer?.record?.value;
    this.drafts.reconcile(
      (key) => valueAt(value, JSON.parse(key) as FieldPath),
      (key, draft) => this.#queue.isPending(key) || 'mistake' in draft.meaning,
    );
  }

  #edited({ change }: QueuedEdit, outcome: FormEditAnswer | { failed: string }): void {
    if ('failed' in outcome || 'refused' in outcome) {
      this.notice = 'failed' in outcome ? outcome.failed : outcome.refused;
      if ('set' in change) this.drafts.delete(keyOf(change.set));
    } else {
      this.#written = Math.max(this.#written, outcome.version);
      if ('create' in change || 'delete' in change) this.#target = { place: outcome.place };
    }
    this.#readSoon();
    this.#changed();
  }

  #listSoon(delay = LIST_DELAY): void {
    clearTimeout(this.#listTimer);
    this.#listTimer = setTimeout(() => void this.#list(), delay);
  }

  async #list(): Promise<void> {
    try {
      this.records = (await this.rpc.call('form/records', { uri: THIS_FILE }))?.records ?? [];
      this.#changed();
    } catch (error) {
      if (!isCancelled(error)) this.failure = error instanceof Error ? error.message : String(error);
    }
  }
}

function isSamePlace(one: FormPlace | undefined, other: FormPlace | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return one.id !== undefined && other.id !== undefined
    ? one.id === other.id
    : one.document === other.document;
}

function placeOf({ document, id }: FormPlace): FormPlace {
  return { document, ...(id !== undefined && { id }) };
}
