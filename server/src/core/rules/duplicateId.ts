import type { Problem, RelatedPlace } from '../../../../shared/src/problem.ts';
import { shiftRange } from '../document/positions.ts';
import { problemOf } from '../document/problem.ts';
import type { RecordEntry } from '../workspace/recordIndex.ts';
import type { Rule } from './rule.ts';

/** Most other places that one problem names. */
const SHOWN_PLACES = 10;

/** An id belongs to one record of the repository. */
export const duplicateId: Rule = {
  codes: ['record.duplicate-id'],
  check(file, { index }) {
    return file.documents.flatMap(({ facts, line }, document): Problem[] => {
      if (facts?.id === undefined) return [];
      const others = index
        .byId(facts.id)
        .filter((entry) => entry.uri !== file.uri || entry.document !== document);
      if (others.length === 0) return [];
      const count =
        others.length === 1 ? 'Another record has' : `${String(others.length)} other records have`;
      const message = `${count} the id ${facts.id}. An id belongs to one record: give the copy a new one.`;
      const problem = problemOf('record.duplicate-id', message, shiftRange(facts.idRange, line), {
        id: facts.id,
      });
      problem.related = others.slice(0, SHOWN_PLACES).map(placeOf);
      return [problem];
    });
  },
};

function placeOf({ uri, line, facts }: RecordEntry): RelatedPlace {
  return { uri, range: shiftRange(facts.idRange, line), message: `The id is also here: ${facts.name}` };
}
