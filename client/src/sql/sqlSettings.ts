import * as vscode from 'vscode';
import type { SqlParams } from '../../../shared/src/protocol/sql.ts';
import { SETTINGS_SECTION } from '../settings.ts';

/** Limits of the query console from the user's settings, held within what the server takes. */
export function readSqlLimits(): Required<Pick<SqlParams, 'limit' | 'limits'>> {
  const settings = vscode.workspace.getConfiguration(SETTINGS_SECTION);
  const within = (name: string, byDefault: number, lowest: number, highest: number): number => {
    const value = settings.get<unknown>(name);
    const number = typeof value === 'number' && Number.isFinite(value) ? Math.round(value) : byDefault;
    return Math.min(Math.max(number, lowest), highest);
  };
  return {
    limit: within('sql.maxRows', 10_000, 1, 100_000),
    limits: {
      seconds: within('sql.timeout', 30, 1, 3600),
      megabytes: within('sql.memory', 1024, 128, 65_536),
    },
  };
}
