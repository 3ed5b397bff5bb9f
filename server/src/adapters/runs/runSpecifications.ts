import path from 'node:path';
import { URI } from 'vscode-uri';
import { isJsonObject } from '../../../../shared/src/json.ts';
import type { RunSpecification } from '../../../../shared/src/protocol/runs.ts';
import type { RecordStore } from '../index/recordStore.ts';

/** The specifications of the workspace by the names of their files; of two with one id the first counts. */
export function runSpecifications(store: RecordStore): Map<string, RunSpecification> {
  const files = [...store.files()].filter(({ kind }) => kind === 'run');
  files.sort((one, other) => (one.uri < other.uri ? -1 : 1));
  const found = new Map<string, RunSpecification>();
  for (const { uri, documents } of files) {
    for (const stored of documents) {
      const { id, value } = stored;
      const { facts, line } = stored.document;
      if (id === undefined || facts === undefined || found.has(id)) continue;
      const settings = value?.['optimizer'];
      const optimizer = isJsonObject(settings) ? settings['name'] : undefined;
      found.set(id, {
        ...{ id, name: facts.name, uri, line: line + facts.range.start.line },
        ...(typeof optimizer === 'string' && { optimizer }),
        executions: [],
      });
    }
  }
  return found;
}

/** The folder (absolute path) that receipts of a specification are written to. */
export function folderOf({ uri }: Pick<RunSpecification, 'uri'>): string {
  return path.dirname(URI.parse(uri).fsPath);
}
