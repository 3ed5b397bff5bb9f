import { markdownTable } from './markdownTable.ts';
import type { EditFigure, RulesResults } from './rulesResults.ts';

/** The tables of docs/rules.md. */
export function rulesTables({ edits, natural, privacy }: RulesResults): string {
  const sets = [...new Set(edits.map(({ set }) => set))];
  const names = [...new Set(edits.map(({ edit }) => edit))];
  const cell = (edit: string, set: string, share: (figure: EditFigure) => string): string => {
    const figure = edits.find((one) => one.edit === edit && one.set === set);
    return figure === undefined ? '' : share(figure);
  };
  const recall = names.map((edit) => [
    edits.some((one) => one.edit === edit && one.isOther) ? `${edit} (another question)` : edit,
    ...sets.map((set) => cell(edit, set, leakShare)),
  ]);
  const near = names
    .filter((edit) => edits.some((one) => one.edit === edit && one.nearDuplicates !== undefined))
    .map((edit) => [edit, ...sets.map((set) => cell(edit, set, nearShare))]);
  const found = natural.map(({ set, rows, leaks, pairs, sameLabel }) => [
    set,
    ...[rows, leaks, pairs].map(String),
    pairs === 0 ? '' : share(sameLabel, pairs),
  ]);
  const identities = privacy.map(({ code, planted, found: count, inClean, texts }) => [
    `\`${code}\``,
    share(count, planted),
    `${String(inClean)} in ${String(texts)}`,
  ]);
  return [
    '### Copies of test in train that are found as leaks',
    markdownTable(['edit', ...sets], recall),
    '### The same copies as near-duplicates',
    markdownTable(['edit', ...sets], near),
    '### Found where nothing was planted',
    markdownTable(['set', 'rows', 'leaks', 'pairs named', 'with one expected output'], found),
    '### Personal data and secrets',
    markdownTable(['rule', 'planted ones found', 'found in the texts as they are'], identities),
  ].join('\n\n');
}

function leakShare({ leaks, planted }: EditFigure): string {
  return `${share(leaks, planted)} of ${String(planted)}`;
}

function nearShare({ nearDuplicates, planted }: EditFigure): string {
  return nearDuplicates === undefined ? '' : share(nearDuplicates, planted);
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
