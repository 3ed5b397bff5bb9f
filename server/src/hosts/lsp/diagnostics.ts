import { DiagnosticSeverity, type Diagnostic, type PublishDiagnosticsParams } from 'vscode-languageserver';
import type { Problem, Severity } from '../../../../shared/src/problem.ts';

/** Shown beside each diagnostic. */
const source = 'databits';

/** The problems of a file as LSP tells them; `version` where its buffer is open. */
export function diagnosticsOf(
  uri: string,
  problems: readonly Problem[],
  version: number | undefined,
  related: boolean,
): PublishDiagnosticsParams {
  return {
    uri,
    diagnostics: problems.map((problem) => diagnosticOf(problem, related)),
    ...(version !== undefined && { version }),
  };
}

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
