import type { EditFigure, NaturalFigure, PrivacyFigure } from '../../../scripts/report/rulesResults.ts';
import { DatasetExamination } from '../../../server/src/core/examination/datasetExamination.ts';
import type { Meanings } from '../../../server/src/core/examination/meanings.ts';
import type { DatasetFindings } from '../../../server/src/core/examination/findings.ts';
import { findPersonalData } from '../../../server/src/core/privacy/personalData.ts';
import type { JsonValue } from '../../../shared/src/json.ts';
import type { Edit } from './plantedEdits.ts';
import { diceOf, IDENTITIES } from './plantedIdentities.ts';
import type { PlantedRow, PlantedSet } from './plantedTexts.ts';

/** Every so-manieth row is in test, and copies of it are planted into train. */
const EVALUATED = 10;
export const isEvaluated = (_: unknown, at: number): boolean => at % EVALUATED === 0;
const PLANTED_IDENTITIES = 500;

interface Row {
  id: string;
  input: JsonValue;
  vector: Float32Array | undefined;
  isEvaluated: boolean;
}

/** The rows of a set in train and test. */
function rowsOf({ rows, vectorOf }: PlantedSet): Row[] {
  return rows.map(({ text, inputOf }, at) => ({
    id: `row-${String(at)}`,
    input: inputOf(text),
    vector: vectorOf?.(text),
    isEvaluated: isEvaluated(text, at),
  }));
}

function examine(rows: readonly Row[]): DatasetFindings {
  const assign = Object.fromEntries(
    rows.filter(({ isEvaluated }) => isEvaluated).map(({ id }) => [id, 'test']),
  );
  const splits = { seed: 1, weights: { train: 1 }, assign };
  const dataset = { id: 'd', contentHash: '', value: { members: { field: 'kind', eq: 'example' }, splits } };
  const settings = {
    smallestSplit: 0,
    largestImbalance: Infinity,
    findsLeaks: true,
    findsNearDuplicates: true,
  };
  const examination = new DatasetExamination([dataset], settings, meaningsOf(rows));
  for (const { id, input } of rows) examination.add({ kind: 'example', id, value: { input } });
  const steps = examination.findings();
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** Rows of the examination are numbered as they come. */
function meaningsOf(rows: readonly Row[]): Meanings | undefined {
  if (rows.every(({ vector }) => vector === undefined)) return undefined;
  return {
    source: rows,
    has: (row) => rows[row]?.vector !== undefined,
    cosine: (row, other) => {
      const [one, another] = [rows[row]?.vector, rows[other]?.vector];
      return one && another && one.reduce((sum, value, at) => sum + value * (another[at] ?? 0), 0);
    },
  };
}

/** How many copies of evaluated rows are found, as leaks and as near-duplicates, when they are edited in one way. */
export function measureEdit(set: PlantedSet, edit: Edit): EditFigure | undefined {
  if (edit.englishOnly === true && !set.isEnglish) return undefined;
  const planted = new Map<string, string>();
  const copies = set.rows.flatMap(({ text, inputOf }, at): Row[] => {
    const edited = edit.apply(text);
    if (!isEvaluated(text, at) || (edited === text && edit.name !== 'none')) return [];
    const id = `copy-${String(at)}`;
    planted.set(id, `row-${String(at)}`);
    return [{ id, input: inputOf(edited), vector: set.vectorOf?.(edited), isEvaluated: false }];
  });
  if (copies.length === 0) return undefined;
  const { leaks, nearDuplicates } = examine([...rowsOf(set), ...copies]);
  const leaked = leaks.filter(({ train, evaluated }) =>
    evaluated.some(({ id }) => id === planted.get(train)),
  );
  const near = nearDuplicates.filter(({ id }) => planted.has(id));
  return {
    ...{ set: set.name, edit: edit.name, isOther: edit.isOther === true, planted: copies.length },
    ...{ leaks: leaked.length, nearDuplicates: edit.name === 'none' ? undefined : near.length },
  };
}

/** What is found where nothing was planted: pairs of rows with one label, and with two. */
export function measureNatural(set: PlantedSet): NaturalFigure {
  const { leaks, nearDuplicates } = examine(rowsOf(set));
  const labelOf = (id: string): string | undefined => set.rows[Number(id.slice('row-'.length))]?.label;
  const pairs = [
    ...leaks.flatMap(({ train, evaluated }) => evaluated.map(({ id }) => [train, id])),
    ...nearDuplicates.map(({ id, other }) => [id, other]),
  ];
  const same = pairs.filter(([one = '', other = '']) => labelOf(one) === labelOf(other)).length;
  return { set: set.name, rows: set.rows.length, leaks: leaks.length, pairs: pairs.length, sameLabel: same };
}

/** How many invented identities are found within texts, and what is found in the texts as they are. */
export function measurePrivacy(rows: readonly PlantedRow[]): PrivacyFigure[] {
  const clean = new Map<string, number>();
  for (const { text } of rows) {
    for (const { code } of findPersonalData(text)) clean.set(code, (clean.get(code) ?? 0) + 1);
  }
  return Object.entries(IDENTITIES).map(([code, invent]) => {
    const dice = diceOf(1);
    let found = 0;
    for (let count = 0; count < PLANTED_IDENTITIES; count += 1) {
      const words = (rows[dice(rows.length)]?.text ?? '').split(' ');
      const identity = invent(dice);
      const at = dice(words.length + 1);
      const before = [...words.slice(0, at), ''].join(' ').trimStart();
      const text = [before + identity, ...words.slice(at)].join(' ');
      const end = before.length + identity.length;
      const isFound = findPersonalData(text).some(
        (one) => one.code === code && one.start <= before.length && one.end >= end,
      );
      if (isFound) found += 1;
    }
    return { code, planted: PLANTED_IDENTITIES, found, inClean: clean.get(code) ?? 0, texts: rows.length };
  });
}
