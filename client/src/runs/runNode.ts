import type { TreeNode } from '../lifecycle/treeNode.ts';

/** A line of the tree of runs. */
export interface RunNode extends TreeNode {
  /** Of an execution. */
  runId?: string;
  /** Of a specification: commands take the line as its record. */
  id?: string;
  name?: string;
  /** Of a run that waits. */
  queueKey?: string;
}

/** The run that a page (its id) or a line of the tree names. */
export function runIdOf(argument: unknown): string | undefined {
  if (typeof argument === 'string' && argument !== '') return argument;
  return textIn(argument, 'runId');
}

/** The waiting run that a line of the tree stands for. */
export function queueKeyOf(argument: unknown): string | undefined {
  return textIn(argument, 'queueKey');
}

function textIn(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' ? found : undefined;
}
