import type { EntryName } from '../entryPoints.ts';

/** A kind of task that a process of its own carries out: what both sides have to agree on. */
export interface TaskKind<T extends object, P, A> {
  entry: EntryName;
  /** Megabytes of a process: a task beyond this is a defect, which may not eat the machine. */
  memory: number;
  /** What did not happen where one fails: "The change could not be reviewed". */
  failure: string;
  /** Says only how task, parts of the answer and the rest of it look; never there. */
  types?: { task: T; part: P; answer: A };
}
