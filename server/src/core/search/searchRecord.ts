import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import type { TextPosition } from '../../../../shared/src/problem.ts';
import type { SearchableKind } from '../../../../shared/src/protocol/search.ts';
import { DIFFICULTY_SCORE } from '../records/difficulty.ts';
import type { FilterValues } from './columns.ts';

/** A record as search keeps it. */
export interface SearchRecord {
  kind: SearchableKind;
  /** Lower-cased; empty where the record has none. */
  id: string;
  name: string;
  uri: string;
  position: TextPosition;
  value: JsonObject;
  /** True where the text is an unsaved buffer's. */
  unsaved: boolean;
}

/** Texts shown with a result are cut at so many characters. */
const LONGEST_SHOWN = 600;

/** What of a record can be filtered. Values of the wrong type count as absent: such records are found all the same. */
export function filterValuesOf(kind: SearchableKind, value: JsonObject): FilterValues {
  return {
    kind,
    ...text('functionName', value['function_name']),
    ...text('domain', value['domain']),
    ...text('source', value['source']),
    ...text('status', value['status']),
    tags: texts(value[kind === 'example' ? 'capability_tags' : 'modality']),
    ...meanQuality(value['quality_scores']),
  };
}

/** The input (or content) as people read it. */
export function inputTextOf({ kind, value }: Pick<SearchRecord, 'kind' | 'value'>): string {
  return shownText(value[kind === 'example' ? 'input' : 'content']);
}

/** The expected output as people read it; empty for DataBits. */
export function outputTextOf({ kind, value }: Pick<SearchRecord, 'kind' | 'value'>): string {
  return kind === 'example' ? shownText(value['expected_output']) : '';
}

/** A single leaf as it is; several as `name: leaf` lines. */
export function shownText(value: JsonValue | undefined): string {
  const lines: { name: string; leaf: string }[] = [];
  let length = 0;
  const stack: { name: string; value: JsonValue | undefined }[] = [{ name: '', value }];
  for (let next = stack.pop(); next !== undefined && length <= LONGEST_SHOWN; next = stack.pop()) {
    const { name, value: here } = next;
    if (Array.isArray(here)) stack.push(...here.map((item) => ({ name, value: item })).reverse());
    else if (isJsonObject(here)) {
      stack.push(
        ...Object.entries(here)
          .map(([key, item]) => ({ name: key, value: item }))
          .reverse(),
      );
    } else if (here !== undefined && here !== null && here !== '') {
      const leaf = String(here);
      lines.push({ name, leaf });
      length += leaf.length;
    }
  }
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) return cut(only.leaf);
  return cut(lines.map(({ name, leaf }) => (name === '' ? leaf : `${name}: ${leaf}`)).join('\n'));
}

function cut(whole: string): string {
  if (whole.length <= LONGEST_SHOWN) return whole;
  // A character outside the basic plane is two code units: do not keep half of it.
  const end = /[\ud800-\udbff]/.test(whole.charAt(LONGEST_SHOWN - 2)) ? LONGEST_SHOWN - 2 : LONGEST_SHOWN - 1;
  return `${whole.slice(0, end)}…`;
}

function text<K extends string>(name: K, value: JsonValue | undefined): Partial<Record<K, string>> {
  return typeof value === 'string' && value !== '' ? ({ [name]: value } as Record<K, string>) : {};
}

function texts(value: JsonValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function meanQuality(value: JsonValue | undefined): { quality?: number } {
  if (!isJsonObject(value)) return {};
  // A hard example is no better than an easy one.
  const entries = Object.entries(value).filter(([name]) => name !== DIFFICULTY_SCORE);
  const scores = entries.map(([, score]) => score).filter((score) => typeof score === 'number');
  if (scores.length === 0) return {};
  return { quality: scores.reduce((sum, score) => sum + score, 0) / scores.length };
}
