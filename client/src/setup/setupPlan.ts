/** A file that a set-up writes, as the command line program says. */
export interface PlannedFile {
  /** Absolute path. */
  path: string;
  /** Its text before; absent where there was no such file, and empty for programs. */
  before?: string;
  after?: string;
  /** True for copies of programs. */
  isProgram: boolean;
}

/** What a set-up does or did. */
export interface SetupPlan {
  files: PlannedFile[];
  /** Sentences to know before. */
  notes: string[];
  /** A sentence for afterwards. */
  done: string;
}

/** Reads the answer of `databits setup … --json`. Throws where it is another one: then the program is not ours. */
export function planOf(json: string): SetupPlan {
  const value: unknown = JSON.parse(json);
  if (isPlan(value)) return value;
  throw new Error('The command line program answered what this extension does not understand.');
}

function isPlan(value: unknown): value is SetupPlan {
  return (
    isObject(value) &&
    typeof value['done'] === 'string' &&
    Array.isArray(value['notes']) &&
    value['notes'].every((note) => typeof note === 'string') &&
    Array.isArray(value['files']) &&
    value['files'].every(isFile)
  );
}

function isFile(value: unknown): value is PlannedFile {
  if (!isObject(value) || typeof value['path'] !== 'string' || typeof value['isProgram'] !== 'boolean')
    return false;
  return ['before', 'after'].every((name) => ['string', 'undefined'].includes(typeof value[name]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
