import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Configuration } from '../../core/configuration/configuration.ts';
import { parseConfiguration } from '../../core/configuration/parseConfiguration.ts';
import { readSmallFile } from '../files/readSmallFile.ts';
import { searchRecipe, type SearchRecipe } from '../../core/records/searchText.ts';

/** What `databits.yaml` says to the index. */
export interface IndexSettings {
  configuration: Configuration;
  recipe: SearchRecipe;
  /** Ignored paths by root. */
  ignored: ReadonlyMap<string, readonly string[]>;
}

/** Reads `databits.yaml` of every root. The first root that has one decides the search recipe: there is one index. */
export function readIndexSettings(roots: readonly string[]): IndexSettings {
  const found = roots.map((root) => ({ root, configuration: readConfiguration(root) }));
  const ignored = new Map(
    found.map(({ root, configuration }) => [root, configuration?.project.ignore ?? []]),
  );
  const first = found.find(({ configuration }) => configuration !== undefined)?.configuration;
  const configuration = first ?? parseConfiguration(undefined).configuration;
  return { configuration, recipe: searchRecipe(configuration.project), ignored };
}

/** The configuration of a root; a folder within a repository takes that of the repository's root. */
function readConfiguration(root: string): Configuration | undefined {
  for (let folder = root; ; folder = path.dirname(folder)) {
    const files = ['databits.yaml', 'databits.yml'].map((name) => path.join(folder, name));
    const file = files.find((name) => existsSync(name));
    if (file !== undefined) return parse(file);
    if (existsSync(path.join(folder, '.git')) || path.dirname(folder) === folder) return undefined;
  }
}

/** Where it cannot be read the defaults hold, and the file's own diagnostics say what is wrong. */
function parse(file: string): Configuration | undefined {
  const read = readSmallFile(file);
  return read !== undefined && 'text' in read ? parseConfiguration(read.text).configuration : undefined;
}
