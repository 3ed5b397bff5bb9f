declare module 'spdx-expression-parse' {
  /** Parses an SPDX licence expression; throws where it is none. */
  function parse(expression: string): unknown;
  export = parse;
}

declare module 'spdx-correct' {
  /** The SPDX identifier that a text probably means, or null. */
  function correct(text: string): string | null;
  export = correct;
}
