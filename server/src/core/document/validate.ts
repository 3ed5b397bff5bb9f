import * as validators from '../../../../shared/src/generated/validators.js';
import type { JsonObject } from '../../../../shared/src/json.ts';
import type { RecordKind } from '../../../../shared/src/recordKind.ts';
import { datasetProblems } from '../datasets/problems.ts';
import { definitionOf } from '../schema/compile.ts';
import { templateProblems } from '../signatures/templateProblems.ts';
import type { Finding } from './finding.ts';
import { LIMITS } from './limits.ts';
import { explainErrors } from './schemaFindings.ts';
import { walkRecord, type RecordWalk } from './walkRecord.ts';

/** The verdict on a record's value, with what the walk over it found. */
export interface Verdict {
  findings: Finding[];
  walk: RecordWalk;
}

/** What a kind's own rules say of a record by itself, beyond its schema. */
const OWN_RULES: Partial<Record<RecordKind, (value: JsonObject) => Finding[]>> = {
  dataset: (value) => datasetProblems(value).map((problem) => ({ ...problem, at: 'value' })),
  template: templateProblems,
};

/**
 * The one verdict on a record's value, the same for every path that leads to it: the compiled schema, the
 * formats of texts and names, and the kind's own rules.
 */
export function validateRecord(kind: RecordKind, value: JsonObject): Verdict {
  const walk = walkRecord(value, definitionOf(kind));
  const validator = validators[kind];
  const errors = validator(value) ? [] : explainErrors(validator.errors ?? [], value, definitionOf(kind));
  const own = OWN_RULES[kind]?.(value) ?? [];
  return { findings: [...errors, ...walk.findings, ...own].slice(0, LIMITS.findings), walk };
}
