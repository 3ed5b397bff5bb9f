import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { distFolder, repositoryRoot } from '../../../scripts/process/paths.ts';
import { EditorClient } from '../../lsp/support/editorClient.ts';
import type { BenchWorkspace } from './benchWorkspace.ts';

/** yaml-language-server with the schema of examples, nothing fetched: what one has without DataBits. */
export async function startYamlServer({ root, cacheFolder }: BenchWorkspace): Promise<EditorClient> {
  const packageFolder = path.join(repositoryRoot, 'node_modules', 'yaml-language-server');
  const yaml = {
    ...{ validate: true, completion: true, hover: true, maxItemsComputed: 100_000 },
    ...{ schemaStore: { enable: false }, kubernetesCRDStore: { enable: false } },
    // With the whole path, since patterns do not look into folders that start with a dot.
    schemas: { [writeSchema(path.join(cacheFolder, '..'))]: [path.join(root, '*.example.yaml')] },
  };
  const editor = await EditorClient.start({
    ...{ roots: [root], cacheFolder, transport: 'stdio' },
    program: path.join(packageFolder, 'bin', 'yaml-language-server'),
    configuration: { yaml },
  });
  await editor.notify('workspace/didChangeConfiguration', { settings: { yaml } });
  return editor;
}

/** The schema in one file: it does not follow references to files beside a schema that has a relative name. */
function writeSchema(folder: string): string {
  const read = (name: string): Record<string, unknown> => {
    const text = readFileSync(path.join(distFolder, 'schemas', name), 'utf8');
    return JSON.parse(text.replace(/"\.\.\/common\.schema\.json#/g, '"#')) as Record<string, unknown>;
  };
  const example = { ...read('record/example.schema.json'), $id: undefined };
  const file = path.join(folder, 'example.schema.json');
  writeFileSync(file, JSON.stringify({ ...example, $defs: read('common.schema.json')['$defs'] }));
  return pathToFileURL(file).toString();
}
