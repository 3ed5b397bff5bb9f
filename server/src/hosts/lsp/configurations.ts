import { existsSync } from 'node:fs';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { Problem } from '../../../../shared/src/problem.ts';
import type { Configuration } from '../../core/configuration/configuration.ts';
import {
  parseConfiguration,
  unreadableConfiguration,
  type ParsedConfiguration,
} from '../../core/configuration/parseConfiguration.ts';
import { readSmallFile, type SmallFile } from '../../adapters/files/readSmallFile.ts';

/** The names that the project configuration may have. */
const names = ['databits.yaml', 'databits.yml'];

interface RootConfiguration {
  /** URI of the configuration file, existing or not. */
  uri: string;
  /** What was read, to tell a change. */
  read: string | undefined;
  parsed: ParsedConfiguration;
}

/** The project configurations of the workspace's folders. A buffer that is open wins over the file. */
export class Configurations {
  readonly #openText: (uri: string) => string | undefined;
  readonly #none = parseConfiguration(undefined);
  #byRoot = new Map<string, RootConfiguration>();

  constructor(openText: (uri: string) => string | undefined) {
    this.#openText = openText;
  }

  /** Reads the configurations of all folders again. True where one of them changed. */
  load(roots: readonly string[]): boolean {
    const next = new Map<string, RootConfiguration>();
    for (const root of roots) next.set(root, this.#read(root));
    const before = this.#byRoot;
    this.#byRoot = next;
    const changed = [...next].some(([root, { read }]) => before.get(root)?.read !== read);
    return changed || before.size !== next.size;
  }

  /** The configuration that holds for a file: that of the innermost folder around it. */
  of(uri: string): Configuration {
    const file = URI.parse(uri).fsPath;
    let innermost: string | undefined;
    for (const root of this.#byRoot.keys()) {
      if (isWithin(file, root) && root.length > (innermost?.length ?? -1)) innermost = root;
    }
    const found = innermost === undefined ? undefined : this.#byRoot.get(innermost);
    return (found?.parsed ?? this.#none).configuration;
  }

  /** The base branch that the project of a folder names. */
  baseBranchOf(root: string): string | undefined {
    return this.of(URI.file(path.join(root, 'any')).toString()).project.base_branch;
  }

  /** Problems of the configuration file at a URI; `undefined` where the URI is none that is in use. */
  problemsOf(uri: string): readonly Problem[] | undefined {
    return [...this.#byRoot.values()].find((configuration) => configuration.uri === uri)?.parsed.problems;
  }

  /** URIs of the configuration files in use. */
  uris(): string[] {
    return [...this.#byRoot.values()].map(({ uri }) => uri);
  }

  /** A folder within a repository has the configuration of the repository's root, as for the command line. */
  #read(root: string): RootConfiguration {
    for (let folder = root; ; folder = path.dirname(folder)) {
      for (const name of names) {
        const file = path.join(folder, name);
        const uri = URI.file(file).toString();
        const text = this.#openText(uri);
        const read = text === undefined ? readSmallFile(file) : { text };
        if (read !== undefined) return { uri, read: JSON.stringify(read), parsed: parse(read) };
      }
      if (existsSync(path.join(folder, '.git')) || path.dirname(folder) === folder) break;
    }
    const uri = URI.file(path.join(root, names[0] ?? '')).toString();
    return { uri, read: undefined, parsed: this.#none };
  }
}

/** True for the URI of a project configuration, in use or not. */
export function isConfigurationFile(uri: string): boolean {
  return names.includes(path.posix.basename(URI.parse(uri).path));
}

/** True where a path lies in a folder. */
export function isWithin(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

function parse(read: NonNullable<SmallFile>): ParsedConfiguration {
  return 'text' in read ? parseConfiguration(read.text) : unreadableConfiguration(read.reason);
}
