/** The line that stands for what every example needs. */
const USUAL_LINE = /^# …$/gm;
/** The snippet below the introduction that says what those lines are. */
const USUAL = /The line `# …` stands[\s\S]*?```yaml\n([\s\S]*?)```/;

/**
 * The section of a code in the documentation of all problems, as a document of its own: with the lines that snippets leave
 * out, and a title for each. Absent for an unknown code.
 */
export function explanationOf(documentation: string, code: string): string | undefined {
  const lines = documentation.split('\n');
  const first = lines.indexOf(`### ${code}`);
  if (first < 0) return undefined;
  const length = lines.slice(first + 1).findIndex((line) => /^#{2,3} /.test(line));
  const section = lines.slice(first + 1, length < 0 ? undefined : first + 1 + length).join('\n');
  const usual = USUAL.exec(documentation)?.[1]?.trimEnd() ?? '';
  const whole = section
    .replaceAll('```yaml bad', '**Bad:**\n\n```yaml')
    .replaceAll('```yaml good', '**Good:**\n\n```yaml')
    .replace(USUAL_LINE, usual);
  return `# ${code}\n${whole.trimEnd()}\n`;
}
