import path from 'node:path';
import { OperationalError } from '../../adapters/operationalError.ts';

/** A place in a file of the workspace. */
export interface FilePlace {
  /** Absolute path. */
  file: string;
  /** From 1. */
  line: number;
}

/** Failures that somebody mends at a place: an editor lists them as problems of its file. */
export class LocatedError extends OperationalError {
  readonly #sentences: readonly string[];
  readonly #place: FilePlace;

  constructor(sentences: readonly string[], place: FilePlace) {
    super(sentences.join('\n'));
    this.#sentences = sentences;
    this.#place = place;
  }

  /** Each failure with its place on a line of its own, by which the editor's task finds it. */
  get report(): string {
    const { file, line } = this.#place;
    const place = `  at ${path.relative('', file)}:${String(line)}:1`;
    return this.#sentences.map((sentence) => `databits: ${sentence}\n${place}\n`).join('');
  }
}
