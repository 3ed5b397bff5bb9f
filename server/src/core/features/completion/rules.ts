import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { PROBLEM_CODES, type CodeDescription } from '../../document/codes.ts';
import { rangeInFile } from '../../document/locate.ts';
import { filterText, spaced } from './properties.ts';
import type { CompletionSite } from './site.ts';

/** Codes of problems, and their families, where the keys of a map are such: the rules of `databits.yaml`. */
export function ruleItems(site: CompletionSite): CompletionItem[] {
  const { map, word, document } = site;
  if (map?.definition?.propertyNames?.format !== 'rule-code') return [];
  return rules()
    .filter(({ name }) => !map.keys.includes(name))
    .map(({ name, detail, documentation }, position) => ({
      label: name,
      kind: CompletionItemKind.EnumMember,
      detail,
      documentation,
      filterText: filterText(site, name),
      sortText: String(position).padStart(4, '0'),
      textEdit: {
        range: rangeInFile(document, word),
        newText: spaced(site, `${name}${word.isKey ? '' : ': '}`),
      },
      ...(!word.isKey && { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }),
    }));
}

interface Rule {
  name: string;
  detail: string;
  documentation: string;
}

/** Every family (`record.*`) before its codes. */
function rules(): Rule[] {
  const known = new Set<string>();
  const codes: [string, CodeDescription][] = Object.entries(PROBLEM_CODES);
  return codes.flatMap(([name, { severity, title }]) => {
    const family = `${name.slice(0, name.lastIndexOf('.'))}.*`;
    const rule = { name, detail: `${severity} by default`, documentation: title };
    if (known.has(family)) return [rule];
    known.add(family);
    const documentation = `Every code that starts with "${family.slice(0, -1)}".`;
    return [{ name: family, detail: 'a family of codes', documentation }, rule];
  });
}
