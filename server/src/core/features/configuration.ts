import { MarkupKind, type CompletionList, type Hover, type Position } from 'vscode-languageserver-types';
import type { Cancellation } from '../cancellation.ts';
import type { TreeDocument } from '../document/analysis.ts';
import { bindTree } from '../document/bind.ts';
import { isProblemCode, PROBLEM_CODES } from '../document/codes.ts';
import { rangeInFile } from '../document/locate.ts';
import { parseSegment } from '../document/parse.ts';
import type { Definition } from '../schema/definition.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { schemaItems, wordAt } from './completion/schemaItems.ts';
import { schemaMarkup } from './hover.ts';
import { codeSpan } from './markdown.ts';
import { placeInDocument, type Place } from './place.ts';
import { plainText } from './yamlText.ts';

/** A text that a schema other than a record's describes: `databits.yaml`, or the comments on a record. */
export interface SchemaText {
  text: string;
  definition: Definition;
}

/** What may be written at the cursor of such a text: properties, their values, and the codes of rules. */
export function completeInConfiguration(
  { text, definition }: SchemaText,
  position: Position,
  context: FeatureContext,
  token: Cancellation,
): CompletionList | undefined {
  const document = treeOf(text, definition);
  const word = wordAt(document, position);
  if (word === undefined) return undefined;
  const list = schemaItems(document, word, { definition }, context, token);
  return list.items.length === 0 ? undefined : list;
}

/** What the property, the value or the rule at the position of such a text means. */
export function hoverInConfiguration(
  { text, definition }: SchemaText,
  position: Position,
): Hover | undefined {
  const place = placeInDocument(treeOf(text, definition), position);
  if (place === undefined) return undefined;
  const value = ruleMarkup(place) ?? schemaMarkup(place);
  if (value === undefined) return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value },
    range: rangeInFile(place.document, place.node),
  };
}

function treeOf(text: string, definition: Definition): TreeDocument {
  const { root, lineStarts } = parseSegment(text);
  bindTree(root, definition);
  return { line: 0, segment: { text, offset: 0, line: 0 }, root, lineStarts };
}

/** The meaning of a rule's code that is a key. */
function ruleMarkup({ node, isKey, map }: Place<TreeDocument>): string | undefined {
  if (!isKey || node.type !== 'scalar' || map?.definition?.propertyNames?.format !== 'rule-code')
    return undefined;
  const code = plainText(node.value);
  if (!isProblemCode(code)) return undefined;
  const { title, severity } = PROBLEM_CODES[code];
  return `**${codeSpan(code)}** (${severity} by default)\n\n${title}.`;
}
