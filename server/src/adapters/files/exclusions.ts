import ignore from 'ignore';
import path from 'node:path';
import { globExpression } from './glob.ts';
import { readSmallFile } from './readSmallFile.ts';

/** Tells which paths of a root are left out besides what .gitignore says. */
export class Exclusions {
  readonly #globs: readonly RegExp[];
  readonly #ignored: ReturnType<typeof ignore>;
  readonly #folders = new Map<string, boolean>();

  /** Globs as in VS Code's `files.exclude`; patterns as in .gitignore, from `databits.yaml`. */
  constructor(globs: readonly string[], patterns: readonly string[]) {
    this.#globs = globs.map(globExpression);
    this.#ignored = ignore({ allowRelativePaths: true }).add([...patterns]);
  }

  /** True where the file, or a folder above it, is left out. The path is relative, with `/` between folders. */
  excludes(file: string): boolean {
    if (this.#matches(file)) return true;
    return this.excludesFolder(file.slice(0, Math.max(0, file.lastIndexOf('/'))));
  }

  /** The same for a folder. Answers are kept: many files share a folder. */
  excludesFolder(folder: string): boolean {
    if (folder === '') return false;
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    const excluded =
      name === '.git' || name === 'node_modules' || this.#matches(folder) || this.#matches(`${folder}/`);
    const above = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
    const answer = excluded || this.excludesFolder(above);
    this.#folders.set(folder, answer);
    return answer;
  }

  #matches(name: string): boolean {
    return this.#globs.some((glob) => glob.test(name)) || this.#ignored.ignores(name);
  }
}

/** The .gitignore files from a root down to a folder, as git reads them: the deeper file has the last word. */
export class IgnoreFiles {
  readonly #levels: readonly { folder: string; rules: ReturnType<typeof ignore> }[];

  constructor(levels: readonly { folder: string; rules: ReturnType<typeof ignore> }[]) {
    this.#levels = levels;
  }

  static none(): IgnoreFiles {
    return new IgnoreFiles([]);
  }

  /** With the rules of the folder's own .gitignore, if it has one. */
  enter(folder: string): IgnoreFiles {
    const read = readSmallFile(path.join(folder, '.gitignore'));
    // A .gitignore that cannot be read ignores nothing; git does the same.
    if (read === undefined || !('text' in read)) return this;
    const rules = ignore({ allowRelativePaths: true }).add(read.text);
    return new IgnoreFiles([...this.#levels, { folder, rules }]);
  }

  ignores(absolute: string, isFolder: boolean): boolean {
    for (const { folder, rules } of this.#levels.toReversed()) {
      const name = path.relative(folder, absolute).replaceAll(path.sep, '/') + (isFolder ? '/' : '');
      const { ignored, unignored } = rules.test(name);
      if (ignored || unignored) return ignored;
    }
    return false;
  }
}
