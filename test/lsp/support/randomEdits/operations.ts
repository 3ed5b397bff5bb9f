import fc from 'fast-check';
import { CONFIGURATIONS, FILE_NAMES } from './fileTexts.ts';

/** What may happen to a workspace. Numbers choose among what there is then, so that any of the operations can be left out. */
export interface Operation {
  kind: (typeof KINDS)[number];
  file: number;
  other: number;
  document: number;
  content: number;
}

const KINDS = [
  'write',
  'add',
  'change',
  'swap',
  'duplicate',
  'move',
  'deleteDocument',
  'shift',
  'delete',
  'restore',
  'rename',
  'commit',
  'checkout',
  'open',
  'type',
  'save',
  'close',
  'configure',
  'killProcesses',
  'damageCache',
  'restart',
  'crash',
  'pause',
] as const;

const WEIGHTS: Partial<Record<Operation['kind'], number>> = {
  change: 4,
  add: 3,
  type: 4,
  duplicate: 2,
  move: 3,
  swap: 2,
  shift: 2,
  open: 2,
  checkout: 2,
  pause: 3,
};

export function operation(without: readonly Operation['kind'][] = []): fc.Arbitrary<Operation> {
  const kinds = KINDS.filter((kind) => !without.includes(kind)).map((kind) => ({
    weight: WEIGHTS[kind] ?? 1,
    arbitrary: fc.constant(kind),
  }));
  return fc.record({
    kind: fc.oneof(...kinds),
    file: fc.nat(FILE_NAMES.length - 1),
    other: fc.nat(FILE_NAMES.length - 1),
    document: fc.nat(5),
    content: fc.nat(Math.max(48, CONFIGURATIONS.length)),
  });
}
