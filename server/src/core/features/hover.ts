import { MarkupKind, type Hover, type Position } from 'vscode-languageserver-types';
import type { ExampleUsage } from '../../../../shared/src/protocol/usage.ts';
import type { Cancellation } from '../cancellation.ts';
import type { TreeDocument } from '../document/analysis.ts';
import { keyText } from '../document/buildTree.ts';
import { rangeInFile } from '../document/locate.ts';
import { describeReview } from '../records/review.ts';
import { describeKind } from '../records/kinds.ts';
import { childDefinition } from '../schema/compile.ts';
import type { Definition } from '../schema/definition.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { countFacts, PLAIN_FACTS, usedBy } from './completion/usedWords.ts';
import { definitionMarkup, enumLine, isDocumented } from './definitionMarkup.ts';
import { isAddress, linkTarget } from './documentLinks.ts';
import { codeSpan, escapeMarkdown } from './markdown.ts';
import { idInDocument, placeAt, referenceAt, type Place } from './place.ts';
import { namedSignature, signaturePlaceAt } from './python/namedSignature.ts';
import { signatureMarkup } from './python/signatureMarkup.ts';
import type { RecordFile } from './recordFile.ts';
import { describeRecord } from './recordMarkup.ts';
import { templateFieldMarkup } from './templateFieldMarkup.ts';
import { versionMarkup } from './versionWords.ts';
import { plainText } from './yamlText.ts';

/**
 * What stands at the position: a property's prose, an allowed value's meaning, a picture, the record that a reference names,
 * the Python class of a template, the template's field that an example fills in, how many records have the same function or
 * domain, how many refer to this one and how often it was used, or where its version came from.
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
    picturePart(place, file.uri),
    reviewPart(place),
    await recordPart(place, position, context, token),
    await pythonPart(file, place, position, context, token),
    await templateFieldMarkup(place, context, token),
    wordPart(place, context, token),
    await versionPart(place, file.uri, context),
    schemaMarkup(place),
  ].filter((part) => part !== undefined);
  if (parts.length === 0 || token.isCancellationRequested) return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') },
    range: rangeInFile(place.document, place.node),
  };
}

/** On the key of a review: who decided what, and whether that still holds. */
function reviewPart({ document, isKey, pair, map }: Place): string | undefined {
  if (!isKey || pair === undefined || map !== document.root || keyText(pair.key) !== 'review')
    return undefined;
  const words = document.value && describeReview(document.value, document.facts?.contentHash);
  return words === undefined ? undefined : `${escapeMarkdown(words)}.`;
}

/** Pictures that editors show; as a picture, SVG neither runs nor loads anything. */
const PICTURE = /\.(?:png|jpe?g|gif|webp|bmp|avif|svg)$/i;

/** The picture that an address of this machine names. The web is never asked: who reads a record is nobody's business. */
function picturePart({ node, isKey, pair }: Place, fileUri: string): string | undefined {
  if (isKey || pair === undefined || node.type !== 'scalar' || !isAddress(pair.key, node)) return undefined;
  const target = linkTarget(fileUri, plainText(node.value));
  if (target === undefined || !target.startsWith('file:') || !PICTURE.test(target)) return undefined;
  return `![${escapeMarkdown(plainText(node.value))}](<${target}>)`;
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
  return isOwn ? describeUse(id, context, token) : describeRecord(id, context, token);
}

/** The class that a template's `signature` names. */
async function pythonPart(
  { uri }: RecordFile,
  { document }: Place,
  position: Position,
  context: FeatureContext,
  token: Cancellation,
): Promise<string | undefined> {
  const place = signaturePlaceAt(document, position);
  if (place === undefined || place.field !== undefined) return undefined;
  const named = await namedSignature(place.template, uri, context, token);
  return named && signatureMarkup(named.signature);
}

/** How many records have the same function or domain. */
function wordPart(
  { document, node, isKey, pair, map }: Place,
  context: FeatureContext,
  token: Cancellation,
): string | undefined {
  if (isKey || pair === undefined || map !== document.root || node.type !== 'scalar') return undefined;
  const read = PLAIN_FACTS.get(keyText(pair.key));
  const own = document.facts && read?.(document.facts);
  if (read === undefined || own === undefined || own !== node.value) return undefined;
  return `${codeSpan(own)} is ${usedBy(countFacts(read, context, token).get(own) ?? 0)}.`;
}

/** On the lines of the id and the version: the commit that the present content came with, as far as it is known. */
async function versionPart(
  { document: { facts }, pair, map, document }: Place,
  uri: string,
  context: FeatureContext,
): Promise<string | undefined> {
  if (facts === undefined || pair === undefined || map !== document.root) return undefined;
  const name = keyText(pair.key);
  if (name !== 'version' && name !== describeKind(facts.kind).idProperty) return undefined;
  return versionMarkup(uri, facts, context);
}

async function describeUse(id: string, context: FeatureContext, token: Cancellation): Promise<string> {
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
  const usage = (await context.usagesOf([id], token)).get(id);
  if (usage !== undefined) lines.push(usageLine(usage));
  return lines.join('\n\n');
}

/** Uses by the logs, their trend, and the observed success with its interval. */
function usageLine({ count, recent, previous, lastUsed, observedSuccess }: ExampleUsage): string {
  const uses = `Used ${count === 1 ? 'once' : `${String(count)} times`}, last on ${lastUsed.slice(0, 10)}`;
  const trend = `${String(recent)} in the last 30 days, ${String(previous)} in the 30 before`;
  if (observedSuccess === undefined) return `${uses}: ${trend}.`;
  const { rate, low, high, outcomes } = observedSuccess;
  const success = `Observed success ${percent(rate)} (${percent(low)} to ${percent(high)}) of ${String(outcomes)}.`;
  return `${uses}: ${trend}. ${success}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

/** What the schema says of a place, as Markdown: of an allowed value, else of the property. */
export function schemaMarkup(place: Place<TreeDocument>): string | undefined {
  const isShown = place.isKey || place.node.type === 'scalar';
  return valuePart(place) ?? (isShown ? definitionPart(place) : undefined);
}

/** The meaning of one allowed value. */
function valuePart({ node, isKey }: Place<TreeDocument>): string | undefined {
  if (isKey || node.type !== 'scalar' || node.definition === undefined) return undefined;
  const { definition, value } = node;
  const index = definition.enumValues.indexOf(value);
  if (index < 0) return undefined;
  return `**${definition.title}**\n\n${enumLine(definition, index)}`;
}

function definitionPart(place: Place<TreeDocument>): string | undefined {
  const definition = definitionOfPlace(place);
  return definition !== undefined && isDocumented(definition)
    ? definitionMarkup(definition).value
    : undefined;
}

/** On a key, what its value means; elsewhere what the node itself means. */
function definitionOfPlace({ node, isKey, pair, map }: Place<TreeDocument>): Definition | undefined {
  if (!isKey || pair === undefined) return node.definition;
  return pair.value?.definition ?? childDefinition(map?.definition, keyText(pair.key));
}
