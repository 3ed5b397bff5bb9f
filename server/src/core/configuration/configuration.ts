import type { ProjectConfiguration } from '../../../../shared/src/generated/records.ts';
import type { Severity } from '../../../../shared/src/problem.ts';

/** The project's settings as core uses them: `databits.yaml` with defaults filled in. */
export interface Configuration {
  /** The file as written, or the empty configuration. */
  project: ProjectConfiguration;
  /** Severity of a code: the project's, else the default given. */
  severityOf(code: string, byDefault: Severity): Severity;
}
