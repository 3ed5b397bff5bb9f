import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { estimateTokens } from './estimateTokens.ts';

/** What a prompt puts around each field: its name between marks, and line feeds (as DSPy's chat adapter does). */
const TOKENS_PER_FIELD = 8;
/** The turns of user and assistant around each example. */
const TOKENS_PER_EXAMPLE = 8;

/** Estimated tokens of an example in a prompt: input, expected output and explanation, with what stands around them. */
export function exampleTokens(example: JsonObject): number {
  const parts = [example['input'], example['expected_output'], example['explanation']];
  return parts.reduce<number>((sum, part) => sum + partTokens(part), TOKENS_PER_EXAMPLE);
}

function partTokens(part: JsonValue | undefined): number {
  if (part === undefined) return 0;
  if (!isJsonObject(part)) return TOKENS_PER_FIELD + valueTokens(part);
  return Object.entries(part).reduce(
    (sum, [name, value]) => sum + TOKENS_PER_FIELD + estimateTokens(name) + valueTokens(value),
    0,
  );
}

function valueTokens(value: JsonValue): number {
  return estimateTokens(typeof value === 'string' ? value : JSON.stringify(value));
}
