import type { IndexStatus } from '../../../shared/src/protocol/status.ts';

/** What a notification shows next: a message, and by how many percent its bar grows. */
export interface PlanStep {
  message: string;
  increment: number;
}

/** Turns what the index says of a plan into steps of a bar, which only grows. */
export class PlanSteps {
  #percent = 0;

  /** `undefined` where the status says nothing of a plan. */
  next({ plan }: Pick<IndexStatus, 'plan'>): PlanStep | undefined {
    if (plan === undefined || plan.total === 0) return undefined;
    const percent = Math.floor((100 * plan.done) / plan.total);
    const increment = Math.max(0, percent - this.#percent);
    this.#percent += increment;
    return { message: `${String(this.#percent)} %`, increment };
  }
}
