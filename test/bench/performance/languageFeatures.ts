import { readFileSync } from 'node:fs';
import { quantiles } from '../support/measure.ts';
import type { BenchWorkspace } from './benchWorkspace.ts';
import type { Findings } from './part.ts';
import { ServerSession } from './serverSession.ts';
import { ensureWarm } from './warmCache.ts';

const SAMPLES = 60;
const WARM_UP = 10;
/** Every referenced record is the source of a hundred others, one more or less. */
const REFERRERS = 99;

interface Place {
  line: number;
  character: number;
}

/** What an editor asks about the file that someone types in, beside an indexed workspace. */
export async function languageFeatures(workspace: BenchWorkspace): Promise<Findings> {
  await ensureWarm(workspace);
  const session = await ServerSession.start(workspace);
  await session.ready();
  const file = new TypedFile(session, workspace);
  await file.open();
  const figures = {
    'type.diagnostics': await file.measure(() => file.diagnostics()),
    'type.completion': await file.measure(() => file.ask('completion', file.statusValue, { typing: true })),
    'type.hover': await file.measure(() => file.ask('hover', file.statusKey, { typing: true })),
    'type.symbols': await file.measure(() => file.ask('documentSymbol', file.statusKey, { typing: true })),
    'type.definition': await file.measure(() => file.ask('definition', file.reference)),
    'type.references': await file.measure(() => file.ask('references', file.reference, { least: REFERRERS })),
    'type.rename': { missing: 'no such feature yet' },
  };
  await file.close();
  await session.stop();
  return { figures };
}

/** A file of the workspace, open, with a letter typed into it before each question that asks for one. */
class TypedFile {
  readonly statusKey: Place;
  readonly statusValue: Place;
  /** On the id of a record in another file. */
  readonly reference: Place;
  readonly #session: ServerSession;
  readonly #uri: string;
  readonly #text: string;
  /** Within the text of the middle record. */
  readonly #typed: Place;
  #letters = 0;

  constructor(session: ServerSession, workspace: BenchWorkspace) {
    this.#session = session;
    const middle = Math.floor(workspace.size / 2);
    const file = workspace.fileOf(middle);
    this.#uri = workspace.uriOf(file);
    // Problems all over the file, so that each publication carries some.
    let records = 0;
    this.#text = readFileSync(file, 'utf8').replace(/^status: approved$/gm, (line) => {
      records += 1;
      return records % 50 === 0 ? 'status: aproved' : line;
    });
    const lines = this.#text.split('\n');
    const from = Math.floor(lines.length / 2);
    const placeOf = (start: string, character: number): Place => {
      const line = lines.findIndex((text, at) => at >= from && text.startsWith(start));
      if (line < 0) throw new Error(`The file has no line "${start}".`);
      return { line, character };
    };
    this.statusKey = placeOf('status: ', 2);
    this.statusValue = placeOf('status: ', 'status: '.length + 1);
    this.reference = placeOf('attribution: ', 'attribution: { derived_from: [{ example_id: '.length + 4);
    this.#typed = placeOf('input: ', 'input: { text: "'.length);
  }

  open(): Promise<void> {
    return this.#session.editor.open(this.#uri, this.#text);
  }

  close(): Promise<void> {
    return this.#session.editor.close(this.#uri);
  }

  async measure(once: () => Promise<number>): Promise<{ p50: number; p95: number }> {
    const times: number[] = [];
    for (let sample = 0; sample < WARM_UP + SAMPLES; sample += 1) times.push(await once());
    return quantiles(times.slice(WARM_UP));
  }

  /** Milliseconds from a letter to the diagnostics of the version that it makes. */
  async diagnostics(): Promise<number> {
    const { editor } = this.#session;
    const start = performance.now();
    const version = await this.#type();
    const last = (): number | undefined => editor.published.get(this.#uri)?.at(-1)?.version;
    await editor.until(
      () => `diagnostics of version ${version}, seen ${String(last())}`,
      () => last() === version,
    );
    return performance.now() - start;
  }

  /** Milliseconds of a question, a letter typed before it where asked for; an answer with fewer items is a failure. */
  async ask(method: string, place: Place, { typing = false, least = 1 } = {}): Promise<number> {
    const start = performance.now();
    if (typing) await this.#type();
    const more = { context: { includeDeclaration: true } };
    const answer = await this.#session.editor.at<unknown>(method, this.#uri, place, more);
    const time = performance.now() - start;
    if (answer === null || (Array.isArray(answer) && answer.length < least))
      throw new Error(`${method} answered less than there is.`);
    return time;
  }

  #type(): Promise<number> {
    this.#letters += 1;
    const { line, character } = this.#typed;
    const place = { line, character: character + ((this.#letters - 1) % 8) };
    return this.#session.editor.edit(this.#uri, { start: place, end: place }, 'x');
  }
}
