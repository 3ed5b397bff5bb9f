import { LEAST_GOODNESS } from '../../../server/src/core/search/fusion.ts';
import { goodnessOf, prepareQuality, type PreparedSet } from './quality.ts';
import { auroc, mean } from './qualityMetrics.ts';

/** How well "no good match" tells the set's own queries from those that nothing in it answers. */
export interface Separation {
  set: string;
  /** What the unanswerable queries are about. */
  asked: string;
  own: number;
  foreign: number;
  /** Probability that an own query scores better than a foreign one. */
  auroc: number;
  /** Share of own queries that are told to have no good match. */
  falseAlarms: number;
  /** Share of foreign queries that are not told so. */
  misses: number;
}

/** The scores of a set's own queries and of those that nothing in it answers, by what these are about. */
export interface Scores {
  set: string;
  subject: string;
  own: number[];
  foreign: { asked: string; scores: number[] }[];
}

/** What the unanswerable queries of the set's own subject are called in the tables. */
export const SAME_SUBJECT = 'own subject, answers taken out';
/** All queries of other subjects together. */
const ALL = 'all';
/** The labels of a set are taken out in so many parts. */
const FOLDS = 5;

/**
 * Every set asked its own queries, those of each other subject (every third of them), all of these, and its own queries
 * after their answers were taken out.
 */
export function scoresOf(prepared: readonly PreparedSet[]): Scores[] {
  return prepared.map((made) => {
    const { set } = made;
    const others = prepared.filter((other) => other.set.subject !== set.subject);
    const bySubject = Map.groupBy(others, (other) => other.set.subject);
    const foreign = [...bySubject].map(([asked, sets]) => ({
      asked,
      scores: sets.flatMap((other) =>
        goodnessOf(
          made,
          askedOf(other).filter((_, position) => position % 3 === 0),
        ),
      ),
    }));
    const all = { asked: ALL, scores: foreign.flatMap(({ scores }) => scores) };
    const same = { asked: SAME_SUBJECT, scores: withoutAnswers(made) };
    return {
      set: set.name,
      subject: set.subject,
      own: goodnessOf(made, askedOf(made)),
      foreign: [...foreign, all, same],
    };
  });
}

/** How well they are told apart at the product's operating point. */
export function separations(scores: readonly Scores[]): Separation[] {
  return scores.flatMap(({ set, own, foreign }) =>
    foreign.map(({ asked, scores: bad }) => ({
      set,
      asked,
      own: own.length,
      foreign: bad.length,
      auroc: auroc(own, bad),
      ...errorsAt(LEAST_GOODNESS, own, bad),
    })),
  );
}

/** What an operating point reaches where it was not chosen. */
export interface HeldOutPoint {
  set: string;
  /** Chosen on every other query of all sets. */
  otherQueries: Errors;
  /** Chosen on the sets of the other subjects. */
  otherSubjects: Errors;
}

type Errors = Pick<Separation, 'falseAlarms' | 'misses'>;

/** Share of answerable queries of a set that may be told to have no good match. */
const MOST_FALSE_ALARMS = 0.1;
const POINTS = Array.from({ length: 33 }, (_, step) => 1 - step / 8);

/**
 * Chooses the operating point on a part of the queries, as the highest at which no set has more false alarms than 10 %,
 * and measures it on the rest.
 */
export function heldOutPoints(scores: readonly Scores[]): HeldOutPoint[] {
  const half = (own: readonly number[], parity: number): number[] =>
    own.filter((_, position) => position % 2 === parity);
  const byHalf = [0, 1].map((parity) => choosePoint(scores.map(({ own }) => half(own, 1 - parity))));
  return scores.map(({ set, subject, own, foreign }) => {
    const bad = foreign.find(({ asked }) => asked === ALL)?.scores ?? [];
    const halves = byHalf.map((point, parity) => errorsAt(point, half(own, parity), half(bad, parity)));
    const others = scores.filter((other) => other.subject !== subject);
    return {
      set,
      otherQueries: {
        falseAlarms: mean(halves.map(({ falseAlarms }) => falseAlarms)),
        misses: mean(halves.map(({ misses }) => misses)),
      },
      otherSubjects: errorsAt(choosePoint(others.map((other) => other.own)), own, bad),
    };
  });
}

function choosePoint(owns: readonly (readonly number[])[]): number {
  const isQuiet = (point: number): boolean =>
    owns.every((own) => errorsAt(point, own, []).falseAlarms <= MOST_FALSE_ALARMS);
  return POINTS.find(isQuiet) ?? -Infinity;
}

function errorsAt(point: number, own: readonly number[], bad: readonly number[]): Errors {
  return {
    falseAlarms: own.filter((score) => score < point).length / own.length,
    misses: bad.filter((score) => score >= point).length / Math.max(1, bad.length),
  };
}

/** Scores of the set's queries, each in an index that lacks every text with its label. */
function withoutAnswers({ set, texts, queries, model }: PreparedSet): number[] {
  const labels = [...new Set(set.texts.map(({ label }) => label))];
  const folds = new Map(labels.map((label, position) => [label, position % FOLDS]));
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const kept = [...set.texts.keys()].filter((row) => folds.get(set.texts[row]?.label ?? '') !== fold);
    const part = prepareQuality(
      { ...set, texts: kept.flatMap((row) => set.texts[row] ?? []) },
      model,
      kept.map((row) => texts[row]),
      queries,
    );
    return goodnessOf(
      part,
      askedOf(part).filter((_, position) => folds.get(set.queries[position]?.label ?? '') === fold),
    );
  });
}

function askedOf({ set, queries }: PreparedSet): Parameters<typeof goodnessOf>[1] {
  return set.queries.map(({ text }, position) => ({ text, vector: queries[position] }));
}
