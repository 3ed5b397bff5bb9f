import { shiftRange } from '../../document/positions.ts';
import { quickFix, type QuickFix } from './fix.ts';

/** Writes the version that the base asks for: one step up where the content changed, the old one where it did not. */
export const setVersion: QuickFix = (site) => {
  const { document, problem } = site;
  const version = problem.data?.['version'];
  const range = document.facts?.versionRange;
  if (!problem.code.startsWith('version.') || version === undefined || range === undefined) return undefined;
  const edit = { range: shiftRange(range, document.line), newText: version };
  return quickFix(site, `${titleOf(problem.code)} ${version}`, [edit], true);
};

function titleOf(code: string): string {
  return code === 'version.raised-without-change' ? 'Set the version back to' : 'Set the version to';
}
