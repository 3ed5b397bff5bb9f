import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../../shared/src/json.ts';
import { applyMap, type RowContext } from '../../../server/src/core/importing/applyMap.ts';
import { mapConflict, parseMapEntry, type MapEntry } from '../../../server/src/core/importing/mapping.ts';
import { definitionOf } from '../../../server/src/core/schema/compile.ts';

function entryOf(text: string): MapEntry {
  const parsed = parseMapEntry(text);
  if ('mistake' in parsed) throw new Error(parsed.mistake);
  return parsed.entry;
}

/** What one entry of a map makes of a row: `path = value`, `nothing`, or the mistake. */
function mapped(text: string, row: JsonValue, parents: JsonValue[] = []): string {
  const context: RowContext = { row, parents };
  const result = applyMap(context, [entryOf(text)], definitionOf('example'), () => undefined);
  if (result.mistakes.length > 0) return result.mistakes.join('; ');
  const [field] = result.fields;
  return field?.value === undefined
    ? 'nothing'
    : `${field.target.join('/')} = ${JSON.stringify(field.value)}`;
}

const row: JsonValue = {
  text: 'm² and ½',
  count: 7,
  code: '10',
  none: null,
  empty: '',
  'a.b': 'dotted',
  'x:y': 'colon',
  tags: 'one; two;;',
  flag: 'Yes',
  score: ' 0.50 ',
  huge: '12345678901234567890',
  question: [[{ role: 'user', content: 'hello' }]],
  answers: [{ text: 'a', at: 1 }, { text: 'b' }, { other: 1 }],
  json: '{"a": [1, "1"]}',
};

describe('one entry', () => {
  test.each([
    ['input.text=text', 'input/text = "m² and ½"'],
    ['input.count=count', 'input/count = 7'],
    ['input.code=code', 'input/code = "10"'],
    ['input=question[0][0].content', 'input = "hello"'],
    ['input.texts=answers[].text', 'input/texts = ["a","b"]'],
    ['input.at=answers[].at', 'input/at = [1]'],
    ['input.a=a.b', 'input/a = "dotted"'],
    ['input.a="a.b"', 'input/a = "dotted"'],
    ['input.c="x:y"', 'input/c = "colon"'],
    ['labels."a.b"=text', 'labels/a.b = "m² and ½"'],
    ["domain='banking'", 'domain = "banking"'],
    ["domain=''", 'domain = ""'],
    ['capability_tags=:["x", 1]', 'capability_tags = ["x",1]'],
    ['quality_scores.s=score:number', 'quality_scores/s = 0.5'],
    ['input.c=code:number', 'input/c = 10'],
    ['input.c=code:integer', 'input/c = 10'],
    ['input.c=score:integer', 'input.c: " 0.50 " is no whole number'],
    ['input.c=count:text', 'input/c = "7"'],
    ['input.f=flag:boolean', 'input/f = true'],
    ['input.f=text:boolean', 'input.f: "m² and ½" is none of true, yes, 1, false, no, 0'],
    [
      'input.h=huge:number',
      'input.h: "12345678901234567890" is beyond what a number can hold exactly; keep it as text',
    ],
    ['input.n=text:number', 'input.n: "m² and ½" is no number'],
    ['input.j=json:json', 'input/j = {"a":[1,"1"]}'],
    ['search_keys=tags:list(;)', 'search_keys = ["one","two"]'],
    ['search_keys[]=text', 'search_keys = ["m² and ½"]'],
    ['search_keys=missing:list', 'nothing'],
    ['input.x=none', 'input/x = null'],
    ['input.x=empty', 'input/x = ""'],
    ['domain=none', 'nothing'],
    ['domain=empty', 'nothing'],
    ['input.x=empty:number', 'nothing'],
    ['domain=missing', 'nothing'],
    ['domain=text.deeper', 'nothing'],
    ['domain=toString', 'nothing'],
    ['input.c=^.context', 'input/c = "above"'],
    ['input.c=^^.context', 'input/c = "top"'],
    ['input.c=^^^.context', 'nothing'],
  ])('%s gives %s', (text, expected) => {
    expect(mapped(text, row, [{ context: 'above' }, { context: 'top' }])).toBe(expected);
  });

  test('. is the whole row', () => {
    expect(mapped('input=.', { a: [1] })).toBe('input = {"a":[1]}');
    expect(mapped('input.text=.', 'a text by itself')).toBe('input/text = "a text by itself"');
  });
});

describe('several entries', () => {
  test('add to one list', () => {
    const entries = ['search_keys[]=text', "search_keys[]='x'", 'search_keys[]=answers[].text'].map(entryOf);
    const result = applyMap({ row, parents: [] }, entries, definitionOf('example'), () => undefined);
    expect(result.fields).toEqual([{ target: ['search_keys'], value: ['m² and ½', 'x', 'a', 'b'] }]);
  });

  test.each([
    ['input=a', 'input.text=b', 'The map writes `input.text` twice, once as part of `input`.'],
    ['input.text=a', 'input.text=b', 'The map writes `input.text` twice.'],
    ['search_keys[]=a', 'search_keys=b', 'The map writes `search_keys` twice.'],
    ['input.a=a', 'input.b=b', undefined],
    ['search_keys[]=a', 'search_keys[]=b', undefined],
  ])('%s beside %s', (one, other, expected) => {
    expect(mapConflict([entryOf(one), entryOf(other)])).toBe(expected);
  });
});

test.each([
  ['input', '`input` does not have the form FIELD=SOURCE.'],
  ['=x', '`=x` does not have the form FIELD=SOURCE.'],
  ['input[0]=x', '`input[0]` cannot be written to: only `[]` at the end may follow names.'],
  ['metadata.import.x=y', '`metadata.import` belongs to the import itself; choose another field.'],
  ['a=b:date', '`date` is no type; there are text, number, integer, boolean, json, list.'],
  ['a..b=c', '`a..b` is no field path at character 2.'],
  ['a=b[x]', '`b[x]` is no field path at character 2.'],
  ['a=', 'A field path is empty.'],
])('%s is no entry', (text, mistake) => {
  expect(parseMapEntry(text)).toEqual({ mistake });
});
