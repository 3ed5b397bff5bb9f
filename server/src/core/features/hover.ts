import { MarkupKind, type Hover, type Position } from 'vscode-languageserver-types';
import type { Cancellation } from '../cancellation.ts';
import { keyText } from '../document/buildTree.ts';
import { rangeInFile } from '../document/locate.ts';
import { childDefinition } from '../schema/compile.ts';
import type { Definition } from '../schema/definition.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { definitionMarkup, enumLine, isDocumented } from './definitionMarkup.ts';
import { idInDocument, placeAt, referenceAt, type Place } from './place.ts';
import type { RecordFile } from './recordFile.ts';
import { describeRecord } from './recordMarkup.ts';

/**
 * What stands at the position: a property's prose, an allowed value's meaning, the record that a reference names,
 * or how many records refer to this one.
 */
export async function hoverAt(
  file: RecordFile,
  position: Position,
  context: FeatureContext,
  token: Cancellation,
): Promise<Hover | undefined> {
  const place = placeAt(file, position);
  if (place === undefined) return undefined;
  const parts = [
    await recordPart(place, position, context, token),
    valuePart(place) ?? (place.isKey || place.node.type === 'scalar' ? definitionPart(place) : undefined),
  ].filter((part) => part !== undefined);
  if (parts.length === 0 || token.isCancellationRequested) return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') },
    range: rangeInFile(place.document, place.node),
  };
}

/** The record that the position's reference names, or what refers to the record whose id this is. */
async function recordPart(
  place: Place,
  position: Position,
  context: FeatureContext,
  token: Cancellation,
): Promise<string | undefined> {
  if (referenceAt(place.document, position) === undefined && place.isKey) return undefined;
  const id = idInDocument(place.document, position);
  if (id === undefined) return undefined;
  const isOwn = referenceAt(place.document, position) === undefined;
  return isOwn ? describeUse(id, context) : describeRecord(id, context, token);
}

function describeUse(id: string, context: FeatureContext): string {
  const references = context.index.referencesTo(id);
  const records = new Set(references.map(({ from }) => `${from.uri}#${String(from.document)}`)).size;
  const lines = [
    records === 0
      ? 'No other record refers to this one.'
      : records === 1
        ? '1 record refers to this one.'
        : `${String(records)} records refer to this one.`,
  ];
  const same = context.index.byId(id).length;
  if (same > 1) lines.push(`${String(same)} records have this id.`);
  return lines.join('\n\n');
}

/** The meaning of one allowed value. */
function valuePart({ node, isKey }: Place): string | undefined {
  if (isKey || node.type !== 'scalar' || node.definition === undefined) return undefined;
  const { definition, value } = node;
  const index = definition.enumValues.indexOf(value);
  if (index < 0) return undefined;
  return `**${definition.title}**\n\n${enumLine(definition, index)}`;
}

function definitionPart(place: Place): string | undefined {
  const definition = definitionOfPlace(place);
  return definition !== undefined && isDocumented(definition)
    ? definitionMarkup(definition).value
    : undefined;
}

/** On a key, what its value means; elsewhere what the node itself means. */
function definitionOfPlace({ node, isKey, pair, map }: Place): Definition | undefined {
  if (!isKey || pair === undefined) return node.definition;
  return pair.value?.definition ?? childDefinition(map?.definition, keyText(pair.key));
}
