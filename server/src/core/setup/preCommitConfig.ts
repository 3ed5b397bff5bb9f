import { isMap, isSeq, parseDocument } from 'yaml';

const BEGIN = '# >>> databits >>>';
const END = '# <<< databits <<<';

/** The configuration with our hook, or why it cannot be added. */
export type ConfiguredHook = { text: string } | { reason: string };

/**
 * `.pre-commit-config.yaml` with an entry that runs a command on the staged change. The entry comes last among the
 * repositories, and nothing else of the text changes. `command` is one that works for everybody who has the repository.
 */
export function withConfiguredHook(text: string, command: string): ConfiguredHook {
  const without = withoutConfiguredHook(text);
  const document = parseDocument(without);
  if (document.errors.length > 0) return { reason: 'it is not valid YAML' };
  const repositories: unknown = isMap(document.contents) ? document.contents.get('repos') : undefined;
  const last = isSeq(repositories) ? repositories.items.at(-1) : undefined;
  if (
    !isSeq(repositories) ||
    repositories.flow === true ||
    !isMap(last) ||
    !last.range ||
    !repositories.range
  )
    return { reason: 'it has no list `repos` with an entry in it' };
  const [start] = repositories.range;
  const column = start - (without.lastIndexOf('\n', start - 1) + 1);
  // The line on which the last entry ends, with a comment that may stand there.
  const lineEnd = without.indexOf('\n', Math.max(0, last.range[1] - 1));
  const before = lineEnd < 0 ? `${without}\n` : without.slice(0, lineEnd + 1);
  const entry = entryLines(command).map((line) => `${' '.repeat(column)}${line}\n`);
  return { text: `${before}${entry.join('')}${without.slice(before.length)}` };
}

/** The configuration without our entry. */
export function withoutConfiguredHook(text: string): string {
  const start = text.indexOf(BEGIN);
  const end = text.indexOf(END, start);
  if (start < 0 || end < 0) return text;
  const from = text.lastIndexOf('\n', start) + 1;
  const to = text.indexOf('\n', end);
  return text.slice(0, from) + (to < 0 ? '' : text.slice(to + 1));
}

/** True where our entry is in it. */
export function hasConfiguredHook(text: string): boolean {
  return withoutConfiguredHook(text) !== text;
}

function entryLines(command: string): string[] {
  return [
    BEGIN,
    '- repo: local',
    '  hooks:',
    '    - id: databits',
    '      name: DataBits review',
    `      entry: ${command} diff --staged --summary --fail-on error`,
    '      language: system',
    `      files: '(\\.(databit|example|dataset|template|run)|(^|/)databits)\\.ya?ml$'`,
    '      pass_filenames: false',
    END,
  ];
}
