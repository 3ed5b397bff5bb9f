import type { JsonObject } from '../../../shared/src/json.ts';
import { uuidAt } from './uuids.ts';

/** The records of `RUN_RECORDS`. */
export const RUN_IDS = { specification: uuidAt(1), template: uuidAt(2), dataset: uuidAt(3) } as const;

/** A specification with a template, a dataset and four pinned examples, as `readFiles` takes them. */
export const RUN_RECORDS = `#- runs/colours.run.yaml
spec_id: ${uuidAt(1)}
name: Better colours
template: ${uuidAt(2)}
dataset: ${uuidAt(3)}
optimizer: { name: LabeledFewShot, parameters: { k: 1 } }
metric: { name: exact }
seed: 1
budget: { max_calls: 100 }
#- t.template.yaml
template_id: ${uuidAt(2)}
version: 1
name: Colours
instructions: Name the colour of the thing.
inputs: [{ name: thing }]
outputs: [{ name: colour }]
model: { name: openai/test }
#- d.dataset.yaml
dataset_id: ${uuidAt(3)}
version: 1
name: Things
members: { field: kind, eq: example }
splits:
  seed: 1
  weights: { train: 1, val: 1, test: 1 }
  assign: { ${uuidAt(11)}: train, ${uuidAt(12)}: val, ${uuidAt(13)}: val, ${uuidAt(14)}: test }
#- a.example.yaml
${[11, 12, 13, 14].map((at) => exampleText(at)).join('---\n')}`;

/** An example of `RUN_RECORDS`. */
export function exampleText(at: number, colour = 'red'): string {
  return `example_id: ${uuidAt(at)}\nversion: 1\nname: Thing ${String(at)}\ninput: { thing: thing ${String(at)} }\nexpected_output: { colour: ${colour} }\n`;
}

/** Content hashes by lower-cased id. */
export type Hashes = (id: string) => string;

/** A receipt of an execution of `RUN_RECORDS`. `more` replaces properties. */
export function receiptOf(runId: string, hashOf: Hashes, more: JsonObject = {}): JsonObject {
  const used = (at: number): JsonObject => ({ id: uuidAt(at), version: 1, content_hash: hashOf(uuidAt(at)) });
  return {
    receipt_version: 1,
    run_id: runId,
    spec_id: uuidAt(1),
    specification_hash: hashOf(uuidAt(1)),
    outcome: 'succeeded',
    started_at: '2026-01-01T10:00:00Z',
    finished_at: '2026-01-01T10:05:00Z',
    template: { id: uuidAt(2), version: 1, content_hash: hashOf(uuidAt(2)) },
    dataset: { id: uuidAt(3), content_hash: hashOf(uuidAt(3)) },
    members: { train: [used(11)], val: [used(12), used(13)], test: [used(14)] },
    optimizer: 'LabeledFewShot',
    parameters: { k: 1 },
    metric: 'exact',
    model: { name: 'openai/test' },
    seed: 1,
    versions: { dspy: '3.0.0' },
    scores: {
      baseline_val: { score: 0.5, low: 0.1, high: 0.9, evaluated: 2, errors: 0 },
      best_val: { score: 1, low: 0.3, high: 1, evaluated: 2, errors: 0 },
      gain_val: { difference: 0.5, low: -0.2, high: 1, rows: 2 },
    },
    usage: { calls: 20, input_tokens: 2000, output_tokens: 200, cost: 0.02 },
    trials: [
      trial(0, 'baseline', 'aaaa', 0.5, { [uuidAt(12)]: 1, [uuidAt(13)]: 0 }),
      trial(1, 'optimizing', 'bbbb', 1, { [uuidAt(12)]: 1, [uuidAt(13)]: 1 }),
    ],
    ...more,
  };
}

function trial(at: number, phase: string, program: string, score: number, scores: JsonObject): JsonObject {
  return {
    ...{ trial: at, phase, split: 'val', kind: 'full', program, score, scores },
    instructions: { self: `Instructions ${String(at)}` },
    started_at: '2026-01-01T10:00:00Z',
    finished_at: '2026-01-01T10:01:00Z',
  };
}

/** Lines of events: `seconds type {…}` for each. */
export function eventLines(...events: readonly string[]): string {
  return events
    .map((event, seq) => {
      const [ts = '', type = '', ...rest] = event.split(' ');
      const values = rest.length === 0 ? {} : (JSON.parse(rest.join(' ')) as JsonObject);
      return `${JSON.stringify({ seq, ts: Number(ts), type, ...values })}\n`;
    })
    .join('');
}
