/** Bounds that keep analysis of hostile files bounded in time and memory. Lengths count UTF-16 code units. */
export const LIMITS = {
  /** Longest file that is read. */
  file: 50 * 1024 * 1024,
  /** Most documents of a file that is read: each takes its share of memory, however short it is. */
  documents: 100_000,
  /** Longest document that is read. Large content is referred to by `uri`. */
  document: 4 * 1024 * 1024,
  /** Longest document with anchors, tags or mistakes that is read: the parser with locations is slow on those. */
  intricateDocument: 256 * 1024,
  /** Deepest nesting of lists and mappings. */
  depth: 100,
  /** Most values that aliases may add to a document. */
  aliasedValues: 100_000,
  /** Mistakes after which a document is not read further: each costs the parser some 10 µs. */
  mistakes: 500,
  /** Most syntax problems that are reported for a document. */
  syntaxProblems: 20,
  /** Most findings of the schema and the formats that are reported for a document. */
  findings: 100,
} as const;
