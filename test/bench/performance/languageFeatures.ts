import type { BenchWorkspace } from './benchWorkspace.ts';
import { requestFigures } from './languageRequests.ts';
import type { Findings } from './part.ts';
import { ServerSession } from './serverSession.ts';
import { TypedFile } from './typedFile.ts';
import { ensureWarm } from './warmCache.ts';
import { startYamlServer } from './yamlServer.ts';

const SAMPLES = 60;
/** The other server takes half a second for each. */
const OTHER_SAMPLES = 20;
/** Ten keys a second, as a fast typist has them. */
const KEYS = 30;
const KEY_INTERVAL = 100;
/** Every referenced record is the source of a hundred others, one more or less. */
const REFERRERS = 99;
/** Every function has a hundred records, of which the open file may have all. */
const SHARED = 99;

/** What an editor asks about the file that someone types in, beside an indexed workspace; then the same of another server. */
export async function languageFeatures(workspace: BenchWorkspace): Promise<Findings> {
  await ensureWarm(workspace);
  const session = await ServerSession.start(workspace);
  await session.ready();
  const file = new TypedFile(session.editor, workspace);
  await file.open('databits');
  const own = await typing(file, SAMPLES);
  const { reference } = file;
  const across = {
    'type.definition': await file.measure(SAMPLES, () => file.ask('definition', reference)),
    'type.references': await file.measure(SAMPLES, () =>
      file.ask('references', reference, { least: REFERRERS }),
    ),
    'type.form': await file.measure(SAMPLES, () => file.formKey()),
    'type.rename': await file.measure(SAMPLES, () => file.rename('route', SHARED)),
  };
  const requests = await requestFigures(file, SAMPLES);
  await session.stop();
  const other = await startYamlServer(workspace);
  const same = new TypedFile(other, workspace);
  await same.open('yaml');
  const peer = await typing(same, OTHER_SAMPLES);
  await other.stop();
  return { figures: { ...named('type', own), ...across, ...requests, ...named('peer', peer) } };
}

async function typing(file: TypedFile, samples: number): Promise<Findings['figures']> {
  const typing = true;
  return {
    diagnostics: await file.measure(samples, () => file.diagnostics()),
    completion: await file.measure(samples, () => file.ask('completion', file.statusValue, { typing })),
    hover: await file.measure(samples, () => file.ask('hover', file.statusKey, { typing })),
    steady: await file.hoversWhileTyping(KEYS, KEY_INTERVAL),
    symbols: await file.measure(samples, () => file.ask('documentSymbol', file.statusKey, { typing })),
  };
}

function named(prefix: string, figures: Findings['figures']): Findings['figures'] {
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [`${prefix}.${name}`, figure]));
}
