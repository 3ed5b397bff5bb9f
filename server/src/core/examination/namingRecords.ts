import type { DatasetFindings } from './findings.ts';

/**
 * By the id of a record or dataset that findings name, the ids of the records at which they are shown: the name and the
 * place of the first are told there.
 */
export function namingRecords({ leaks, nearDuplicates }: DatasetFindings): ReadonlyMap<string, Set<string>> {
  const naming = new Map<string, Set<string>>();
  const add = (named: string, at: string): void => {
    const known = naming.get(named);
    if (known === undefined) naming.set(named, new Set([at]));
    else known.add(at);
  };
  for (const { dataset, train, evaluated } of leaks) {
    add(dataset, train);
    for (const { id, chain = [] } of evaluated) for (const named of [id, ...chain]) add(named, train);
  }
  for (const { id, other } of nearDuplicates) add(other, id);
  return naming;
}
