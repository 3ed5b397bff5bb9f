import { OperationalError } from '../../adapters/operationalError.ts';

/** How two states are asked for on the command line. */
export interface StatesInput {
  /** `A..B`, `A...B` or `A`. */
  states: string | undefined;
  /** True: the newer state is the index. */
  staged: boolean;
}

/** The two states, as names of commits, `index` or `worktree`. */
export interface ParsedStates {
  base: string;
  head: string;
  /** True: the base is the commit that both have in common. */
  mergeBase: boolean;
}

/**
 * Reads the states of a command line as git does: an end that is left out is HEAD, and `..` alone, a folder to git, is none. No
 * name of git's holds two dots. Throws an OperationalError for what names no states.
 */
export function parseStates({ states = 'HEAD', staged }: StatesInput): ParsedStates {
  if (states.trim() === '')
    throw new OperationalError(
      'STATES is empty, perhaps a variable without a value; give a branch, tag or commit, or leave it out.',
    );
  if (states === '..')
    throw new OperationalError(
      '.. alone is a folder to git; give BASE..HEAD, of which one end may be left out.',
    );
  const parts = /^(.*?)(\.{2,3})(.*)$/s.exec(states);
  if (parts === null) return { base: states, head: staged ? 'index' : 'worktree', mergeBase: false };
  const [, base = '', dots = '', head = ''] = parts;
  if (head.includes('..'))
    throw new OperationalError(`${states} names more than two states; give BASE..HEAD.`);
  if (staged && head !== '' && head !== 'index')
    throw new OperationalError(
      'With --staged the newer state is what is staged; give BASE, or BASE... alone.',
    );
  return {
    base: base === '' ? 'HEAD' : base,
    head: staged ? 'index' : head === '' ? 'HEAD' : head,
    mergeBase: dots === '...',
  };
}
