import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rulesTables } from '../../scripts/report/rulesTables.ts';
import type { RulesResults } from '../../scripts/report/rulesResults.ts';
import { EDITS } from './support/plantedEdits.ts';
import { plantedSets } from './support/plantedTexts.ts';
import { measureEdit, measureNatural, measurePrivacy } from './support/rulesMeasured.ts';

/** Precision and recall of the rules of leakage, near-duplicates and privacy. Writes docs/rules.json; `npm run generate` makes docs/rules.md of it. */
const sets = plantedSets();
const results: RulesResults = {
  edits: EDITS.flatMap((edit) => sets.flatMap((set) => measureEdit(set, edit) ?? [])),
  natural: sets.map(measureNatural),
  privacy: measurePrivacy(sets.flatMap(({ rows }) => rows)),
};
const file = fileURLToPath(new URL('../../docs/rules.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
console.log(rulesTables(results));
