import { describe, expect, test } from 'vitest';
import { askLineage, checkLineage, lineageOf } from '../support/lineageFixture.ts';

describe('broken lineages', () => {
  test('cycles and self references are marked, and end', async () => {
    await checkLineage(
      `
      #- a.databit.yaml
      databit_id: one
      version: 1
      content: x
      attribution: { derived_from: [{ databit_id: two }, { databit_id: one }, { databit_id: out }] }
      ---
      databit_id: two
      version: 1
      content: y
      attribution: { derived_from: [{ databit_id: one }] }
      ---
      databit_id: out
      version: 1
      content: z
      `,
      { id: 'one' },
      `
      databit v1 "x" one
      1 DataBit depends on this.

      Comes from
      ├─ derived_from (cycle): databit v1 "y" two
      │  └─ derived_from (cycle): databit v1 "x" one (elsewhere)
      ├─ derived_from (cycle): databit v1 "x" one (elsewhere)
      └─ derived_from: databit v1 "z" out

      Leads to
      ├─ derived_from (cycle): databit v1 "x" one (elsewhere)
      └─ derived_from (cycle): databit v1 "y" two
         └─ derived_from (cycle): databit v1 "x" one (elsewhere)
      `,
    );
  });

  test('of two records with one id the references of both count', async () => {
    const twice = ['left', 'right'].map(
      (source) =>
        `databit_id: twin\nversion: 1\ncontent: x\nattribution: { derived_from: [{ databit_id: ${source} }] }\n`,
    );
    const sources = lineageOf(`#- a.databit.yaml\n${twice.join('---\n')}`);
    const { nodes } = await askLineage(sources, { id: 'twin' });
    expect(nodes.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'twin present',
      'left missing',
      'right missing',
    ]);
    expect((await askLineage(sources, { id: 'right' })).impact).toEqual({ databit: 1 });
  });

  test('names cannot write over a terminal', async () => {
    await checkLineage(
      `
      #- a.databit.yaml
      databit_id: one
      version: 1
      name: "a\\e[2J\\u202Eb\\nc"
      status: "\\x07odd"
      content: x
      `,
      { id: 'one' },
      `
      databit v1 "a [2J b c" one [odd]
      Nothing depends on this.
      `,
    );
  });
});
