import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IndexDifference, IndexVerification } from '../../../../shared/src/protocol/verification.ts';
import { counted, numeral } from '../../../../shared/src/counted.ts';

/** What the comparison of the index with the files found, for people. */
export function verificationLines(found: IndexVerification): string[] {
  const { files, records, changedMeanwhile, total, differences } = found;
  const compared = `Compared ${counted(records, 'record')} in ${counted(files, 'file')}`;
  const result = total === 0 ? 'no differences' : counted(total, 'difference');
  return [
    ...differences.map(differenceLine),
    ...(total > differences.length ? [`… and ${numeral(total - differences.length)} more`] : []),
    ...(changedMeanwhile > 0 ? [`Left out ${String(changedMeanwhile)} files that changed meanwhile`] : []),
    `${compared}: ${result}`,
  ];
}

function differenceLine({ uri, line, message }: IndexDifference): string {
  const place = uri.startsWith('file:') ? path.relative('', fileURLToPath(uri)) : uri;
  return `${place}${line === undefined ? '' : `:${String(line + 1)}`}: ${message}`;
}
