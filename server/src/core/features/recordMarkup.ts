import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { Cancellation } from '../cancellation.ts';
import { describeKind } from '../records/kinds.ts';
import { childDefinition, definitionOf } from '../schema/compile.ts';
import type { Definition } from '../schema/definition.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { codeSpan, escapeMarkdown, excerpt } from './markdown.ts';

/** Most characters of a record's text that are shown. */
const longestText = 400;

/** A record by id as Markdown: name, kind, version, status and text. Its words are escaped: they are hostile input. */
export async function describeRecord(
  id: string,
  context: FeatureContext,
  token: Cancellation,
): Promise<string | undefined> {
  const entry = context.index.byId(id)[0];
  if (entry === undefined) return `No record has the id ${codeSpan(excerpt(id, 80))}.`;
  const { facts } = entry;
  const about = [describeKind(facts.kind).title];
  if (facts.version !== undefined) about.push(`version ${String(facts.version)}`);
  if (facts.status !== undefined) about.push(escapeMarkdown(excerpt(facts.status, 80)));
  const lines = [`**${escapeMarkdown(excerpt(facts.name, 120))}**`, about.join(', ')];
  const value = await context.readRecord(id, token);
  if (token.isCancellationRequested) return undefined;
  const text = value === undefined ? '' : searchedText(value, definitionOf(facts.kind));
  if (text !== '') lines.push(escapeMarkdown(excerpt(text, longestText)));
  return lines.join('\n\n');
}

/** The string leaves of the properties that are searched by meaning, in document order. */
function searchedText(value: JsonObject, definition: Definition): string {
  const texts: string[] = [];
  let length = 0;
  const walk = (part: JsonValue): void => {
    if (length > longestText) return;
    if (typeof part === 'string') {
      texts.push(part);
      length += part.length;
    } else if (Array.isArray(part)) part.forEach(walk);
    else if (isJsonObject(part)) Object.values(part).forEach(walk);
  };
  for (const [key, part] of Object.entries(value)) {
    if (childDefinition(definition, key)?.search === 'vector') walk(part);
  }
  return texts.join(' ').trim();
}
