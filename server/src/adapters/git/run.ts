import { execFile, spawn, spawnSync } from 'node:child_process';

/** Longest output that is read, in bytes: the paths of several million files. */
const LONGEST_OUTPUT = 512 * 1024 * 1024;
/** Milliseconds after which git is given up; a large repository on a slow disk takes seconds. */
const LONGEST_RUN = 60_000;

/**
 * Settings that keep a repository's own configuration from running programs. They come last on the command line and
 * win over every configuration file.
 */
const SAFE_CONFIGURATION = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.untrackedCache=false',
  'core.sshCommand=false',
  'core.pager=cat',
  'core.askPass=',
  'core.alternateRefsCommand=',
  'credential.helper=',
  'diff.external=',
  'gpg.program=false',
  'log.showSignature=false',
  'protocol.allow=never',
  'submodule.recurse=false',
];

/**
 * Runs git in a folder, without a shell and with everything off that could run a program of the repository. Only for
 * trusted workspaces, and only for commands that read objects and the index, or settings: never `status`, which runs the
 * repository's clean filters. Answers its output, or `undefined` where git is missing, fails or takes too long.
 */
export function runGit(folder: string, parameters: readonly string[], input?: string): Buffer | undefined {
  const result = spawnSync('git', safeArguments(parameters), {
    ...safeOptions(folder),
    ...(input === undefined ? {} : { input }),
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
  });
  return result.status === 0 && result.error === undefined ? result.stdout : undefined;
}

/**
 * Runs git as `runGit` does, under the same conditions, for commands whose exit code is an answer. `undefined` where git is
 * missing or takes too long.
 */
export function askGit(
  folder: string,
  parameters: readonly string[],
): { code: number; output: Buffer } | undefined {
  const options = { ...safeOptions(folder), stdio: ['ignore', 'pipe', 'ignore'] as const };
  const { status, stdout } = spawnSync('git', safeArguments(parameters), {
    ...options,
    stdio: [...options.stdio],
  });
  return status === null ? undefined : { code: status, output: stdout };
}

/**
 * Runs git as `runGit` does, under the same conditions, without holding up the thread. `indexFile` is another index than the
 * repository's, such as the one that `git commit FILE` makes for its hooks.
 */
export function startGit(
  folder: string,
  parameters: readonly string[],
  input = '',
  indexFile?: string,
): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const safe = safeOptions(folder);
    const env = indexFile === undefined ? safe.env : { ...safe.env, GIT_INDEX_FILE: indexFile };
    const options = { ...safe, env, encoding: 'buffer' as const };
    const child = execFile('git', safeArguments(parameters), options, (error, output) => {
      resolve(error === null ? output : undefined);
    });
    // Git may end before it has read everything; what it answers tells whether it went well.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/**
 * Runs git as `runGit` does, under the same conditions and for as long as it takes, and gives its output in parts as it
 * comes. Who stops reading stops git. Returns false where git is missing or fails.
 */
export async function* streamGit(
  folder: string,
  parameters: readonly string[],
  input = '',
): AsyncGenerator<Buffer, boolean> {
  const { cwd, env } = safeOptions(folder);
  const options = { cwd, env, shell: false, windowsHide: true, stdio: ['pipe', 'pipe', 'ignore'] as const };
  const child = spawn('git', safeArguments(parameters), { ...options, stdio: [...options.stdio] });
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => {
      resolve(false);
    });
    child.once('close', (code) => {
      resolve(code === 0);
    });
  });
  // Git may end before it has read everything; what it answers tells whether it went well.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  try {
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) yield chunk;
    return await ended;
  } catch {
    return false;
  } finally {
    child.kill('SIGKILL');
  }
}

function safeArguments(parameters: readonly string[]): string[] {
  return ['--no-pager', ...SAFE_CONFIGURATION.flatMap((setting) => ['-c', setting]), ...parameters];
}

function safeOptions(folder: string) {
  return {
    cwd: folder,
    env: safeEnvironment(),
    maxBuffer: LONGEST_OUTPUT,
    timeout: LONGEST_RUN,
    killSignal: 'SIGKILL' as const,
    shell: false,
    windowsHide: true,
  };
}

/** The environment without what steers git elsewhere, such as GIT_DIR of a hook that started us. */
function safeEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LITERAL_PATHSPECS: '1',
    LC_ALL: 'C',
  };
}
