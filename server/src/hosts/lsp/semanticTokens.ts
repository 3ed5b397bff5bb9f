import {
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  type Connection,
  type SemanticTokens,
  type SemanticTokensDelta,
  type SemanticTokensEdit,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { semanticTokens, TOKEN_LEGEND } from '../../core/features/semanticTokens.ts';
import type { FeatureSources } from './feature.ts';
import type { Guard } from './guard.ts';

/** Most files whose last answer is kept to tell changes from it. */
const MOST_KEPT = 20;

/** What the server declares of its tokens. */
export const SEMANTIC_TOKENS_CAPABILITIES: ServerCapabilities = {
  semanticTokensProvider: { legend: TOKEN_LEGEND, full: { delta: true }, range: true },
};

/** Answers requests for tokens: of a whole file, of a part, and what changed since an answer. */
export function registerSemanticTokens(connection: Connection, sources: FeatureSources, guard: Guard): void {
  const answers = new TokenAnswers();
  connection.onRequest(SemanticTokensRequest.type, ({ textDocument: { uri } }, token) =>
    guard.request(SemanticTokensRequest.method, token, null, async () => {
      const file = sources.recordFile(uri);
      const data = file && (await semanticTokens(file, undefined, sources.contextFor(uri), token));
      return data === undefined ? null : answers.whole(uri, data);
    }),
  );
  connection.onRequest(
    SemanticTokensDeltaRequest.type,
    ({ textDocument: { uri }, previousResultId }, token) =>
      guard.request(SemanticTokensDeltaRequest.method, token, null, async () => {
        const file = sources.recordFile(uri);
        const data = file && (await semanticTokens(file, undefined, sources.contextFor(uri), token));
        return data === undefined ? null : answers.since(uri, previousResultId, data);
      }),
  );
  connection.onRequest(SemanticTokensRangeRequest.type, ({ textDocument: { uri }, range }, token) =>
    guard.request(SemanticTokensRangeRequest.method, token, null, async () => {
      const file = sources.recordFile(uri);
      const data = file && (await semanticTokens(file, range, sources.contextFor(uri), token));
      return data === undefined ? null : { data };
    }),
  );
}

/** The last answers, by file. */
class TokenAnswers {
  readonly #last = new Map<string, { id: string; data: readonly number[] }>();
  #count = 0;

  whole(uri: string, data: number[]): SemanticTokens {
    return { resultId: this.#keep(uri, data), data };
  }

  /** What changed since an answer; everything where that answer is not kept. */
  since(uri: string, id: string, data: number[]): SemanticTokens | SemanticTokensDelta {
    const before = this.#last.get(uri);
    if (before?.id !== id) return this.whole(uri, data);
    return { resultId: this.#keep(uri, data), edits: changesBetween(before.data, data) };
  }

  #keep(uri: string, data: readonly number[]): string {
    this.#count++;
    const id = String(this.#count);
    this.#last.delete(uri);
    this.#last.set(uri, { id, data });
    const [oldest] = this.#last.keys();
    if (this.#last.size > MOST_KEPT && oldest !== undefined) this.#last.delete(oldest);
    return id;
  }
}

/** One edit without what both have at their beginning and end: places are relative, so that little changes. */
function changesBetween(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const deleteCount = before.length - head - tail;
  const data = after.slice(head, after.length - tail);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start: head, deleteCount, data }];
}
