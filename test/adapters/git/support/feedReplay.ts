import { canonicalText } from '../../../../server/src/core/records/contentHash.ts';
import type { FeedLine, FeedRecord } from '../../../../shared/src/protocol/changes.ts';
import type { JsonValue } from '../../../../shared/src/json.ts';
import type { GeneratedTree } from './generatedHistory.ts';

/** The records of a tree by id, as a follower of the feed has them: place and value, of several with one id the first by path. */
export function stateOf(tree: GeneratedTree): Map<string, string> {
  const state = new Map<string, string>();
  for (const name of [...tree.keys()].sort()) {
    for (const { id, version, input, note } of tree.get(name) ?? []) {
      const content: JsonValue = input.startsWith('{') ? (JSON.parse(input) as JsonValue) : input;
      const value = {
        ...{ example_id: id, version, input: content, expected_output: 'y' },
        ...(note !== undefined && { status: note }),
      };
      if (!state.has(id)) state.set(id, described({ kind: 'example', path: name, value }));
    }
  }
  return state;
}

/** A record's kind, place and value as text. */
export function described({ kind, path, value }: FeedRecord): string {
  return canonicalText([kind, path, value]);
}

/** Applies a feed to a state, transaction by transaction. Throws where a line does not fit the state. */
export async function followFeed(
  state: Map<string, string>,
  lines: AsyncIterable<FeedLine>,
  onCommit: (cursor: string, net: boolean) => void = () => undefined,
): Promise<Map<string, string>> {
  let waiting: Exclude<FeedLine, { op: 'commit' }>[] = [];
  for await (const line of lines) {
    if (line.op !== 'commit') {
      waiting.push(line);
      continue;
    }
    if (line.changes !== waiting.length)
      throw new Error('A transaction has another number of lines than it says.');
    for (const { op, id, before, after } of waiting) {
      const fits = op === (before === undefined ? 'insert' : after === undefined ? 'delete' : 'update');
      if (!fits || state.get(id) !== (before && described(before)))
        throw new Error(`A line about ${id} does not fit the state.`);
      if (after === undefined) state.delete(id);
      else state.set(id, described(after));
    }
    waiting = [];
    onCommit(line.cursor, line.net);
  }
  if (waiting.length > 0) throw new Error('The last transaction is not closed.');
  return state;
}
