import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/adapters/writing/applyEdits.ts';
import { neverCancelled } from '../../../server/src/core/cancellation.ts';
import type { JsonObject } from '../../../shared/src/json.ts';
import type { RecordEdits } from '../../../shared/src/protocol/writing.ts';
import { uuidAt } from '../../core/support/uuids.ts';
import { startEngine } from '../support/engine.ts';

test('a run specification is created without version and status, which it does not have', async () => {
  const fixture = await startEngine({ 'a.example.yaml': '' }, { keywordOnly: true });
  try {
    const given = {
      ...{ template: uuidAt(2), dataset: uuidAt(3) },
      ...{ optimizer: { name: 'GEPA' }, metric: { name: 'exact' } },
    };
    const create = (value: JsonObject): Promise<RecordEdits> =>
      fixture.engine.call('records/create', { kind: 'run', value }, neverCancelled);
    const plan = await create({ name: 'Try GEPA', ...given });
    applyEdits(plan.files);
    expect(readFileSync(fileURLToPath(fixture.uri('records/try-gepa.run.yaml')), 'utf8')).toMatch(
      /^spec_id: [0-9a-f-]{36}\nname: Try GEPA\ntemplate: .*\ndataset: .*\noptimizer:\n {2}name: GEPA\nmetric:\n {2}name: exact\ncreated_at: .*\n$/,
    );
    const refused = await create({ ...given, optimizer: { name: 'Magic' } });
    expect([refused.files, refused.refused.length]).toEqual([[], 1]);
  } finally {
    await fixture.close();
  }
});
