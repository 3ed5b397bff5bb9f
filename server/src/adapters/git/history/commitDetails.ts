import { startGit } from '../run.ts';

/** Who made a commit, when and why. */
export interface CommitDetails {
  author: string;
  /** The author's date, RFC 3339 with the author's offset. */
  date: string;
  /** First line of the message. */
  summary: string;
}

/** Parts of a commit's line; the name comes first and the summary last, which may hold anything. */
const FORMAT = '%H%x01%aI%x01%an%x01%s';

/** What git says of commits, by their full names; without those that it does not have. Only in a trusted workspace. */
export async function commitDetails(
  root: string,
  commits: readonly string[],
): Promise<ReadonlyMap<string, CommitDetails>> {
  const details = new Map<string, CommitDetails>();
  const command = [
    'log',
    '--no-walk=unsorted',
    '-z',
    '--no-patch',
    '--no-color',
    '--encoding=UTF-8',
    `--format=${FORMAT}`,
    // One that is not there must not hide the others.
    '--ignore-missing',
    '--stdin',
  ];
  const output = await startGit(root, command, [...new Set(commits)].map((name) => `${name}\n`).join(''));
  for (const line of output?.toString('utf8').split('\0') ?? []) {
    const [name, date, author, ...summary] = line.split('\u0001');
    if (name === undefined || date === undefined || author === undefined) continue;
    details.set(name, { author, date, summary: summary.join(' ') });
  }
  return details;
}
