import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { URI } from 'vscode-uri';
import {
  pythonPath,
  readPythonSource,
  repositoryFolder,
  understandPython,
} from '../../adapters/files/pythonSource.ts';
import type { Cancellation } from '../../core/cancellation.ts';
import type { AnalysedFile } from '../../core/document/analysis.ts';
import type { PythonFacts, PythonFile } from '../../core/python/pythonModule.ts';
import { readTemplateSignature } from '../../core/signatures/templateSignature.ts';

/** Reads the Python files that templates of these files name. `folder` is the workspace's, an absolute path. */
export async function readPythonOf(
  files: readonly AnalysedFile[],
  folder: string,
  token: Cancellation,
): Promise<PythonFacts> {
  const repository = repositoryFolder(folder);
  const known = new Map<string, PythonFile>();
  const uriOf: PythonFacts['uriOf'] = (_templateUri, name) => {
    const file = pythonPath(repository, name);
    return file === undefined ? undefined : URI.file(file).toString();
  };
  for (const { uri, documents } of files) {
    for (const { facts } of documents) {
      if (token.isCancellationRequested) break;
      if (facts?.signature === undefined) continue;
      const pythonUri = uriOf(uri, readTemplateSignature(facts.signature).path);
      if (pythonUri === undefined || known.has(pythonUri)) continue;
      const source = await readPythonSource(fileURLToPath(pythonUri), repository);
      const pause = (): Promise<void> => setImmediate(undefined);
      known.set(pythonUri, await understandPython(source, pythonUri, pause, () => performance.now()));
    }
  }
  return { uriOf, fileAt: (uri) => known.get(uri) };
}
