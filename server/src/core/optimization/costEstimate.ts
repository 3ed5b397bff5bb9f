import type { JsonObject } from '../../../../shared/src/json.ts';
import type { RunPlanAnswer } from '../../../../shared/src/protocol/runs.ts';
import { modelOfRole, type RunModels } from './runModels.ts';
import type { ModelRole, TokenEstimate } from './tokenEstimate.ts';

/** What a model takes, in US dollars for a million tokens, and who says so. */
export interface ModelPrice {
  input: number;
  output: number;
  source: string;
}

/** Finds the price of a model by its settings; `undefined` where nobody tells it. */
export type PriceOf = (settings: JsonObject) => ModelPrice | undefined;

/** The most that a run costs, with what is worth knowing about it. A price that is not known is never 0. */
export function estimateCost(
  tokens: TokenEstimate,
  models: RunModels,
  { budget, priceOf }: { budget: JsonObject; priceOf: PriceOf },
): Pick<RunPlanAnswer, 'cost' | 'notes'> {
  const roles = Object.entries(tokens) as [ModelRole, { input: number; output: number }][];
  const priced = roles.map(([role, used]) => {
    const settings = modelOfRole(models, role);
    const { name } = settings;
    return {
      name: typeof name === 'string' ? name : '',
      used,
      price: writtenPrice(settings) ?? priceOf(settings),
    };
  });
  const unknown = [...new Set(priced.filter(({ price }) => price === undefined).map(({ name }) => name))];
  if (unknown.length > 0) return { notes: unknownNotes(unknown, budget) };
  const most = priced.reduce(
    (sum, { used, price }) =>
      sum + (used.input * (price?.input ?? 0) + used.output * (price?.output ?? 0)) / 1e6,
    0,
  );
  const sources = [...new Set(priced.map(({ price }) => price?.source ?? ''))];
  return { cost: { most, source: sources.join(', ') }, notes: [] };
}

function unknownNotes(names: readonly string[], budget: JsonObject): string[] {
  const said = `The price of ${names.join(' and ')} is not known`;
  if (budget['max_cost'] === undefined) return [`${said}, so neither is the cost: give the model a price.`];
  return [
    `${said}: the cap of ${JSON.stringify(budget['max_cost'])} US dollars holds only if the provider tells what its answers cost. Give the model a price, or cap tokens.`,
  ];
}

/** The price that is written in a model's settings. */
function writtenPrice({ price }: JsonObject): ModelPrice | undefined {
  if (typeof price !== 'object' || price === null || Array.isArray(price)) return undefined;
  const { input_per_million: input, output_per_million: output } = price;
  if (typeof input !== 'number' || typeof output !== 'number') return undefined;
  return { input, output, source: 'by the price in the model’s settings' };
}
