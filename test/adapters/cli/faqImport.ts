import type { CommandWorkspace } from './commandLine.ts';

/** Three rows, one of them over two lines and with quotes. */
export const FAQ_CSV =
  'id,text,label\n1,Where is my card?,card_arrival\n2,"Two\nlines, ""quoted""",Refund_not_showing_up\n3,no,reverted?\n';
/** The columns of {@link FAQ_CSV} as input and expected output. */
export const FAQ_MAP = ['--map', 'input.text=text', '--map', 'expected_output.intent=label'];

/** Imports the workspace's `faq.csv` as examples; the exit code with all that was printed. */
export async function importFaq(workspace: CommandWorkspace, ...more: string[]): Promise<string> {
  const { code, out, error } = await workspace.run([
    'import',
    'faq.csv',
    '--kind',
    'example',
    ...FAQ_MAP,
    ...more,
  ]);
  return `${String(code)}: ${out}${error}`;
}
