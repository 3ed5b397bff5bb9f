import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rulesTables } from '../../scripts/report/rulesTables.ts';
import type { RulesResults } from '../../scripts/report/rulesResults.ts';
import { EDITS } from './support/plantedEdits.ts';
import { plantedSets, type PlantedSet } from './support/plantedTexts.ts';
import { realVectors } from './support/realVectors.ts';
import { isEvaluated, measureEdit, measureNatural, measurePrivacy } from './support/rulesMeasured.ts';

/** Precision and recall of the rules of leakage, near-duplicates and privacy. Writes docs/rules.json; `npm run generate` makes docs/rules.md of it. */
const plain = plantedSets();
const sets = [...plain, ...(await Promise.all(plain.slice(0, 1).map(withVectors)))];
const results: RulesResults = {
  edits: EDITS.flatMap((edit) => sets.flatMap((set) => measureEdit(set, edit) ?? [])),
  natural: sets.map(measureNatural),
  privacy: measurePrivacy(plain.flatMap(({ rows }) => rows)),
};
const file = fileURLToPath(new URL('../../docs/rules.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
console.log(rulesTables(results));

/** The set with the vectors of its texts and their edited copies. */
async function withVectors(set: PlantedSet): Promise<PlantedSet> {
  const texts = set.rows.map(({ text }) => text);
  const all = [...new Set([...texts, ...EDITS.flatMap(({ apply }) => texts.filter(isEvaluated).map(apply))])];
  const vectors = await realVectors(all);
  const byText = new Map(all.map((text, at) => [text, vectors[at]]));
  return { ...set, name: `${set.name}, by meaning besides`, vectorOf: (text) => byText.get(text) };
}
