import type { JsonObject } from '../../../../shared/src/json.ts';
import type { Problem } from '../../../../shared/src/problem.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { analyseDocument } from './analyseDocument.ts';
import { analyseFast } from './analyseFile.ts';
import type { BoundDocument, RecordFacts, Segment } from './analysis.ts';
import type { YamlNode } from './tree.ts';

/** What an analysis found, whichever way it went. */
type Analysis = Pick<BoundDocument, 'facts' | 'problems' | 'value'>;

/**
 * A document of an open file. A record without problems is analysed by the fast parser, and its tree is made when a
 * feature first asks for it: nobody looks into most documents of a file.
 */
export class OpenDocument implements BoundDocument {
  readonly kind: RecordKind;
  readonly segment: Segment;
  readonly facts?: RecordFacts;
  readonly problems: Problem[];
  readonly value: JsonObject | undefined;
  readonly #tree: LazyTree;

  constructor(segment: Segment, kind: RecordKind, from?: OpenDocument) {
    const analysis: Analysis | undefined = from ?? fastAnalysis(segment, kind);
    this.#tree = from === undefined ? new LazyTree(segment, kind) : from.#tree;
    const { facts, problems, value } = analysis ?? this.#tree.document;
    this.kind = kind;
    this.segment = segment;
    if (facts !== undefined) this.facts = facts;
    this.problems = problems;
    this.value = value;
  }

  get line(): number {
    return this.segment.line;
  }

  get root(): YamlNode | undefined {
    return this.#tree.document.root;
  }

  get lineStarts(): readonly number[] {
    return this.#tree.document.lineStarts;
  }

  /** The document at another place; its own text stays, so that the file's old text can be forgotten. */
  movedTo({ offset, line }: Segment): OpenDocument {
    const { segment } = this;
    if (segment.offset === offset && segment.line === line) return this;
    return new OpenDocument({ text: segment.text, offset, line }, this.kind, this);
  }
}

function fastAnalysis(segment: Segment, kind: RecordKind): Analysis | undefined {
  const fast = analyseFast(segment, kind);
  return fast && { ...fast.document, value: fast.value };
}

/** The analysis with a tree, made once, when it is asked for. */
class LazyTree {
  readonly #segment: Segment;
  readonly #kind: RecordKind;
  #document: BoundDocument | undefined;

  constructor(segment: Segment, kind: RecordKind) {
    this.#segment = segment;
    this.#kind = kind;
  }

  get document(): BoundDocument {
    this.#document ??= analyseDocument(this.#segment, this.#kind);
    return this.#document;
  }
}
