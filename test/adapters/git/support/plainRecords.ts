import type { JsonObject, JsonValue } from '../../../../shared/src/json.ts';

/** A record as a history of the tests has it. */
export interface PlainRecord {
  kind: string;
  id: string;
  value: JsonObject;
}

/** Each property in a line that no other record has, so that git does not take one for the other when it merges. */
export function textOf({ id, value }: PlainRecord): string {
  const lines = Object.entries(value).map(([key, one]) => `${key}: ${JSON.stringify(one)} # ${id}\n`);
  return `--- # ${id}\n${lines.join('')}`;
}

/** Reads such a text without any of the product's code; `undefined` where it is another one. */
export function readRecords(text: string): PlainRecord[] | undefined {
  const records: PlainRecord[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [written = '', id = ''] = line.split(' # ');
    if (written === '---') {
      records.push({ kind: '', id, value: {} });
      continue;
    }
    const last = records.at(-1);
    const [, key = '', json = ''] = /^([a-z_]+): (.*)$/.exec(written) ?? [];
    if (last?.id !== id || key === '' || key in last.value) return undefined;
    last.value[key] = JSON.parse(json) as JsonValue;
    if (key.endsWith('_id')) last.kind = key.slice(0, -'_id'.length);
  }
  const isWhole = records.every(({ kind, id, value }) => value[`${kind}_id`] === id && 'version' in value);
  return isWhole ? records : undefined;
}
