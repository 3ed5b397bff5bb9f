/**
 * Starts every command of the project. This is the only file that runs on the user's own Node (20 or newer):
 * it installs the packages when the lock file asks for it, finds the pinned Node among them and runs
 * `scripts/commands/<command>.ts` with that. An expected failure is one sentence and an exit code, no stack.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const oldestNode = 20;
const oldestNodeForTypeScript = 24;

class ExpectedFailure extends Error {}

/** @returns {string[]} the names of the commands, from the files that implement them. */
function commandNames() {
  return readdirSync(path.join(root, 'scripts', 'commands')).map((name) => path.basename(name, '.ts'));
}

function checkPrerequisites(command) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestNode) {
    throw new ExpectedFailure(
      `Node ${oldestNode} or newer is needed; this is Node ${process.versions.node}.`,
    );
  }
  if (command === undefined || !commandNames().includes(command)) {
    throw new ExpectedFailure(`Say which command to run, one of: ${commandNames().join(', ')}.`);
  }
  if (spawnSync('git', ['--version'], { stdio: 'ignore' }).status !== 0) {
    throw new ExpectedFailure('git was not found on the PATH: install it, then run the command again.');
  }
}

/**
 * Says whether node_modules holds what the lock file asks for, by npm's own record of what it installed.
 * Optional packages of other platforms are absent by right and therefore not looked for.
 */
function packagesAreInstalled() {
  const installedFile = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  return Object.entries(wanted).every(([location, entry]) => {
    if (location === '' || (entry.optional === true && installed[location] === undefined)) return true;
    return installed[location]?.version === entry.version;
  });
}

/** The sentence for a failed `npm ci`, from the error codes that npm prints. */
function explainInstallFailure(output, logFile) {
  if (/ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ENETUNREACH|EHOSTUNREACH/.test(output)) {
    return 'The packages could not be downloaded because the npm registry did not answer: check the network, then run the command again.';
  }
  if (/EROFS|EACCES|EPERM/.test(output)) {
    return `The packages could not be written to ${path.join(root, 'node_modules')}: the folder is read-only for this user.`;
  }
  if (/ENOSPC/.test(output))
    return `The disk that holds ${root} is full: make room, then run the command again.`;
  if (/EUSAGE/.test(output)) {
    return 'package-lock.json does not fit package.json: run npm install and commit the lock file.';
  }
  return `npm could not install the packages (exit without a known cause): see ${logFile}.`;
}

/** npm by the path that npm itself passes on, else by name; a .cmd file on Windows needs a shell. */
function npmInvocation() {
  const script = process.env.npm_execpath;
  if (script !== undefined && /npm-cli\.[cm]?js$/.test(script)) {
    return { command: process.execPath, first: [script], shell: false };
  }
  return { command: 'npm', first: [], shell: process.platform === 'win32' };
}

/** Writes npm's whole output to a log file and nothing to the screen, which would be flooded by warnings. */
function installPackages() {
  console.log('databits: installing the packages of package-lock.json (the first time about a minute)');
  const logFile = path.join(root, '.tools', 'logs', 'npm-ci.log');
  mkdirSync(path.dirname(logFile), { recursive: true });
  const npm = npmInvocation();
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress'];
  const network = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
  const result = spawnSync(npm.command, [...npm.first, ...options, ...network], {
    cwd: root,
    shell: npm.shell,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    // onnxruntime-node would fetch GPU libraries from outside the registry; the CPU ones are in its package.
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
  });
  if (result.error !== undefined) {
    throw new ExpectedFailure('npm was not found beside Node: install npm, then run the command again.');
  }
  const output = `${result.stdout}${result.stderr}`;
  writeFileSync(logFile, output);
  if (result.status !== 0) throw new ExpectedFailure(explainInstallFailure(output, logFile));
}

/** The Node that builds and tests: pinned as an npm package, so that the machine's own does not matter. */
function findPinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const candidate = path.join(root, 'node_modules', name, 'bin', executable);
  if (existsSync(candidate)) return candidate;
  if (Number(process.versions.node.split('.')[0]) >= oldestNodeForTypeScript) return process.execPath;
  throw new ExpectedFailure(
    `The pinned Node (package ${name}) is not installed here and this Node is ${process.versions.node}: ` +
      `install Node ${oldestNodeForTypeScript} or newer, or delete node_modules and run the command again.`,
  );
}

/** Runs the command's file and resolves to its exit code; 128 + signal number if a signal ended it. */
function runCommand(node, command, args) {
  const file = path.join(root, 'scripts', 'commands', `${command}.ts`);
  const nodeFolder = path.dirname(node);
  const child = spawn(node, [file, ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${nodeFolder}${path.delimiter}${process.env.PATH ?? ''}` },
  });
  // Ctrl+C reaches the whole process group by itself; the wrapper only has to outlive the command.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** Turns a failure of the operating system into a sentence; everything else is a bug and keeps its stack. */
function sentenceFor(error) {
  if (error instanceof ExpectedFailure) return error.message;
  if (['EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'EEXIST'].includes(error.code)) {
    return `${error.path ?? root} cannot be written: make the folder of the project writable, then run the command again.`;
  }
  if (error.code === 'ENOSPC')
    return `The disk that holds ${root} is full: make room, then run the command again.`;
  return error.stack;
}

const [command, ...args] = process.argv.slice(2);
try {
  checkPrerequisites(command);
  if (!packagesAreInstalled()) installPackages();
  process.exitCode = await runCommand(findPinnedNode(), command, args);
} catch (error) {
  console.error(`databits: ${sentenceFor(error)}`);
  // Whoever counts tests reads the last line, even when nothing could be started.
  if (command === 'test') console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
