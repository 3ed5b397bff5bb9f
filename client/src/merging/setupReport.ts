/** What `databits merge --install --json` says. */
export interface SetupReport {
  root: string;
  settings: { name: string; value: string }[];
  attributes: { file: string; lines: string[] };
  isComplete: boolean;
}

/** Reads the report of the command line program. */
export function readSetup(output: string): SetupReport {
  const report: unknown = JSON.parse(output);
  if (!isSetup(report)) throw new Error('The command line program gave an answer of another version.');
  return report;
}

/** The settings and lines that are going to be written, for a dialogue. */
export function describeSetup({ root, settings, attributes }: SetupReport): string {
  const parts = [
    `Into the settings of the repository ${root}, which are not shared:`,
    ...settings.map(({ name, value }) => `${name} = ${value}`),
  ];
  if (attributes.lines.length > 0)
    parts.push('', `Into ${attributes.file}, to be committed:`, ...attributes.lines);
  parts.push(
    '',
    'Nothing depends on it: where it is not set up, git merges by lines. It can be taken out again.',
  );
  return parts.join('\n');
}

function isSetup(report: unknown): report is SetupReport {
  if (!isObject(report)) return false;
  const { root, settings, attributes, isComplete } = report;
  return (
    typeof root === 'string' &&
    typeof isComplete === 'boolean' &&
    Array.isArray(settings) &&
    settings.every(
      (setting) =>
        isObject(setting) && typeof setting['name'] === 'string' && typeof setting['value'] === 'string',
    ) &&
    isObject(attributes) &&
    typeof attributes['file'] === 'string' &&
    Array.isArray(attributes['lines']) &&
    attributes['lines'].every((line) => typeof line === 'string')
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
