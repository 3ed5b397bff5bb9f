/** The programs that a hook tries, as they were when it was written. */
export interface HookProgram {
  /** Absolute path of `cli.js`. */
  file: string;
  /** Absolute path of the program that runs it: Node, or the editor as Node. */
  runtime: string;
}

const BEGIN = '# >>> databits >>>';
const END = '# <<< databits <<<';

/** What a hook says of itself. */
export type HookState = 'absent' | 'ours' | 'other' | 'no-shell';

/**
 * The part of a pre-commit hook that is ours. It stops a commit whose staged change introduces errors. The program is looked
 * for where it was when the hook was written, then beside it, under the name of another version of the extension, then on the
 * path; where it is nowhere, the commit goes on, and the hook says so. Only what POSIX shells know, so that it can stand in
 * any hook that is a shell script.
 */
export function hookPart({ file, runtime }: HookProgram): string {
  return `${BEGIN}
# Written by \`databits setup hook\`; \`databits setup hook --remove\` takes it out again.
databits_review() (
  program=${quoted(file)}
  runtime=${quoted(runtime)}
  if [ ! -f "$program" ]; then
    # An update of the extension comes in a folder of its own, beside the old one: the newest is taken.
    extension=$(dirname "$(dirname "$program")")
    name=$(basename "$extension")
    program=$(ls -td "$(dirname "$extension")/\${name%%-[0-9]*}"-[0-9]*/dist/cli.js 2> /dev/null | head -n 1)
  fi
  if [ ! -f "$program" ]; then
    if ! command -v databits > /dev/null 2>&1; then
      echo "DataBits is not where it was, so this commit is not reviewed. Add the hook again, or install databits." >&2
      exit 0
    fi
    exec databits diff --staged --summary --fail-on error
  fi
  if [ ! -x "$runtime" ]; then runtime=$(command -v node || true); fi
  if [ -z "$runtime" ]; then
    echo "DataBits needs Node, which is not on the path, so this commit is not reviewed." >&2
    exit 0
  fi
  ELECTRON_RUN_AS_NODE=1 exec "$runtime" "$program" diff --staged --summary --fail-on error
)
databits_review < /dev/null >&2 || exit $?
${END}
`;
}

/** What a hook is; \`undefined\` where there is none. */
export function hookStateOf(text: string | undefined): HookState {
  if (text === undefined) return 'absent';
  if (partOf(text) !== undefined) return 'ours';
  const first = /^[^\n]*/.exec(text)?.[0] ?? '';
  return first === '' || !first.startsWith('#!') || /[/ ](?:sh|bash|dash|zsh|ksh|ash)(?:\s|$)/.test(first)
    ? 'other'
    : 'no-shell';
}

/** The hook with our part: in its place where it is there, else before everything else, so that no exit comes before it. */
export function withHookPart(text: string | undefined, program: HookProgram): string {
  const part = hookPart(program);
  if (text === undefined || text.trim() === '') return `#!/bin/sh\n${part}`;
  const old = partOf(text);
  if (old !== undefined) return text.replace(old, () => part);
  const [first = '', rest = ''] = text.startsWith('#!') ? splitLine(text) : ['', text];
  return `${first}${part}${rest}`;
}

/** The hook without our part; \`undefined\` where nothing is left of it. */
export function withoutHookPart(text: string): string | undefined {
  const old = partOf(text);
  const rest = old === undefined ? text : text.replace(old, '');
  return /^(?:#![^\n]*)?\s*$/.test(rest) ? undefined : rest;
}

function partOf(text: string): string | undefined {
  const start = text.indexOf(BEGIN);
  const end = text.indexOf(END, start);
  if (start < 0 || end < 0) return undefined;
  return text.slice(start, text.startsWith('\n', end + END.length) ? end + END.length + 1 : end + END.length);
}

function splitLine(text: string): [string, string] {
  const end = text.indexOf('\n');
  return end < 0 ? [`${text}\n`, ''] : [text.slice(0, end + 1), text.slice(end + 1)];
}

/** A path as one word of a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
