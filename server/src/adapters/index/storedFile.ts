import type { JsonObject } from '../../../../shared/src/json.ts';
import type { Problem, TextPosition } from '../../../../shared/src/problem.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { AnalysedDocument, AnalysedFile } from '../../core/document/analysis.ts';
import { isSearchableKind } from '../../core/records/searchText.ts';
import type { SearchRecord } from '../../core/search/searchRecord.ts';

/** Where documents' contents are read. */
export interface ContentSource {
  document(stored: StoredDocument): Omit<AnalysedDocument, 'line'>;
  value(stored: StoredDocument): JsonObject | undefined;
}

/** What is remembered of a document without its content. */
export interface DocumentSummary {
  /** Key of the content (32 bytes) as a binary string. */
  key: string;
  /** Zero-based line of the document in its file. */
  line: number;
  /** False for documents that are empty or not a mapping. */
  isRecord: boolean;
  /** Lower-cased; absent where the record has none. */
  id: string | undefined;
  /** Where the record starts within the document. */
  start: TextPosition;
}

/** A record file as the index keeps it: who is in it, and where their contents can be read. */
export class StoredFile {
  readonly uri: string;
  readonly kind: RecordKind;
  /** Problems of the file as a whole. */
  readonly problems: readonly Problem[];
  readonly documents: StoredDocument[] = [];
  /** True for the text of an open buffer. */
  unsaved: boolean;
  /** True where the host still has to hear of it. */
  isUnreported = false;
  #positions: Map<StoredDocument, number> | undefined;

  constructor({ uri, kind, problems }: Pick<StoredFile, 'uri' | 'kind' | 'problems'>, unsaved: boolean) {
    this.uri = uri;
    this.kind = kind;
    this.problems = problems;
    this.unsaved = unsaved;
  }

  /** The place of one of its documents in the stream. Ask when all are there: a bulk edit asks for thousands. */
  positionOf(document: StoredDocument): number {
    this.#positions ??= new Map(this.documents.map((known, position) => [known, position]));
    return this.#positions.get(document) ?? -1;
  }

  /** Lets go of the contents that came with the file: from now on they are read where they are kept. */
  letGo(): void {
    for (const document of this.documents) document.held = undefined;
  }

  /** The file as other threads take it, with all facts. */
  get file(): AnalysedFile {
    const { uri, kind, problems } = this;
    return { uri, kind, documents: this.documents.map(({ document }) => document), problems: [...problems] };
  }
}

/** A document of a file and its place in the search index. What it says is read when it is asked for. */
export class StoredDocument implements DocumentSummary {
  readonly file: StoredFile;
  readonly key: string;
  readonly line: number;
  readonly isRecord: boolean;
  readonly id: string | undefined;
  readonly start: TextPosition;
  slot: number | undefined;
  /** The packed content, while nobody else has it. */
  held: Buffer | undefined;
  readonly #contents: ContentSource;

  constructor(file: StoredFile, summary: DocumentSummary, contents: ContentSource) {
    this.file = file;
    this.key = summary.key;
    this.line = summary.line;
    this.isRecord = summary.isRecord;
    this.id = summary.id;
    this.start = summary.start;
    this.#contents = contents;
  }

  get document(): AnalysedDocument {
    return { line: this.line, ...this.#contents.document(this) };
  }

  get value(): JsonObject | undefined {
    return this.#contents.value(this);
  }
}

/** A document as search sees it. */
export class SearchableDocument implements SearchRecord {
  readonly kind: SearchableKind;
  readonly #document: StoredDocument;

  constructor(kind: SearchableKind, document: StoredDocument) {
    this.kind = kind;
    this.#document = document;
  }

  get id(): string {
    return this.#document.id ?? '';
  }

  get name(): string {
    return this.#document.document.facts?.name ?? '';
  }

  get uri(): string {
    return this.#document.file.uri;
  }

  get position(): TextPosition {
    const { line, start } = this.#document;
    return { line: line + start.line, character: start.character };
  }

  get value(): JsonObject {
    return this.#document.value ?? {};
  }

  get unsaved(): boolean {
    return this.#document.file.unsaved;
  }
}

/** A document for the search index; `undefined` for what is no record, or of a kind that is not searched. */
export function searchableDocument(document: StoredDocument): SearchableDocument | undefined {
  const { kind } = document.file;
  return document.isRecord && isSearchableKind(kind) ? new SearchableDocument(kind, document) : undefined;
}
