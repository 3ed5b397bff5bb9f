import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import type { Problem, Severity } from '../../../../shared/src/problem.ts';

/** Shown beside each diagnostic. */
const source = 'databits';

/** A problem as LSP has it. `related`: the client can show other places. */
export function diagnosticOf(problem: Problem, related: boolean): Diagnostic {
  return {
    range: problem.range,
    severity: severityOf(problem.severity),
    code: problem.code,
    source,
    message: problem.message,
    ...(related &&
      problem.related !== undefined && {
        relatedInformation: problem.related.map(({ uri, range, message }) => ({
          location: { uri, range },
          message,
        })),
      }),
    ...(problem.data !== undefined && { data: problem.data }),
  };
}

function severityOf(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return DiagnosticSeverity.Error;
    case 'warning':
      return DiagnosticSeverity.Warning;
    case 'information':
      return DiagnosticSeverity.Information;
    default:
      return DiagnosticSeverity.Hint;
  }
}
