import type { Command } from 'commander';
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Problem } from '../../../../../shared/src/problem.ts';
import { documentOf } from '../../../core/rules/documentOfProblem.ts';
import { applySeverities, problemsOfFile } from '../../../core/rules/problemsOfFile.ts';
import type { AnalysedFile } from '../../../core/document/analysis.ts';
import type { PythonFacts } from '../../../core/python/pythonModule.ts';
import type { BaseFacts } from '../../../core/rules/rule.ts';
import { datasetFactsOf } from '../../../core/examination/datasetFacts.ts';
import { examinationSettings } from '../../../core/examination/examinationSettings.ts';
import { FilesExamination } from '../../../core/examination/filesExamination.ts';
import { createRecordIndex } from '../../../core/workspace/createRecordIndex.ts';
import { kindOfUri } from '../../../core/records/kinds.ts';
import { listCommentFiles } from '../../../adapters/comments/commentFiles.ts';
import { HeadComparison } from '../../../adapters/git/headComparison.ts';
import { OperationalError } from '../../../adapters/operationalError.ts';
import { readCheckBase } from '../baseOfCheck.ts';
import { counted, numeral } from '../../../../../shared/src/counted.ts';
import { readPythonOf } from '../pythonOfCheck.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';
import { cacheFolderOf, workspaceFolder } from '../globalOptions.ts';
import { wholeNumber } from '../parseOption.ts';
import { CHECK_FORMATS, renderCheck, type CheckFormat, type CheckReport } from '../checkReport.ts';
import type { FileProblems, ReportedProblem } from '../fileProblems.ts';
import { fileFacts, loadFiles, readProject, recordFiles, type ProjectFile } from '../workspace.ts';
import { Option } from 'commander';

interface CheckInput {
  paths: readonly string[];
  format: CheckFormat | undefined;
  maxWarnings: number | undefined;
  base: string | undefined;
}

const HELP = `
The same problems and codes as in the editor; databits.yaml sets their severities. All records of the workspace are
read, so that references and duplicates are known; PATHS choose the files that are reported.

Versions are compared with the merge base of HEAD and the base branch: --base, else base_branch of databits.yaml, else
the upstream, else the remote's default branch, else HEAD.

Exit code 1: there are errors, or more warnings than --max-warnings.

Examples:
  databits check
  databits check data/faq.example.yaml data/intents
  databits check --format sarif > databits.sarif
  databits check --max-warnings 0
  databits check --base origin/main`;

/** `databits check [paths…]`. */
export function addCheckCommand(program: Command, register: Register): void {
  const command = program
    .command('check [paths...]')
    .description('report problems in record files')
    .addOption(new Option('--format <format>', 'how problems are written').choices(CHECK_FORMATS))
    .option('--base <commit>', 'branch, tag or commit to compare versions with')
    .option('--max-warnings <number>', 'most warnings that are no failure', wholeNumber(0))
    .addHelpText('after', HELP);
  register(
    command,
    (parsed): CheckInput => {
      const options = parsed.opts<{ format?: CheckFormat; maxWarnings?: number; base?: string }>();
      const { format, maxWarnings, base } = options;
      return { paths: parsed.args, format, maxWarnings, base };
    },
    check,
  );
}

async function check(input: CheckInput, context: CommandContext): Promise<number> {
  const folder = workspaceFolder(context.options);
  const project = readProject(folder);
  const chosen = input.paths.map((name) => existingPath(name));
  const notes: string[] = [];
  const note = (sentence: string): number => notes.push(sentence);
  const inWorkspace = recordFiles(folder, project.configuration, note);
  const named = chosen.filter(({ isFolder }) => !isFolder).map(({ absolute }) => absolute);
  const outside = chosen
    .filter(({ absolute, isFolder }) => isFolder && !isWithin(absolute, folder))
    .flatMap(({ absolute }) => recordFiles(absolute, project.configuration, note));
  const files = [...new Set([...inWorkspace, ...named, ...outside])].sort();
  const report = await collectProblems(files, project, context, {
    folder,
    isReported: (file) => chosen.length === 0 || chosen.some(({ absolute }) => isWithin(file, absolute)),
    readBase: async (reported) => {
      const baseBranch = project.configuration.project.base_branch;
      const cacheFolder = cacheFolderOf(context.options);
      const options = { folder, cacheFolder, reference: input.base, baseBranch, files: reported };
      const found = await readCheckBase(options, context.token);
      notes.push(...found.notes);
      return found.base;
    },
    readPython: (reported) => readPythonOf(reported, folder, context.token),
  });
  const format = input.format ?? (context.options.json === true ? 'json' : 'text');
  for (const line of renderCheck(format, { ...report, root: folder, notes }, context.terminal)) {
    await context.terminal.line(line);
  }
  const { error, warning } = report.counts;
  return error > 0 || warning > (input.maxWarnings ?? Infinity) ? EXIT.problems : EXIT.ok;
}

