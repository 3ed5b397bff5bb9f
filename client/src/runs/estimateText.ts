import { counted, numeral } from '../../../shared/src/counted.ts';
import type { RunPlanAnswer } from '../../../shared/src/protocol/runs.ts';

/** What a run would ask, in lines for people. What is not known is said to be so. */
export function estimateText(plan: RunPlanAnswer): string[] {
  if (plan.problems.length > 0) return ['It cannot be started yet:', ...plan.problems];
  const { measuring, optimizing, proposing, attributing, judging = 0, isRough } = plan.calls;
  const parts = [
    [measuring, 'to measure'],
    [optimizing, 'to optimize'],
    [proposing, 'to write instructions'],
    [attributing, 'to measure single examples'],
    [judging, 'to judge'],
  ] as const;
  const total = parts.reduce((sum, [count]) => sum + count, 0);
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${numeral(count)} ${what}`);
  const { tokens, cost, notes, code } = plan;
  return [
    ...notes,
    `At the most ${isRough ? 'about ' : ''}${counted(total, 'call')}: ${told.join(', ')}.`,
    tokens === undefined
      ? 'Tokens: not known before a run like it was carried out.'
      : `Tokens at the most: ${numeral(tokens.input)} sent, ${numeral(tokens.output)} received.`,
    cost === undefined
      ? 'Cost: not known.'
      : `Cost at the most: ${cost.most.toFixed(cost.most < 1 ? 4 : 2)} US dollars, ${cost.source}.`,
    ...code.map((name) => `Python of the workspace that would run: ${name}.`),
  ];
}
