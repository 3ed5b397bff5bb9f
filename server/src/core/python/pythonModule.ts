import type { TextRange } from '../../../../shared/src/problem.ts';

/** The two sides of a signature, by the names that templates have for them. */
export const FIELD_SIDES = ['inputs', 'outputs'] as const;
export type FieldSide = (typeof FIELD_SIDES)[number];

/** A field of a signature in Python. */
export interface PythonField {
  name: string;
  side: FieldSide;
  /** As written, on one line, with names of this file's own types replaced by what they stand for. */
  type: string;
  description?: string;
  /** Where the name stands. */
  range: TextRange;
}

/** A `dspy.Signature` class, or a signature that is written as text and has the name of its variable. */
export interface PythonSignature {
  name: string;
  /** Where the name stands. */
  range: TextRange;
  documentation?: string;
  /** In the order of the text, inherited ones first. */
  fields: readonly PythonField[];
  /**
   * False where there may be more fields than were read: a base class of another file, or text that is being typed.
   * Then nothing can be said to be missing.
   */
  isWhole: boolean;
}

/** What is read of a Python file. Plain data. */
export interface PythonModule {
  signatures: readonly PythonSignature[];
  /** Names of the classes that are no signatures. */
  otherClasses: readonly string[];
  /** Names of the classes that may be signatures, by a base class of another file. */
  unclearClasses: readonly string[];
  /** False where the text has places that are no Python as it was understood. */
  isIntact: boolean;
}

/** What is known of a Python file. `reason` is the end of a sentence: "it …". */
export type PythonFile =
  | { state: 'missing' }
  | { state: 'unreadable'; reason: string }
  | { state: 'read'; uri: string; module: PythonModule };

/** The Python files that templates name. Hosts provide it. */
export interface PythonFacts {
  /** The file that a path of a template names, relative to the repository; `undefined` outside of it. */
  uriOf(templateUri: string, path: string): string | undefined;
  /** What is known of the file for a template; `undefined` where it is not known (yet), and then nothing is reported. */
  fileAt(uri: string, templateUri: string): PythonFile | undefined;
}

/** The largest Python file that is read, in bytes: larger ones are data or generated. */
export const LARGEST_PYTHON = 512 * 1024;
