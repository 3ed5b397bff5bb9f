import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withMarkedPart } from '../report/markedPart.ts';
import type { RulesResults } from '../report/rulesResults.ts';
import { rulesTables } from '../report/rulesTables.ts';

const PAGE = 'docs/rules.md';
/** Families of codes that are about texts and settings, not about what records say. */
const OTHERS: ReadonlySet<string> = new Set(['yaml', 'value', 'configuration', 'comments', 'suppression']);
const FENCE = '```';

/** The page of rules: figures that the benchmark has written, and the snippets of docs/diagnostics.md, which tests run. */
export function generateRules(root: string): [path: string, text: string] {
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const results = JSON.parse(read('docs/rules.json')) as RulesResults;
  const families = read('docs/diagnostics.md')
    .split(/^## /m)
    .slice(1)
    .flatMap((part) => familyOf(part) ?? []);
  const measured = withMarkedPart(read(PAGE), 'npm run bench -- rules', rulesTables(results));
  return [PAGE, withMarkedPart(measured, 'npm run generate', families.join('\n\n'))];
}

function familyOf(part: string): string | undefined {
  const [title = '', ...rules] = part.split(/^### /m);
  const [heading = ''] = title.split('\n');
  if (OTHERS.has(heading.split(':')[0] ?? '')) return undefined;
  const described = rules.flatMap((rule) => ruleOf(rule) ?? []);
  return described.length === 0 ? undefined : [`## ${heading}`, ...described].join('\n\n');
}

/** A rule with its snippets; one that no text brings about (a file that may not be read) has none. */
function ruleOf(section: string): string | undefined {
  const [code = ''] = section.split('\n');
  const severity = /^Default severity: (\w+)\./m.exec(section)?.[1] ?? '';
  const [bad, good] = ['bad', 'good'].map(
    (kind) => new RegExp(`${FENCE}yaml ${kind}\\n([^]*?)${FENCE}`).exec(section)?.[1],
  );
  if (bad === undefined || good === undefined) return undefined;
  const fence = (text: string): string => `${FENCE}yaml\n${text}${FENCE}`;
  const said = `${severity}, [in full](diagnostics.md#${code.replaceAll('.', '')}). Bad:`;
  return [`### ${code}`, said, fence(bad), 'Good:', fence(good)].join('\n\n');
}
