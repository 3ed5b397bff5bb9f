/** A position in a text, as LSP counts: zero-based line, zero-based UTF-16 code units. */
export interface TextPosition {
  line: number;
  character: number;
}

/** A range in a text; the end is exclusive. */
export interface TextRange {
  start: TextPosition;
  end: TextPosition;
}

/** How a problem is reported. `off` is never reported. */
export type Severity = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** Something else that belongs to a problem, for example the other record with the same id. */
export interface RelatedPlace {
  uri: string;
  range: TextRange;
  message: string;
}

/** A located problem in user content. The same in the editor, the command line and SARIF. */
export interface Problem {
  /** Stable dotted code, documented in docs/diagnostics.md. */
  code: string;
  severity: Severity;
  /** One sentence for people. */
  message: string;
  range: TextRange;
  related?: RelatedPlace[];
  /** What a quick fix needs to know, for example the misspelt key and its suggestion. */
  data?: Record<string, string>;
}
