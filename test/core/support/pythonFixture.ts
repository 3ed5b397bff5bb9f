import { parsePython } from '../../../server/src/core/python/parsePython.ts';
import type { PythonFile, PythonModule } from '../../../server/src/core/python/pythonModule.ts';
import type { PythonFiles } from '../../../server/src/core/workspace/context.ts';
import { FIXTURE_ROOT, readMarkers, type FixtureFile } from './markers.ts';

/** True for a Python file of a fixture. */
export function isPythonFile({ path }: Pick<FixtureFile, 'path'>): boolean {
  return path.endsWith('.py');
}

/** What is understood of a Python text. */
export function pythonModuleOf(text: string): PythonModule {
  const steps = parsePython(text);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The Python files of a fixture as the only ones of a repository. Markers are taken out. */
export function pythonFilesOf(files: readonly FixtureFile[]): PythonFiles {
  const known = new Map<string, PythonFile>();
  for (const { uri, text } of files.filter(isPythonFile)) {
    known.set(uri, { state: 'read', uri, module: pythonModuleOf(readMarkers(text).text) });
  }
  const fileAt = (uri: string): PythonFile => known.get(uri) ?? { state: 'missing' };
  return {
    uriOf: (_templateUri, path) => {
      const uri = new URL(path, FIXTURE_ROOT).href;
      return uri.startsWith(FIXTURE_ROOT) ? uri : undefined;
    },
    fileAt,
    read: (uri) => Promise.resolve(fileAt(uri)),
    list: () => Promise.resolve(files.filter(isPythonFile).map(({ path }) => path)),
  };
}
