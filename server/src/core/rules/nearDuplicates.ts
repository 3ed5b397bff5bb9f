import type { Problem } from '../../../../shared/src/problem.ts';
import { shiftRange } from '../document/positions.ts';
import { problemOf } from '../document/problem.ts';
import type { Rule } from './rule.ts';

/** Of records that nearly say the same one is enough. */
export const nearDuplicates: Rule = {
  codes: ['record.near-duplicate'],
  check(file, { datasets, index }) {
    if (datasets === undefined) return [];
    return file.documents.flatMap(({ facts, line }): Problem[] => {
      const found = facts?.id === undefined ? undefined : datasets.nearDuplicateOf(facts.id);
      const [other] = found === undefined ? [] : index.byId(found.other);
      if (facts === undefined || found === undefined || other === undefined) return [];
      const { name } = other.facts;
      const side = facts.kind === 'example' ? 'input' : 'content';
      const share = String(Math.floor(found.likeness * 100));
      const meaning = found.isByMeaning ? ', and the same meaning' : '';
      const output = found.isSameOutput ? '' : ', and another expected output';
      const message = `"${name}" has nearly the same ${side} (${share} % of the words${meaning})${output}.`;
      const data = found.isSameOutput ? { other: found.other } : undefined;
      const problem = problemOf('record.near-duplicate', message, shiftRange(facts.idRange, line), data);
      const range = shiftRange(other.facts.idRange, other.line);
      problem.related = [{ uri: other.uri, range, message: `The other record: ${name}` }];
      return [problem];
    });
  },
};
