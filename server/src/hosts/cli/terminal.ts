import type { Writable } from 'node:stream';

/** Milliseconds between two lines of progress. */
const PROGRESS_INTERVAL = 200;

export interface TerminalOptions {
  /** False where colours were turned off. */
  color: boolean;
  /** True where progress was asked for although nobody may be looking. */
  progress: boolean;
}

/** What commands write to: results to standard output, everything else to standard error. */
export class Terminal {
  readonly #options: TerminalOptions;
  readonly #out: Writable & { isTTY?: boolean };
  readonly #error: Writable & { isTTY?: boolean };
  /** The first line comes at once: whoever asks for progress sees that work has begun, and may stop it. */
  #lastProgress = -Infinity;
  #hasProgressLine = false;
  #isMute = false;

  constructor(options: TerminalOptions, out: Writable = process.stdout, error: Writable = process.stderr) {
    this.#options = options;
    this.#out = out;
    this.#error = error;
  }

  /** Writes nothing from now on: the terminal is gone. */
  mute(): void {
    this.#isMute = true;
    this.#hasProgressLine = false;
  }

  /** Writes a line of the result. Waits while the reader is slow, so that long results do not pile up. */
  async line(text: string): Promise<void> {
    if (this.#isMute) return;
    this.clearProgress();
    if (this.#out.write(`${text}\n`)) return;
    await new Promise<void>((resolve) => this.#out.once('drain', resolve));
  }

  /** Writes a line that is no result. */
  note(text: string): void {
    if (this.#isMute) return;
    this.clearProgress();
    this.#error.write(`${text}\n`);
  }

  /** Shows how far long work is: one line that is written over where a person looks, else a line now and then. */
  progress(text: string): void {
    const isTerminal = this.#error.isTTY === true;
    if (this.#isMute || (!isTerminal && !this.#options.progress)) return;
    const now = performance.now();
    if (now - this.#lastProgress < PROGRESS_INTERVAL * (isTerminal ? 1 : 5)) return;
    this.#lastProgress = now;
    this.#error.write(isTerminal ? `\r\u001b[K${text}` : `${text}\n`);
    this.#hasProgressLine = isTerminal;
  }

  clearProgress(): void {
    if (this.#hasProgressLine) this.#error.write('\r\u001b[K');
    this.#hasProgressLine = false;
  }

  /** A text in a colour where the output is a terminal and colours are on. */
  paint(text: string, color: keyof typeof COLORS): string {
    const isOn = this.#options.color && this.#out.isTTY === true;
    return isOn ? `\u001b[${String(COLORS[color])}m${text}\u001b[0m` : text;
  }
}

const COLORS = { red: 31, green: 32, yellow: 33, blue: 34, grey: 90, bold: 1 } as const;
