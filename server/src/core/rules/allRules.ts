import { datasets } from './datasets.ts';
import { duplicateId } from './duplicateId.ts';
import { equalInputs } from './equalInputs.ts';
import { pythonSignature } from './pythonSignature.ts';
import { leakage } from './leakage.ts';
import { nearDuplicates } from './nearDuplicates.ts';
import { referencedFiles } from './referencedFiles.ts';
import { referenceCycle } from './referenceCycle.ts';
import { references } from './references.ts';
import type { Rule } from './rule.ts';
import { signature } from './signature.ts';
import { sources } from './sources.ts';
import { versions } from './versions.ts';

/** Every rule. A new one is a file of its own, a line here, and its codes in core/document/codes.ts. */
export const RULES: readonly Rule[] = [
  duplicateId,
  references,
  referenceCycle,
  referencedFiles,
  sources,
  versions,
  signature,
  pythonSignature,
  equalInputs,
  datasets,
  leakage,
  nearDuplicates,
];
