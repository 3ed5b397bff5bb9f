import { expect, test } from 'vitest';
import { readEmbeddingChoice } from '../../server/src/hosts/lsp/options.ts';
import { STATIC_MODEL_ID } from '../../server/src/adapters/embedding/staticModel.ts';
import { databit } from './support/records.ts';
import { createTestBench } from './support/withEditor.ts';

const bench = createTestBench();

test('the settings choose the model, pause and resume are served, and downloads need trust', async () => {
  const workspace = bench.workspace();
  workspace.write('a.databit.yaml', databit(7));
  const editor = await bench.edit(workspace, {
    trusted: false,
    settings: { embeddingEnabled: true, embeddingModel: { source: 'quick' } },
  });
  await editor.untilScanned();
  await editor.api('index/build', {});
  expect((await editor.api('search/run', { text: 'Content 7' })).model).toBe(STATIC_MODEL_ID);
  expect((await editor.api('index/pause', {})).phase).toBe('paused');
  expect((await editor.api('index/resume', {})).phase).not.toBe('paused');
  const { models } = await editor.api('models/list', {});
  expect(models.map(({ name }) => name)).toContain('multilingual-e5-small');
  await expect(editor.api('models/download', { name: 'bge-small-en-v1.5', agreed: true })).rejects.toThrow(
    /trusted workspace/,
  );
});

test('a choice of any client is read with care', () => {
  expect(readEmbeddingChoice(undefined)).toEqual({ source: 'shipped' });
  expect(readEmbeddingChoice({ source: 'nonsense', folder: 7, pooling: 'sum', maximumTokens: -1 })).toEqual({
    source: 'shipped',
  });
  expect(
    readEmbeddingChoice({
      ...{ source: 'folder', folder: '/models/e5', name: '', queryPrefix: '', pooling: 'cls' },
      maximumTokens: 1e9,
    }),
  ).toEqual({ source: 'folder', folder: '/models/e5', queryPrefix: '', pooling: 'cls', maximumTokens: 8192 });
});
