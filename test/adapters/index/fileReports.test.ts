import { expect, test } from 'vitest';
import { FileReports } from '../../../server/src/adapters/index/fileReports.ts';
import { StoredFile } from '../../../server/src/adapters/index/storedFile.ts';
import type { FromIndexWorker } from '../../../server/src/adapters/index/workerMessages.ts';

/** Files of the last session, each too large to be told together with another. */
function restoredFiles(count: number): StoredFile[] {
  return Array.from({ length: count }, (_, number) => {
    const file = new StoredFile(
      { uri: `file:///${String(number)}.example.yaml`, kind: 'example', problems: [] },
      false,
    );
    file.isUnreported = true;
    return file;
  });
}

async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('the host hears of the next files of the last session only when it has taken those before', async () => {
  const told: FromIndexWorker[] = [];
  const files = restoredFiles(3);
  const reports = new FileReports({
    store: { files: () => files.values() },
    emit: (message) => told.push(message),
    onChanged: () => undefined,
    documentsAtOnce: 0,
  });
  const done = reports.tellRestored();
  for (let number = 1; number <= files.length; number += 1) {
    await someTurns();
    expect(told).toHaveLength(number);
    reports.taken();
  }
  await done;
  expect(told.map((message) => message.type === 'files' && message.files.map(({ uri }) => uri))).toEqual(
    files.map(({ uri }) => [uri]),
  );
});

test('an index that is shut down meanwhile waits for no host', async () => {
  const told: FromIndexWorker[] = [];
  const files = restoredFiles(2);
  const reports = new FileReports({
    store: { files: () => files.values() },
    emit: (message) => told.push(message),
    onChanged: () => undefined,
    documentsAtOnce: 0,
  });
  const done = reports.tellRestored();
  await someTurns();
  reports.dispose();
  await done;
  expect(told).toHaveLength(1);
});
