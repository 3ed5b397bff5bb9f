import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { rangeInFile } from '../../document/locate.ts';
import licenceIds from 'spdx-license-ids/index.json' with { type: 'json' };
import { filterText, spaced } from './properties.ts';
import type { CompletionSite } from './site.ts';

/** Licences that data is usually published under come first. */
const usual = [
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC0-1.0',
  'MIT',
  'Apache-2.0',
  'ODbL-1.0',
  'ODC-By-1.0',
  'CDLA-Permissive-2.0',
];

/** SPDX licence ids, the usual ones first. */
export function allLicences(): string[] {
  return [...usual, ...licenceIds.filter((id) => !usual.includes(id))];
}

/** SPDX licence ids; in an expression such as `MIT OR …` only the last word is replaced. */
export function licenceItems(site: CompletionSite): CompletionItem[] {
  const { word, document } = site;
  const before = /^.*[\s(]/.exec(word.typed)?.[0].length ?? 0;
  const inExpression = before > 0;
  const start = inExpression ? word.start + quoteLength(site) + before : word.start;
  const end = inExpression ? word.start + quoteLength(site) + word.typed.length : word.end;
  const range = rangeInFile(document, { start, end });
  return allLicences().map((id, position) => ({
    label: id,
    kind: CompletionItemKind.Value,
    detail: 'SPDX licence',
    filterText: inExpression ? id : filterText(site, id),
    sortText: String(position).padStart(4, '0'),
    textEdit: { range, newText: inExpression ? id : spaced(site, id) },
  }));
}

function quoteLength(site: CompletionSite): number {
  const first = site.document.segment.text[site.word.start];
  return first === '"' || first === "'" ? 1 : 0;
}
