import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import type { Cancellation } from '../cancellation.ts';
import { keyText } from '../document/buildTree.ts';
import { SIGNATURE_SIDES } from '../document/fieldNames.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { functionKey } from '../workspace/links.ts';
import { codeSpan, escapeMarkdown, excerpt } from './markdown.ts';
import type { Place } from './place.ts';

/** Most characters of a description or type that are shown. */
const LONGEST_TEXT = 400;

/** On a field of an example's input or expected output: what the template of its function says of it. */
export async function templateFieldMarkup(
  { document, pair, map }: Place,
  context: FeatureContext,
  token: Cancellation,
): Promise<string | undefined> {
  const functionName = document.facts?.functionName;
  const { root } = document;
  if (functionName === undefined || pair === undefined || map === undefined || root?.type !== 'map')
    return undefined;
  const above = root.pairs.find(({ value }) => value === map);
  const side = SIGNATURE_SIDES.find(({ property }) => above !== undefined && property === keyText(above.key));
  if (side === undefined) return undefined;
  const name = keyText(pair.key);
  for (const { facts } of context.index.linked(functionKey(functionName))) {
    if (facts.id === undefined || facts.status === 'archived') continue;
    const template = await context.readRecord(facts.id, token);
    const field = template && fieldOf(template, side.list, name);
    if (field !== undefined) return fieldMarkup(name, field, facts.name);
  }
  return undefined;
}

function fieldOf(template: JsonObject, list: string, name: string): JsonObject | undefined {
  const fields = template[list];
  return Array.isArray(fields)
    ? fields.filter(isJsonObject).find((field) => field['name'] === name)
    : undefined;
}

function fieldMarkup(name: string, { type = 'str', description }: JsonObject, template: string): string {
  const of = `field of the template “${escapeMarkdown(excerpt(template, 120))}”`;
  const lines = [`**${escapeMarkdown(excerpt(name, 120))}** (${of})`];
  if (typeof description === 'string') lines.push(escapeMarkdown(excerpt(description, LONGEST_TEXT)));
  if (typeof type === 'string') lines.push(`Python type: ${codeSpan(excerpt(type, LONGEST_TEXT))}`);
  return lines.join('\n\n');
}
