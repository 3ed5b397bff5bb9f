import { goodnessOf, type PreparedSet } from './quality.ts';
import { auroc } from './qualityMetrics.ts';

/** How well "no good match" tells the set's own queries from those of another subject, which nothing in it answers. */
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

/** Every set against the queries of each other subject (every third of them), and against all of them. */
export function separations(prepared: readonly PreparedSet[]): Separation[] {
  return prepared.flatMap((made) => {
    const { set, queries } = made;
    const good = goodnessOf(
      made,
      set.queries.map(({ text }, position) => ({ text, vector: queries[position] })),
    );
    const others = prepared.filter((other) => other.set.subject !== set.subject);
    const bySubject = Map.groupBy(others, (other) => other.set.subject);
    const scored = [...bySubject].map(([subject, sets]): { subject: string; bad: number[] } => ({
      subject,
      bad: sets.flatMap((other) => goodnessOf(made, foreignQueries(other))),
    }));
    const all = { subject: 'all', bad: scored.flatMap(({ bad }) => bad) };
    return [...scored, all].map(({ subject, bad }) => ({
      set: set.name,
      asked: subject,
      own: good.length,
      foreign: bad.length,
      auroc: auroc(good, bad),
      falseAlarms: good.filter((score) => score < 0).length / good.length,
      misses: bad.filter((score) => score >= 0).length / bad.length,
    }));
  });
}

function foreignQueries({ set, queries }: PreparedSet): Parameters<typeof goodnessOf>[1] {
  return set.queries
    .map(({ text }, position) => ({ text, vector: queries[position] }))
    .filter((_, position) => position % 3 === 0);
}
