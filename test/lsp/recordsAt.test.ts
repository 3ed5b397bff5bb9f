import { expect, test } from 'vitest';
import { databit, idOf } from './support/records.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

test('the records on some lines are those of the buffer, on the disk or not yet', async () => {
  const workspace = bench.workspace(`#- bits.databit.yaml\n${databit(1)}---\n${databit(2)}`);
  const editor = await bench.edit(workspace);
  await editor.untilScanned();
  const uri = workspace.uriOf('bits.databit.yaml');
  const idsAt = async (...lines: [number, number][]): Promise<string[]> =>
    (await editor.api('records/at', { uri, lines })).records.map(({ id }) => id);
  const length = databit(1).split('\n').length - 1;
  expect(await idsAt([0, 0])).toEqual([idOf(1)]);
  expect(await idsAt([length, length])).toEqual([idOf(2)]);
  expect(await idsAt([0, 0], [length - 1, length])).toEqual([idOf(1), idOf(2)]);
  await editor.open(uri, `${databit(3)}---\nname: no id\n---\n${databit(4)}`);
  expect(await idsAt([1, 99])).toEqual([idOf(3), '', idOf(4)]);
  const elsewhere = { uri: workspace.uriOf('none.databit.yaml'), lines: [[0, 9] as [number, number]] };
  expect((await editor.api('records/at', elsewhere)).records).toEqual([]);
});
