import type {
  FieldPath,
  FormChange,
  FormEditAnswer,
  FormPlace,
} from '../../../../shared/src/protocol/form.ts';

/** A change on its way to the text. */
export interface QueuedEdit {
  place: FormPlace;
  change: FormChange;
}

/** What becomes of the edits. */
export interface EditQueuePorts {
  send(edit: QueuedEdit): Promise<FormEditAnswer>;
  /** An edit is in the text, or was refused, or failed. */
  done(edit: QueuedEdit, outcome: FormEditAnswer | { failed: string }): void;
}

/** Milliseconds of quiet after which typed text goes to the document, and the longest that it waits. */
const QUIET = 100;
const LONGEST_WAIT = 500;

/**
 * Edits on their way to the text, one at a time and in order. Of what is typed into one field only the newest goes, after
 * a pause.
 */
export class EditQueue {
  readonly #ports: EditQueuePorts;
  readonly #waiting = new Map<string, QueuedEdit>();
  #sending: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since: number | undefined;
  #others = 0;
  #idle: (() => void)[] = [];

  constructor(ports: EditQueuePorts) {
    this.#ports = ports;
  }

  /** Sends soon what is typed into a field; it replaces what waits there. */
  type(key: string, edit: QueuedEdit): void {
    this.#waiting.delete(key);
    this.#waiting.set(key, edit);
    clearTimeout(this.#timer);
    this.#since ??= Date.now();
    const wait = Math.min(QUIET, Math.max(0, this.#since + LONGEST_WAIT - Date.now()));
    this.#timer = setTimeout(() => {
      this.flush();
    }, wait);
  }

  /** Sends a change behind all that waits. */
  add(edit: QueuedEdit): void {
    this.#others += 1;
    this.#waiting.set(`#${String(this.#others)}`, edit);
    this.flush();
  }

  /** Sends what waits at once. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#since = undefined;
    if (this.#sending === undefined) void this.#sendAll();
  }

  /** Forgets what is typed and not sent yet; answers whether there was any. */
  forgetTyped(): boolean {
    const typed = [...this.#waiting.keys()].filter((key) => !key.startsWith('#'));
    for (const key of typed) this.#waiting.delete(key);
    return typed.length > 0;
  }

  /** True while the newest text of a field is not in the document. */
  isPending(key: string): boolean {
    return this.#waiting.has(key) || this.#sending === key;
  }

  /** True while a change that was not typed is on its way. */
  get isChanging(): boolean {
    return [...this.#waiting.keys(), this.#sending ?? ''].some((key) => key.startsWith('#'));
  }

  /** Resolves once everything is in the document. */
  settled(): Promise<void> {
    this.flush();
    if (this.#sending === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      this.#idle.push(resolve);
    });
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      const [next] = this.#waiting;
      if (next === undefined) break;
      const [key, edit] = next;
      this.#waiting.delete(key);
      this.#sending = key;
      const outcome = await this.#send(edit);
      this.#sending = undefined;
      this.#ports.done(edit, outcome);
    }
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  async #send(edit: QueuedEdit): Promise<FormEditAnswer | { failed: string }> {
    try {
      return await this.#ports.send(edit);
    } catch (error) {
      return { failed: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** A path as one text: the name of a field within the page. */
export function keyOf(path: FieldPath): string {
  return JSON.stringify(path);
}
