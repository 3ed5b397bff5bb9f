import { afterEach, expect, test } from 'vitest';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import { startEngine, type EngineFixture } from '../support/engine.ts';

let fixture: EngineFixture;
afterEach(async () => {
  await fixture.close();
});

const ID = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e41';
const SET = '01930d2e-7b5a-7c31-9a44-0f6b8c1d2e42';

const example = (name: string): string =>
  `example_id: ${ID}\nversion: 1\nname: ${name}\ninput: { text: ${name} }\nexpected_output: 1\n`;
const dataset = (split: string): string =>
  `dataset_id: ${SET}\nversion: 1\nmembers: { field: kind, eq: example }\nsplits: { weights: { ${split}: 1 } }\n`;

test('of records with one id the first by name of its file counts, whichever file came last', async () => {
  fixture = await startEngine(
    {
      'a.example.yaml': example('first'),
      'b.example.yaml': example('second'),
      'a.dataset.yaml': dataset('train'),
      'b.dataset.yaml': dataset('test'),
    },
    { keywordOnly: true },
  );
  const { engine, folder, until, files, uri } = fixture;
  const said = async (): Promise<unknown> => {
    const record = await engine.call('records/get', { id: ID }, neverCancelled);
    const splits = await engine.call('datasets/splits', { id: SET }, neverCancelled);
    return [record?.name, splits?.splits];
  };
  const expected = ['first', { train: 2, val: 0, test: 0 }];
  expect(await said()).toEqual(expected);
  folder.write('workspace/a.example.yaml', `# a comment\n${example('first')}`);
  folder.write('workspace/a.dataset.yaml', `# a comment\n${dataset('train')}`);
  engine.pathsChanged([uri('a.example.yaml'), uri('a.dataset.yaml')]);
  await until(() => files.get(uri('a.dataset.yaml'))?.documents[0]?.facts?.range.start.line === 1);
  expect(await said()).toEqual(expected);
});
