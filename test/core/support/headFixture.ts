import { analyseFile } from '../../../server/src/core/document/analyseFile.ts';
import type { MemberRecord } from '../../../server/src/core/datasets/field.ts';
import type { DatasetRecord } from '../../../server/src/core/datasets/resolve.ts';
import type { HeadRecords } from '../../../server/src/core/examination/movedMembers.ts';
import { isSearchableKind } from '../../../server/src/core/records/searchText.ts';
import { FIXTURE_ROOT, type FixtureFile } from './markers.ts';

const HEAD = 'head/';

/** A fixture's files of the work tree, and what `head/…` says of HEAD where one of them differs; no HEAD without such files. */
export function splitHead(all: readonly FixtureFile[]): {
  files: FixtureFile[];
  head: HeadRecords | undefined;
} {
  const files = all.filter(({ path }) => !path.startsWith(HEAD));
  const before = all
    .filter(({ path }) => path.startsWith(HEAD))
    .map(({ path, text }) => ({ uri: FIXTURE_ROOT + path.slice(HEAD.length), text }));
  if (before.length === 0) return { files, head: undefined };
  const isSame = ({ uri, text }: { uri: string; text: string }, others: typeof before): boolean =>
    others.some((other) => other.uri === uri && other.text === text);
  const changed = new Set(files.filter((file) => !isSame(file, before)).map(({ uri }) => uri));
  const records: MemberRecord[] = [];
  const datasets: DatasetRecord[] = [];
  for (const { uri, text } of before.filter((file) => !isSame(file, files))) {
    const { file, values } = analyseFile(uri, text);
    for (const [at, { facts }] of file.documents.entries()) {
      const value = values[at];
      if (facts?.id === undefined || value === undefined) continue;
      if (file.kind === 'dataset') datasets.push({ id: facts.id, value });
      else if (isSearchableKind(file.kind)) records.push({ kind: file.kind, id: facts.id, value });
    }
  }
  return { files, head: { changed, records, datasets } };
}
