import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { EditorClient } from '../../lsp/support/editorClient.ts';
import { quantiles, type Quantiles } from '../support/measure.ts';

const PAUSE = 20;

/** Asks for hovers in an open file all the time: how long someone who works waits while the server is busy. */
export class HoverSampler {
  readonly #editor: EditorClient;
  readonly #uri: string;
  readonly #times: number[] = [];
  #asking: Promise<void> | undefined;
  #stopped = false;

  /** The file is of a kind that is not searched, so that it changes no counts. */
  constructor(editor: EditorClient, root: string) {
    this.#editor = editor;
    this.#uri = pathToFileURL(path.join(root, 'open.template.yaml')).toString();
  }

  async start(): Promise<void> {
    await this.#editor.open(this.#uri, 'name: Open\nstatus: draft\n');
    this.#asking = this.#ask();
  }

  /** Milliseconds of the hovers so far. */
  async stop(): Promise<Quantiles> {
    this.#stopped = true;
    await this.#asking;
    await this.#editor.close(this.#uri);
    return quantiles(this.#times);
  }

  async #ask(): Promise<void> {
    while (!this.#stopped) {
      const start = performance.now();
      const answer = await this.#editor.at<unknown>('hover', this.#uri, { line: 1, character: 2 });
      if (answer === null) throw new Error('A hover said nothing.');
      this.#times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
