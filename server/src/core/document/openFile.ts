import type { Problem } from '../../../../shared/src/problem.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { AnalysedDocument, AnalysedFile, BoundDocument, Segment } from './analysis.ts';
import { problemOfText, tooManyDocumentsProblem } from './analyseFile.ts';
import { LIMITS } from './limits.ts';
import { OpenDocument } from './openDocument.ts';
import { splitDocuments } from './split.ts';

/** How much of an update was work: the rest is as it was. */
export interface UpdateWork {
  analysed: number;
  kept: number;
}

/**
 * A record file that is open in an editor: analysed after every change, but only where its text changed. The unit
 * is the document of the stream.
 */
export class OpenFile {
  readonly uri: string;
  readonly kind: RecordKind;
  #documents: readonly OpenDocument[] = [];
  /** The documents without trees, as the record index takes them; the same objects where nothing changed. */
  #analysed: readonly AnalysedDocument[] = [];
  #problems: Problem[] = [];

  constructor(uri: string, kind: RecordKind, text: string) {
    this.uri = uri;
    this.kind = kind;
    this.update(text);
  }

  /** The documents of the stream, in order, with trees and values. */
  get documents(): readonly BoundDocument[] {
    return this.#documents;
  }

  /** What the record index and the rules take. */
  get file(): AnalysedFile {
    return {
      uri: this.uri,
      kind: this.kind,
      documents: [...this.#analysed],
      problems: this.#problems,
    };
  }

  /** Takes the whole new text of the file. Documents whose text did not change keep their trees. */
  update(text: string): UpdateWork {
    const refused = problemOfText(text);
    const found = refused === undefined ? splitDocuments(text) : [];
    const problem = refused ?? (found.length > LIMITS.documents ? tooManyDocumentsProblem() : undefined);
    this.#problems = problem === undefined ? [] : [problem];
    const segments = problem === undefined ? found : [];
    const before = this.#documents;
    const { head, tail } = commonEnds(before, segments);
    const changed = segments.slice(head, segments.length - tail);
    this.#documents = [
      ...before.slice(0, head),
      ...this.#analyse(changed, before.slice(head, before.length - tail)),
      ...moveAll(before.slice(before.length - tail), segments.slice(segments.length - tail)),
    ];
    this.#analysed = this.#documents.map((document, index) => {
      const same = this.#analysed[index];
      return same !== undefined && isSame(same, document) ? same : withoutTree(document);
    });
    return { analysed: changed.length, kept: head + tail };
  }

  /** Documents that only changed their places within the changed part are kept too. */
  #analyse(segments: readonly Segment[], before: readonly OpenDocument[]): OpenDocument[] {
    const byText = new Map(before.map((document) => [document.segment.text, document]));
    return segments.map((segment) => {
      const same = byText.get(segment.text);
      return same === undefined ? new OpenDocument(detach(segment), this.kind) : same.movedTo(segment);
    });
  }
}

/** How many documents at the start and at the end have the text they had. */
function commonEnds(
  before: readonly OpenDocument[],
  after: readonly Segment[],
): { head: number; tail: number } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head]?.segment.text === after[head]?.text) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    before[before.length - 1 - tail]?.segment.text === after[after.length - 1 - tail]?.text
  ) {
    tail++;
  }
  return { head, tail };
}

function moveAll(documents: readonly OpenDocument[], segments: readonly Segment[]): OpenDocument[] {
  return documents.map((document, index) => {
    const segment = segments[index];
    return segment === undefined ? document : document.movedTo(segment);
  });
}

/**
 * A copy of the segment with a text of its own. A part of a string keeps the whole string in memory, so after many
 * edits every document would hold another old version of its whole file.
 */
function detach(segment: Segment): Segment {
  return { ...segment, text: ` ${segment.text}`.slice(1) };
}

/** Analysis makes new facts and problems every time, so the same objects mean that nothing changed. */
function isSame(analysed: AnalysedDocument, { line, facts, problems }: BoundDocument): boolean {
  return analysed.line === line && analysed.facts === facts && analysed.problems === problems;
}

function withoutTree({ line, facts, problems }: BoundDocument): AnalysedDocument {
  return facts === undefined ? { line, problems } : { line, facts, problems };
}
