import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { ModelPrice, PriceOf } from '../../core/optimization/costEstimate.ts';
import { environmentFolder } from './locations.ts';

const TABLE = path.join('litellm', 'model_prices_and_context_window_backup.json');

/**
 * Prices of the list that DSPy's own packages come with. Nothing where DSPy is not set up, where the list has no price of
 * a model or says 0, and where a model is asked at a server of one's own, which has its own prices.
 */
export function listedPrices(cacheFolder: string): PriceOf {
  let table: JsonObject | undefined;
  return ({ name, api_base: server }) => {
    if (typeof name !== 'string' || server !== undefined) return undefined;
    table ??= readTable(environmentFolder(cacheFolder));
    return priceIn(table, name);
  };
}

function priceIn(table: JsonObject, name: string): ModelPrice | undefined {
  // The list has the names of OpenAI's and Anthropic's models without their provider.
  const entry = table[name] ?? table[name.replace(/^(openai|anthropic)\//, '')];
  if (!isJsonObject(entry)) return undefined;
  const { input_cost_per_token: input, output_cost_per_token: output } = entry;
  if (typeof input !== 'number' || typeof output !== 'number' || input + output === 0) return undefined;
  return { input: input * 1e6, output: output * 1e6, source: 'by the price list that comes with DSPy' };
}

function readTable(environment: string): JsonObject {
  const folders = [path.join(environment, 'Lib', 'site-packages'), ...pythonFolders(environment)];
  for (const folder of folders) {
    try {
      const value = JSON.parse(readFileSync(path.join(folder, TABLE), 'utf8')) as JsonValue;
      if (isJsonObject(value)) return value;
    } catch {
      // Not the folder of this platform, or DSPy is not set up.
    }
  }
  return {};
}

function pythonFolders(environment: string): string[] {
  const lib = path.join(environment, 'lib');
  try {
    return readdirSync(lib).map((name) => path.join(lib, name, 'site-packages'));
  } catch {
    return [];
  }
}
