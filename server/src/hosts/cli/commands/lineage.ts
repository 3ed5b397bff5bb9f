import { Option, type Command } from 'commander';
import { lineageMermaid } from '../../../../../shared/src/lineageMermaid.ts';
import {
  LINEAGE_EDGE_KINDS,
  LINEAGE_NODE_KINDS,
  type LineageEdgeKind,
  type LineageGraph,
  type LineageNodeKind,
  type LineageParams,
} from '../../../../../shared/src/protocol/lineage.ts';
import { readHistory } from '../../../adapters/git/history/readHistory.ts';
import { lineageWorld, type RootHistory } from '../../../adapters/index/lineageWorld.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import { RecordHistory } from '../../../core/history/recordHistory.ts';
import { lineageGraph } from '../../../core/lineage/lineageGraph.ts';
import { lineageText } from '../../../core/lineage/lineageText.ts';
import { createRecordIndex } from '../../../core/workspace/createRecordIndex.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { withEngine } from '../engine.ts';
import { EXIT } from '../exitCodes.ts';
import { cacheFolderOf, workspaceFolder } from '../globalOptions.ts';
import { moment, wholeNumber } from '../parseOption.ts';

const FORMATS = ['text', 'json', 'mermaid'] as const;

interface LineageOptions {
  up?: boolean;
  down?: boolean;
  depth: number;
  kind?: LineageNodeKind[];
  edge?: LineageEdgeKind[];
  since?: number;
  until?: number;
  limit: number;
  members?: number;
  contentHash?: string;
  runRows?: boolean;
  format?: (typeof FORMATS)[number];
}

interface LineageInput {
  params: LineageParams;
  format: LineageOptions['format'];
}

const HELP = `
ID names a record, an execution of a run or a commit; what only one of them begins with is enough (4 characters at least). What is
no id may be any name that git has for a commit: HEAD, HEAD~2, a branch, a tag.
Sources, members of datasets, templates and runs are told from the record files, what runs used from their receipts, versions and commits from git's history.

Each node stands at its nearest place; "(elsewhere)" marks it at the others. "stale" marks a source that has changed since
it was used, "cycle" what leads back to itself. The line below the root counts all that depends on it, however far.

Examples:
  databits lineage 01930d2e --up
  databits lineage 01930d2e --down --kind dataset --kind run
  databits lineage 01930d2e --format mermaid > lineage.mmd
  databits lineage HEAD --down`;

/** `databits lineage ID`. */
export function addLineageCommand(program: Command, register: Register): void {
  const command = program
    .command('lineage <id>')
    .description('show what a record came from and what depends on it')
    .option('--up', 'only what it came from')
    .option('--down', 'only what depends on it')
    .option('--depth <steps>', 'most steps from it (1 to 100)', wholeNumber(1, 100), 10)
    .addOption(
      new Option('--kind <kind...>', 'kinds of nodes to show; ways go through the others').choices(
        LINEAGE_NODE_KINDS,
      ),
    )
    .addOption(new Option('--edge <edge...>', 'kinds of edges to follow').choices(LINEAGE_EDGE_KINDS))
    .option('--since <date>', 'leave out versions committed before', moment('first'))
    .option('--until <date>', 'leave out versions committed after', moment('last'))
    .option('--limit <number>', 'most nodes, the nearest first (1 to 5000)', wholeNumber(1, 5000), 200)
    .option(
      '--members <number>',
      'most members to follow from each dataset (0 to 5000)',
      wholeNumber(0, 5000),
    )
    .option('--run-rows', 'follow all rows of runs, not only the examples of their final programs')
    .option('--content-hash <hash>', 'one version of the record')
    .addOption(new Option('--format <format>', 'how it is written (default: text)').choices(FORMATS))
    .addHelpText('after', HELP);
  register(command, (parsed) => inputOf(parsed.args[0] ?? '', parsed.opts<LineageOptions>()), showLineage);
}

function inputOf(id: string, options: LineageOptions): LineageInput {
  const { up, down, kind, edge, format, ...others } = options;
  const direction = up === down ? 'both' : up === true ? 'up' : 'down';
  const params = {
    ...others,
    id,
    direction,
    ...(kind && { kinds: kind }),
    ...(edge && { edges: edge }),
  } as const;
  return { params, format };
}

async function showLineage({ params, format }: LineageInput, context: CommandContext): Promise<number> {
  const graph = await readLineage(params, context);
  const { terminal, options } = context;
  const chosen = format ?? (options.json === true ? 'json' : 'text');
  for (const line of linesOf(graph, params, chosen)) await terminal.line(line);
  return EXIT.ok;
}

function linesOf(
  graph: LineageGraph,
  { direction }: LineageParams,
  format: NonNullable<LineageOptions['format']>,
): string[] {
  if (format === 'json') return [JSON.stringify(graph, undefined, 2)];
  if (format === 'mermaid') return lineageMermaid(graph).trimEnd().split('\n');
  return lineageText(graph, direction === 'both' ? ['up', 'down'] : [direction]);
}

async function readLineage(params: LineageParams, context: CommandContext): Promise<LineageGraph> {
  const index = createRecordIndex();
  const take: Parameters<typeof withEngine>[0]['onFiles'] = (files, deleted) => {
    for (const file of files) index.setFile(file);
    for (const uri of deleted) index.deleteFile(uri);
  };
  return withEngine({ embedding: false, onFiles: take }, context, async (engine) => {
    const histories = await readHistories(context);
    const executions = await engine.executions(params.runRows === true, context.token);
    const isExact = params.direction !== 'down';
    const world = lineageWorld(index, engine, histories, { executions, isExact });
    const graph = await lineageGraph(params, world, context.token);
    if ('mistake' in graph) throw new OperationalError(graph.mistake);
    return graph;
  });
}

/** The history of the workspace's folder; none without git or a commit. Says what is missing. */
async function readHistories({ terminal, options, token }: CommandContext): Promise<RootHistory[]> {
  const root = workspaceFolder(options);
  terminal.progress('Reading the history');
  const answer = await readHistory({ root, cacheFolder: cacheFolderOf(options) }, token);
  if (answer === undefined) {
    terminal.note('Versions and commits are missing: there is no git history here.');
    return [];
  }
  const { history, isComplete, notKept } = answer;
  if (notKept !== undefined) terminal.note(notKept);
  if (!isComplete)
    terminal.note('Versions and commits may be missing: the history is not complete here; fetch all of it.');
  return [{ root, records: new RecordHistory(history), isComplete }];
}