/** Which files are reported, and what their versions are compared with. */
interface Scope {
  /** Absolute path of the workspace's folder. */
  folder: string;
  isReported: (file: string) => boolean;
  readBase: (reported: readonly AnalysedFile[]) => Promise<BaseFacts | undefined>;
  readPython: (reported: readonly AnalysedFile[]) => Promise<PythonFacts>;
}

async function collectProblems(
  paths: readonly string[],
  project: ProjectFile,
  { terminal, token }: CommandContext,
  { folder, isReported, readBase, readPython }: Scope,
): Promise<Omit<CheckReport, 'root' | 'notes'>> {
  const index = createRecordIndex();
  const compared = paths.map((file) => ({ uri: pathToFileURL(file).href, unsaved: false }));
  const head = paths.some(isDatasetFile) ? await new HeadComparison().read(folder, compared) : undefined;
  const examination = new FilesExamination(examinationSettings(project.configuration), head);
  const reported: AnalysedFile[] = [];
  let records = 0;
  const progress = (done: number): void =>
    terminal.progress(`Reading ${numeral(done)} of ${counted(paths.length, 'file')}`);
  for await (const { path: file, file: analysed, values } of loadFiles(
    datasetsFirst(paths),
    token,
    progress,
  )) {
    index.setFile(analysed);
    examination.take(analysed, values);
    if (!isReported(file)) continue;
    reported.push(analysed);
    records += analysed.documents.filter(({ facts }) => facts !== undefined).length;
  }
  reported.sort((one, other) => (one.uri < other.uri ? -1 : 1));
  const base = await readBase(reported);
  const python = await readPython(reported);
  const datasets = datasetFactsOf(examination.run());
  const rules = { index, world: fileFacts(), python, datasets, ...(base !== undefined && { base }) };
  const problems = reported.map((file): FileProblems => ({
    file: fileURLToPath(file.uri),
    problems: problemsOfFile(file.uri, rules, project.configuration).map((problem) =>
      withRecord(problem, file),
    ),
  }));
  if (project.path !== undefined && isReported(project.path)) {
    const own = applySeverities(project.problems, project.configuration);
    problems.unshift({ file: project.path, problems: own });
  }
  for (const comments of listCommentFiles(folder)) {
    if (comments.read.problems.length === 0 || !isReported(comments.path)) continue;
    const own = applySeverities(comments.read.problems, project.configuration);
    problems.push({ file: comments.path, problems: own });
  }
  return {
    files: problems,
    checkedFiles: reported.length,
    records,
    counts: countsOf(problems),
  };
}

function withRecord(problem: Problem, file: AnalysedFile): ReportedProblem {
  const facts = file.documents[documentOf(problem, file) ?? -1]?.facts;
  return facts?.id === undefined
    ? problem
    : { ...problem, record: { kind: facts.kind, id: facts.id, name: facts.name } };
}

/** Who is a member can be said of a record as soon as all datasets are known. */
function datasetsFirst(paths: readonly string[]): string[] {
  return [...paths.filter(isDatasetFile), ...paths.filter((file) => !isDatasetFile(file))];
}

function isDatasetFile(file: string): boolean {
  return kindOfUri(pathToFileURL(file).href) === 'dataset';
}

function countsOf(files: readonly FileProblems[]): CheckReport['counts'] {
  const count = (severity: Problem['severity']): number =>
    files.reduce(
      (sum, { problems }) => sum + problems.filter((problem) => problem.severity === severity).length,
      0,
    );
  return {
    error: count('error'),
    warning: count('warning'),
    information: count('information'),
    hint: count('hint'),
  };
}

function existingPath(name: string): { absolute: string; isFolder: boolean } {
  const absolute = path.resolve(name);
  const found = statSync(absolute, { throwIfNoEntry: false });
  if (found === undefined)
    throw new OperationalError(`${name} does not exist; give paths of files or folders.`);
  const isFolder = found.isDirectory();
  const isConfiguration = /^databits\.ya?ml$/.test(path.basename(absolute));
  if (!isFolder && !isConfiguration && kindOfUri(pathToFileURL(absolute).href) === undefined) {
    throw new OperationalError(`${name} is no record file; their names end like .example.yaml.`);
  }
  return { absolute, isFolder };
}

function isWithin(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}
