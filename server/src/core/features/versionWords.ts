import { counted } from '../../../../shared/src/counted.ts';
import type { RecordFacts } from '../document/analysis.ts';
import type { RecordHistory } from '../history/recordHistory.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { escapeMarkdown, excerpt } from './markdown.ts';

/** Characters of names and messages of commits that are shown. */
const LONGEST_AUTHOR = 40;
const LONGEST_SUMMARY = 120;

/**
 * The version that a record has now, how old it is and who made it: "v3 · 2 days ago · Ann". From what is known of the history;
 * `undefined` for a record that never had another content.
 */
export function versionLabel(
  uri: string,
  facts: RecordFacts,
  history: RecordHistory | undefined,
  context: FeatureContext,
): string | undefined {
  const origin = facts.id === undefined ? undefined : history?.originOf(facts.id, facts.contentHash);
  if (origin === undefined) return undefined;
  const { versions, broughtBy } = origin;
  if (broughtBy !== undefined && versions === 1) return undefined;
  const label = facts.version === undefined ? 'no version' : `v${String(facts.version)}`;
  if (broughtBy === undefined) return `${label} · not committed`;
  const { age, author } = context.tellCommit(uri, broughtBy);
  return [label, age, ...(author === undefined ? [] : [excerpt(author, LONGEST_AUTHOR)])].join(' · ');
}

/** The same as Markdown for a hover, with the message of the commit and the number of versions. */
export async function versionMarkup(
  uri: string,
  facts: RecordFacts,
  context: FeatureContext,
): Promise<string | undefined> {
  const origin =
    facts.id === undefined ? undefined : context.historyOf(uri)?.originOf(facts.id, facts.contentHash);
  if (origin === undefined) return undefined;
  const count = counted(origin.versions, 'version');
  if (origin.broughtBy === undefined) return `This content is not committed. Git has ${count} of the record.`;
  await context.learnCommit(uri, origin.broughtBy);
  const { age, author, summary } = context.tellCommit(uri, origin.broughtBy);
  const label = facts.version === undefined ? 'No version' : `v${String(facts.version)}`;
  const by = author === undefined ? '' : ` by ${escapeMarkdown(excerpt(author, LONGEST_AUTHOR))}`;
  const why = summary === undefined ? '' : `: ${escapeMarkdown(excerpt(summary, LONGEST_SUMMARY))}`;
  return `**${label}** · ${age}${by}${why}\n\nGit has ${count} of the record.`;
}
