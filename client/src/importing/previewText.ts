import { importCounts, IMPORT_WORDS, type ImportFacts } from './importOutcome.ts';

/** The first new record as it will be written, below the command that does the same: the question covers the first lines. */
export function previewText(
  fileName: string,
  args: readonly string[],
  facts: ImportFacts,
  words = IMPORT_WORDS,
): string {
  const quoted = args.map((arg) =>
    /^[\w./:=-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", String.raw`'\''`)}'`,
  );
  const command = `databits ${quoted.join(' ')}`
    .split(/ (?=--)/)
    .map((part, at) => (at === 0 ? part : `  ${part}`));
  const head = ['The command line program does the same with:', '', ...command, ''];
  const record = facts.first === undefined ? [`${fileName} has no new record.`] : ['The first new record:'];
  return [
    ...[...head, `Nothing is written yet. ${fileName}: ${importCounts(facts, words)}.`, ...record].map(
      (line) => `# ${line}`.trimEnd(),
    ),
    '',
    facts.first ?? '',
  ].join('\n');
}
