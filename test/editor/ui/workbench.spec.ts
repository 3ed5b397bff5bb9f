import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenarioNamed } from '../../../scripts/editor/scenarios.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

let folder = '';
let workbench: Workbench;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'databits-ui-'));
  workbench = await openWorkbench(await scenarioNamed('workspace').prepare(folder));
});

afterAll(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

test('a record file opens in the language DataBits', async () => {
  await workbench.openFile('greeting.example.yaml');
  await workbench.statusBarItem('DataBits').first().waitFor();
  await workbench.screenshot('record-file');
  expect(await workbench.tab('greeting.example.yaml').count()).toBe(1);
});
