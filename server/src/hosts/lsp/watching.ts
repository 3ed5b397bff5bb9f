import {
  DidChangeWatchedFilesNotification,
  WatchKind,
  type Connection,
  type DidChangeWatchedFilesRegistrationOptions,
  type Disposable,
} from 'vscode-languageserver';
import { RECEIPT_ENDING } from '../../adapters/dspy/receipts.ts';
import { isCommentsUri, isConfigurationUri, kindOfUri, RECORD_KINDS } from '../../core/records/kinds.ts';

/** Files by whose change git tells that HEAD moved. */
const headFiles = ['HEAD', 'logs/HEAD'];
/** The file in which git keeps what is staged. */
const stagedFile = 'index';

/** Watches through the client: it knows the workspace, remote hosts and its user's excludes. */
export async function watchByClient(connection: Connection): Promise<Disposable> {
  const suffixes = RECORD_KINDS.map(({ suffix }) => suffix).join(',');
  const options: DidChangeWatchedFilesRegistrationOptions = {
    watchers: [
      { globPattern: `**/*.{${suffixes}}.{yaml,yml}` },
      { globPattern: '**/databits.{yaml,yml}' },
      { globPattern: '**/.databits/reviews/*.yaml' },
      { globPattern: '**/*.result.json' },
      { globPattern: '**/.gitignore' },
      { globPattern: `**/.git/{${[...headFiles, stagedFile].join(',')}}` },
      // A folder that is moved or deleted is told of by its own path alone; media files come and go, too.
      { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
    ],
  };
  return connection.client.register(DidChangeWatchedFilesNotification.type, options);
}

/** Changed paths by what they mean. A folder is any path without a known name: what is in it may have changed. */
export interface ChangedPaths {
  records: string[];
  /** The project configuration or ignore rules. */
  settings: string[];
  /** HEAD may have moved. */
  head: string[];
  /** What is staged may have changed. */
  staged: string[];
  /** Comments on records. */
  comments: string[];
  /** What executions of runs leave. */
  receipts: string[];
  others: string[];
}

/** Sorts changed paths by what they mean. */
export function sortPaths(uris: readonly string[]): ChangedPaths {
  const sorted: ChangedPaths = {
    ...{ records: [], settings: [], comments: [], receipts: [], others: [] },
    ...{ head: [], staged: [] },
  };
  for (const uri of uris) {
    if (kindOfUri(uri) !== undefined) sorted.records.push(uri);
    else if (isConfigurationUri(uri) || uri.endsWith('/.gitignore')) sorted.settings.push(uri);
    else if (isCommentsUri(uri) || uri.endsWith('/.databits/reviews')) sorted.comments.push(uri);
    else if (uri.endsWith(RECEIPT_ENDING)) sorted.receipts.push(uri);
    else if (headFiles.some((name) => uri.endsWith(`/.git/${name}`))) sorted.head.push(uri);
    else if (uri.endsWith(`/.git/${stagedFile}`)) sorted.staged.push(uri);
    else if (!uri.includes('/.git/')) sorted.others.push(uri);
  }
  return sorted;
}
