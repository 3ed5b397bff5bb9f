import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import type { Cancellation } from '../../cancellation.ts';
import type { TreeDocument } from '../../document/analysis.ts';
import { bindTree } from '../../document/bind.ts';
import { offsetInDocument } from '../../document/locate.ts';
import { parseSegment } from '../../document/parse.ts';
import type { Definition } from '../../schema/definition.ts';
import type { FeatureContext } from '../../workspace/context.ts';
import { cursorWordAt, type CursorWord } from './cursorWord.ts';
import { licenceItems } from './licences.ts';
import { nestedPropertyItems, propertyItems } from './properties.ts';
import { recordItems } from './records.ts';
import { ruleItems } from './rules.ts';
import { siteAt, type CompletionSite, type OwnRecord } from './site.ts';
import { isInFlow, isInText } from './surroundings.ts';
import { withTemplateFields } from './templateFields.ts';
import { usedKeyItems } from './usedWords.ts';
import { valueItems } from './values.ts';

/** The word at a position of the file; `undefined` in prose and comments, where there is nothing to complete. */
export function wordAt(document: TreeDocument, position: Position): CursorWord | undefined {
  const offset = offsetInDocument(document, position);
  const word = cursorWordAt(document.segment.text, offset, isInFlow(document, offset));
  return isInText(document, offset) ? undefined : word;
}

/** What the schema, and the workspace, say of the cursor's place in a document. */
export function schemaItems(
  document: TreeDocument,
  word: CursorWord,
  { definition, record }: { definition: Definition; record?: OwnRecord },
  context: FeatureContext,
  token: Cancellation,
): CompletionList {
  const site = siteAt(document, word, (text) => {
    const { root } = parseSegment(text);
    bindTree(root, definition);
    return root;
  });
  if (site === undefined) return { isIncomplete: false, items: [] };
  const place = withTemplateFields(site, context.index);
  return collect(record === undefined ? place : { ...place, record }, context, token);
}

function collect(site: CompletionSite, context: FeatureContext, token: Cancellation): CompletionList {
  const items: CompletionItem[] = [
    ...propertyItems(site, context),
    ...usedKeyItems(site, context, token),
    ...ruleItems(site),
  ];
  let isIncomplete = false;
  for (const definition of chosenDefinitions(site)) {
    items.push(...valueItems(site, definition, context, token));
    if (definition.format === 'spdx-expression') items.push(...licenceItems(site));
    if (definition.reference === undefined) continue;
    const found = recordItems(site, definition.reference, context, token);
    items.push(...found.items);
    isIncomplete ||= found.isIncomplete;
  }
  if (site.map === undefined && !site.word.opensLine) items.push(...nestedPropertyItems(site, context));
  return { isIncomplete, items };
}

/** The definitions whose values may stand at the cursor: the place's, and those of keys that are references. */
function chosenDefinitions(site: CompletionSite): Definition[] {
  return [site.value, site.map?.definition?.propertyNames].filter((definition) => definition !== undefined);
}
