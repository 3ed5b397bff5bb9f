/** What a question of several ended with. */
export type StepEnd = 'next' | 'back' | 'cancelled';

/** Where a question stands among all. */
export interface StepPlace {
  /** From 1. */
  step: number;
  of: number;
}

/** A question; it keeps its answer itself, so that going back shows it again. */
export type Step = (place: StepPlace) => Promise<StepEnd>;

/**
 * Asks one question after the other, back and forth. True when all are answered, false when the user gave up. `steps`
 * is asked anew each time: earlier answers may decide about later questions.
 */
export async function walkSteps(steps: () => readonly Step[]): Promise<boolean> {
  let at = 0;
  for (;;) {
    const all = steps();
    const ask = all[at];
    if (ask === undefined) return true;
    const end = await ask({ step: at + 1, of: all.length });
    if (end === 'cancelled') return false;
    at = end === 'next' ? at + 1 : Math.max(0, at - 1);
  }
}
