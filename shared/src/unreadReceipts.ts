import { counted } from './counted.ts';

/** Says that runs may be missing, where files (paths or addresses) could not be read as receipts. */
export function unreadNote([first, ...others]: readonly string[]): string | undefined {
  if (first === undefined) return undefined;
  const name = first.slice(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1);
  return `${counted(others.length + 1, 'file')} could not be read as a receipt, such as ${name}.`;
}
