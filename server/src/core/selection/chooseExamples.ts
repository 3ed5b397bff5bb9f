import type { SearchQuotas } from '../../../../shared/src/protocol/search.ts';
import { QuotaCounter } from '../search/quotas.ts';

/** An example that can be chosen. */
export interface Candidate {
  slot: number;
  name: string;
  functionName?: string;
  domain?: string;
  /** How much it fits the query, on the scale of cosines. */
  score: number;
  cosine: number | undefined;
  bm25: number | undefined;
  /** Estimated tokens in the prompt. */
  tokens: number;
}

export interface ChoiceOptions {
  k: number;
  /** Weight of the score against variety, 0 to 1. */
  diversity: number;
  quotas: SearchQuotas;
  tokenBudget: number | undefined;
  /** Cosine of two candidates' vectors. */
  likeness: (slot: number, other: number) => number;
}

export interface Choice {
  chosen: { candidate: Candidate; reasons: string[] }[];
  leftOut: { candidate: Candidate; reason: string }[];
  tokens: number;
}

/** A candidate while the choice is made. */
interface Open {
  candidate: Candidate;
  /** Highest likeness to one chosen before, with its name. */
  nearest: number;
  nearestName: string;
  blocked: string | undefined;
}

/** From here on a candidate that was left out is said to repeat one that was chosen. */
const REPEATS = 0.8;

/**
 * Chooses examples one after the other: the next is the one with the highest maximal marginal relevance (as in
 * `diversify`) among those that the quotas admit and the token budget has room for. `candidates` come best first.
 */
export function chooseExamples(candidates: readonly Candidate[], options: ChoiceOptions): Choice {
  const open = candidates.map((candidate): Open => ({
    candidate,
    nearest: 0,
    nearestName: '',
    blocked: undefined,
  }));
  const counter = new QuotaCounter(options.quotas);
  const choice: Choice = { chosen: [], leftOut: [], tokens: 0 };
  const rest = new Set(open);
  while (choice.chosen.length < options.k) {
    block(rest, counter, options, choice.tokens);
    const next = bestOf(rest, options.diversity);
    if (next === undefined) break;
    const { candidate } = next;
    rest.delete(next);
    choice.chosen.push({ candidate, reasons: reasonsFor(next, choice, rest) });
    choice.tokens += candidate.tokens;
    counter.take(candidate);
    for (const other of rest) noteLikeness(other, candidate, options);
  }
  // The quotas and the budget after the last choice explain what did not fit any more.
  if (choice.chosen.length < options.k) block(rest, counter, options, choice.tokens);
  choice.leftOut = [...rest].map((left) => ({
    candidate: left.candidate,
    reason: reasonAgainst(left, options.k),
  }));
  return choice;
}

/** What is blocked once stays so: quotas only fill, and the budget only shrinks. */
function block(
  rest: Iterable<Open>,
  counter: QuotaCounter,
  { quotas, tokenBudget }: ChoiceOptions,
  used: number,
): void {
  for (const open of rest) {
    if (open.blocked !== undefined) continue;
    const { candidate } = open;
    const full = counter.fullFor(candidate);
    const left = (tokenBudget ?? Infinity) - used;
    if (full !== undefined) {
      const [word, most] =
        full === 'domain' ? ['domain', quotas.perDomain] : ['function', quotas.perFunction];
      open.blocked = `${word} ${candidate[full] ?? '(none)'} has its ${String(most)}`;
    } else if (candidate.tokens > left) {
      open.blocked = `needs ${String(candidate.tokens)} tokens, ${String(Math.max(0, left))} are left`;
    }
  }
}

function bestOf(rest: Iterable<Open>, diversity: number): Open | undefined {
  let best: Open | undefined;
  let bestGain = -Infinity;
  for (const open of rest) {
    if (open.blocked !== undefined) continue;
    const gain = diversity * open.candidate.score - (1 - diversity) * open.nearest;
    if (gain > bestGain) [best, bestGain] = [open, gain];
  }
  return best;
}

function noteLikeness(open: Open, chosen: Candidate, { likeness }: ChoiceOptions): void {
  const cosine = likeness(chosen.slot, open.candidate.slot);
  if (cosine > open.nearest) [open.nearest, open.nearestName] = [cosine, chosen.name];
}

function reasonsFor({ candidate, nearest }: Open, { chosen }: Choice, rest: Iterable<Open>): string[] {
  const { functionName, domain, cosine, bm25, score } = candidate;
  const others = chosen.map((one) => one.candidate);
  const passedOver = [...rest].some((open) => open.blocked === undefined && open.candidate.score > score);
  return [
    fitOf(cosine, bm25),
    ...(isNew('functionName', functionName, others) ? [`adds function ${functionName ?? ''}`] : []),
    ...(isNew('domain', domain, others) ? [`adds domain ${domain ?? ''}`] : []),
    ...(passedOver ? [`differs from the others (closest ${nearest.toFixed(2)})`] : []),
  ];
}

function fitOf(cosine: number | undefined, bm25: number | undefined): string {
  if (cosine !== undefined) return `similar ${cosine.toFixed(2)}`;
  return bm25 === undefined ? 'fills up: nothing nearer is left' : `shares words (BM25 ${bm25.toFixed(1)})`;
}

function isNew(
  field: 'functionName' | 'domain',
  value: string | undefined,
  others: readonly Candidate[],
): boolean {
  return value !== undefined && others.length > 0 && !others.some((other) => other[field] === value);
}

function reasonAgainst({ blocked, nearest, nearestName }: Open, k: number): string {
  if (blocked !== undefined) return blocked;
  if (nearest >= REPEATS) return `repeats "${nearestName}" (${nearest.toFixed(2)})`;
  return `fits less, or adds less, than the ${String(k)} chosen`;
}
