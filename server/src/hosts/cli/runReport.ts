import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { visibleText } from '../../../../shared/src/visibleText.ts';
import { counted, numeral } from '../../../../shared/src/counted.ts';
import { totalCalls, type CallEstimate } from '../../core/optimization/callEstimate.ts';
import { estimateCost, type PriceOf } from '../../core/optimization/costEstimate.ts';
import type { RunPlan } from '../../core/optimization/planRun.ts';
import { TOKEN_ASSUMPTION, totalTokens } from '../../core/optimization/tokenEstimate.ts';

/** What a run would do, in lines for people. */
export function planReport({ input, estimate, tokens, notes, code }: RunPlan, priceOf: PriceOf): string[] {
  const { optimizer, metric, models, budget } = input;
  const caps = Object.entries(budget).map(([name, cap]) => `${name.replace('max_', '')} ${text(cap)}`);
  const most = `${estimate.isRough ? 'about ' : ''}${numeral(totalCalls(estimate))}`;
  const { input: sent, output: received } = totalTokens(tokens);
  const { cost, notes: priceNotes } = estimateCost(tokens, models, { budget, priceOf });
  const others = Object.entries(models).filter(([role]) => role !== 'task');
  return [
    `${text(optimizer['name'])}, judged by ${text(metric['name'])}, with ${text(models.task['name'])}`,
    ...others.map(([role, settings]) => `${ROLES[role] ?? role}: ${text(settings['name'])}.`),
    ...notes.map(visibleText),
    `At the most ${most} calls: ${purposes(estimate)}.`,
    `At the most about ${numeral(sent)} tokens sent and ${numeral(received)} received (${TOKEN_ASSUMPTION}).`,
    ...(cost === undefined ? [] : [`At the most about ${dollars(cost.most)} US dollars, ${cost.source}.`]),
    ...priceNotes.map(visibleText),
    caps.length > 0 ? `Caps: ${caps.join(', ')}.` : 'No caps: give the specification a budget to have some.',
    ...code.map((name) => `Python of the workspace that would run: ${visibleText(name)}.`),
  ];
}

/** What the calls are for; what takes none is left out. */
function purposes({ measuring, optimizing, proposing, attributing, judging }: CallEstimate): string {
  const all = [
    [measuring, 'measure'],
    [optimizing, 'optimize'],
    [proposing, 'write instructions'],
    [attributing, 'measure single examples'],
    [judging, 'judge'],
  ] as const;
  const some = all.filter(([calls]) => calls > 0);
  return some.map(([calls, purpose]) => `${numeral(calls)} to ${purpose}`).join(', ');
}

const ROLES: Readonly<Record<string, string>> = {
  prompt: 'Instructions are written by',
  reflection: 'Failures are reflected on by',
  judge: 'Answers are judged by',
};

/** Two digits that count, so that a small cost is not told as none. */
function dollars(cost: number): string {
  return cost >= 1 ? cost.toFixed(2) : String(Number(cost.toPrecision(2)));
}

/** What came of a run, in lines for people. */
export function receiptReport(receipt: JsonObject): string[] {
  const { outcome, error, scores, usage } = receipt;
  const reason = typeof error === 'string' ? `: ${error.split('\n').map(visibleText).join('\n')}` : '';
  return [
    `${text(outcome).replace('_', ' ')}${reason}`,
    ...(isJsonObject(scores) ? ['val', 'test'].flatMap((split) => scoreLines(split, scores)) : []),
    ...(isJsonObject(scores) && isUnbeaten(receipt, scores)
      ? ['no program was better on val than the template as it is']
      : []),
    ...effectLines(receipt),
    ...(isJsonObject(usage) ? [usageLine(usage)] : []),
  ];
}

function isUnbeaten({ optimizer }: JsonObject, scores: JsonObject): boolean {
  return optimizer !== 'Evaluate' && scores['best_val'] !== undefined && scores['gain_val'] === undefined;
}

/** What single examples change, where anything was measured. */
function effectLines({ attribution }: JsonObject): string[] {
  const randomised = isJsonObject(attribution) ? attribution['randomised'] : undefined;
  const effects =
    isJsonObject(randomised) && Array.isArray(randomised['effects']) ? randomised['effects'] : [];
  const known = effects.filter(isJsonObject).filter((effect) => effect['enough_evidence'] === true);
  if (effects.length === 0) return [];
  const told = known.map(
    ({ example_id: id, estimate, low, high }) =>
      `  ${points(estimate)} points (${points(low)} to ${points(high)})  ${text(id)}`,
  );
  return [
    `examples with an effect: ${String(known.length)} of ${String(effects.length)}; of the others there is not enough evidence`,
    ...told,
  ];
}

function scoreLines(split: string, scores: JsonObject): string[] {
  const before = measured(scores[`baseline_${split}`]);
  const after = measured(scores[`best_${split}`]);
  if (before === undefined) return [];
  const gain = scores[`gain_${split}`];
  const told = isJsonObject(gain) && after !== undefined ? `; gain ${gainText(gain)}` : '';
  const isOther = isJsonObject(gain) && after !== undefined;
  return [`${split}: ${before}${isOther ? ` → ${after}` : ''}${told}`];
}

function measured(value: JsonValue | undefined): string | undefined {
  if (!isJsonObject(value) || typeof value['score'] !== 'number') return undefined;
  const { score, low, high } = value;
  const isSure = typeof low === 'number' && typeof high === 'number';
  return isSure ? `${percent(score)} (${percent(low)} to ${percent(high)})` : percent(score);
}

function gainText({ difference, low, high, rows }: JsonObject): string {
  const isSure = typeof low === 'number' && typeof high === 'number';
  const evidence = isSure && low <= 0 && high >= 0 ? ', not enough evidence' : '';
  return `${points(difference)} points${isSure ? ` (${points(low)} to ${points(high)})` : ''} on ${text(rows)} rows${evidence}`;
}

function points(value: JsonValue | undefined): string {
  return typeof value === 'number' ? `${value < 0 ? '−' : '+'}${Math.abs(100 * value).toFixed(1)}` : '?';
}

function usageLine({ calls, input_tokens: sent, output_tokens: received, cost }: JsonObject): string {
  const tokens =
    typeof sent === 'number' && typeof received === 'number'
      ? `${numeral(sent)} tokens sent, ${numeral(received)} received`
      : 'tokens unknown';
  const price = typeof cost === 'number' ? `${cost.toFixed(4)} US dollars` : 'cost unknown';
  return `${typeof calls === 'number' ? counted(calls, 'call') : 'calls unknown'}, ${tokens}, ${price}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A value of a record, a receipt or an event: what a terminal would obey is shown instead. */
function text(value: JsonValue | undefined): string {
  return visibleText(typeof value === 'string' ? value : JSON.stringify(value ?? null));
}
