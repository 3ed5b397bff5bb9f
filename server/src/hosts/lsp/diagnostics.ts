import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import type { Problem, Severity } from '../../../../shared/src/problem.ts';
import type { ClientCapabilities } from './clientCapabilities.ts';

/** Shown beside each diagnostic. */
const source = 'databits';

/** A problem as LSP has it, with what the client understands. */
export function diagnosticOf(
  problem: Problem,
  { relatedInformation, diagnosticData }: ClientCapabilities,
): Diagnostic {
  return {
    range: problem.range,
    severity: severityOf(problem.severity),
    code: problem.code,
    source,
    message: problem.message,
    ...(relatedInformation &&
      problem.related !== undefined && {
        relatedInformation: problem.related.map(({ uri, range, message }) => ({
          location: { uri, range },
          message,
        })),
      }),
    ...(diagnosticData && problem.data !== undefined && { data: problem.data }),
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
