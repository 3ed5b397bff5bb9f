/** The score that says how hard an example is, which runs measure: the only one of which more is not better. */
export const DIFFICULTY_SCORE = 'difficulty';

/** Where the run of that score is named, since scores are plain numbers. */
export const DIFFICULTY_EVIDENCE = ['metadata', 'difficulty_evidence'] as const;
