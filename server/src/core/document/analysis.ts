import type { JsonObject } from '../../../../shared/src/json.ts';
import type { Problem, TextRange } from '../../../../shared/src/problem.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import type { ReferenceTarget } from '../schema/definition.ts';
import type { ValuePath, YamlNode } from './tree.ts';

/** One document of a YAML stream: the unit of parsing, caching and history. */
export interface Segment {
  text: string;
  /** Offset of the segment's first character in the file, in UTF-16 code units. */
  offset: number;
  /** Zero-based line of the segment's first character in the file. */
  line: number;
}

/** A reference from a record to another. Ranges count from the start of the segment. */
export interface RecordReference {
  target: ReferenceTarget;
  /** Lower-cased and trimmed. */
  id: string;
  path: ValuePath;
  range: TextRange;
  /** The version that is written beside the reference. */
  version?: number;
  /** The content hash that is written beside it: of the source when it was used. */
  contentHash?: string;
  /** Of a source: how the record was made from it, as it says. */
  method?: string;
}

/** An execution of a run that a record was made by. */
export interface RunReference {
  /** Lower-cased and trimmed. */
  id: string;
  method?: string;
}

/** A file that a record names: `source_uri`, or `uri` (with `sha256`) of a media object in its values. */
export interface FileReference {
  uri: string;
  sha256?: string;
  path: ValuePath;
  range: TextRange;
}

/** Where a part of a record stands. The range counts from the start of the segment. */
export interface PlacedPath {
  path: ValuePath;
  range: TextRange;
}

/** A comment `# databits-ignore code, family.*: reason`. Lines count from the document's start. */
export interface Suppression {
  /** Codes, or families with `.*` at their end. */
  codes: string[];
  hasReason: boolean;
  /** The comment, from its `#`. */
  range: TextRange;
  /** The lines whose problems may stay, both included. */
  lines: [first: number, last: number];
}

/** What other records and views need to know of a record. Plain data: it crosses threads. Ranges count from the segment's start. */
export interface RecordFacts {
  kind: RecordKind;
  /** Lower-cased and trimmed, UUID or not; absent where the record has none. */
  id?: string;
  /** The value of the id property, else the record's first line. */
  idRange: TextRange;
  /** The whole record, without comments before and after. */
  range: TextRange;
  /** `name`, else the first words of the input, content or instructions. */
  name: string;
  version?: number;
  /** Where the value of `version` stands, as a plain or quoted text. */
  versionRange?: TextRange;
  status?: string;
  functionName?: string;
  domain?: string;
  /** What the record uses that others may use too: read it by `readVocabulary`. */
  vocabulary?: string;
  /** The names of the fields of its input and output: ask them by `mayHaveField`. */
  fieldNames?: string;
  /** Fields of an example or template, for signatures: read it by `readExampleFields` or `readTemplateFields`. */
  fields?: string;
  /** Of a template that names a Python class: read it by `readTemplateSignature`. */
  signature?: string;
  /** Of an example: equal for equal inputs of one function. */
  inputKey?: string;
  /** Of an example: equal for equal expected outputs. */
  outputKey?: string;
  /** Absent where the record's value is not JSON. */
  contentHash?: string;
  references: RecordReference[];
  /** The executions of runs that it was made by. */
  producers?: RunReference[];
  files: FileReference[];
  /** Of a dataset: where the parts of its predicate and its weights stand. */
  places?: PlacedPath[];
  /** Comments that let problems stay. */
  suppressions?: Suppression[];
}

/** A document of the stream after analysis, without its tree. Plain data: it crosses threads. */
export interface AnalysedDocument {
  /** Zero-based line of the segment in its file. */
  line: number;
  /** Absent where the document is empty or not a mapping. */
  facts?: RecordFacts;
  /** Problems of the document by itself. Ranges count from the segment's start. */
  problems: Problem[];
}

/** A document with its tree: where things stand in it. */
export interface TreeDocument {
  /** Zero-based line of the segment in its file. */
  line: number;
  segment: Segment;
  root: YamlNode | undefined;
  /** Offsets of the starts of the segment's lines. */
  lineStarts: readonly number[];
}

/** A document with its tree and value, as open files keep it. */
export interface BoundDocument extends AnalysedDocument, TreeDocument {
  kind: RecordKind;
  /**
   * The JSON value; absent where the document is not a mapping. Where the text is not JSON, the source as text stands
   * in for the value that JSON lacks, a problem says so, and there is no content hash.
   */
  value: JsonObject | undefined;
}

/** A record file after analysis, as threads exchange it. */
export interface AnalysedFile {
  uri: string;
  kind: RecordKind;
  documents: AnalysedDocument[];
  /** Problems of the file as a whole (too large, binary, unreadable). Ranges count from the file's start. */
  problems: Problem[];
}
