import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { readFiles } from '../../core/support/markers.ts';

/** A folder of record files on disk, with a folder for caches beside it. */
export class TemporaryWorkspace {
  readonly root: string;
  readonly cacheFolder: string;
  readonly #folder: string;

  /** `fixture` holds files as `readFiles` has them: a line `#- path` starts one. */
  constructor(fixture = '') {
    this.#folder = mkdtempSync(path.join(tmpdir(), 'databits-lsp-'));
    this.root = path.join(this.#folder, 'workspace');
    this.cacheFolder = path.join(this.#folder, 'cache');
    mkdirSync(this.root);
    for (const { path: name, text } of readFiles(fixture)) this.write(name, text);
  }

  pathOf(name: string): string {
    return path.join(this.root, name);
  }

  uriOf(name: string): string {
    return URI.file(this.pathOf(name)).toString();
  }

  write(name: string, content: string | Buffer): void {
    mkdirSync(path.dirname(this.pathOf(name)), { recursive: true });
    writeFileSync(this.pathOf(name), content);
  }

  rename(from: string, to: string): void {
    renameSync(this.pathOf(from), this.pathOf(to));
  }

  delete(name: string): void {
    rmSync(this.pathOf(name), { recursive: true });
  }

  /** Runs git in the folder. */
  git(...parameters: string[]): void {
    execFileSync('git', parameters, { cwd: this.root, stdio: 'ignore' });
  }

  /** Commits everything; makes the folder a repository first. */
  commit(): void {
    this.git('init', '--quiet');
    this.git('add', '--all');
    this.git(
      '-c',
      'user.name=Test',
      '-c',
      'user.email=test@example.org',
      'commit',
      '--quiet',
      '--message',
      'Records',
    );
  }

  /** Stages everything, in a folder that is a repository. */
  stage(): void {
    execFileSync('git', ['add', '--all'], { cwd: this.root, stdio: 'ignore' });
  }

  /** Full name of the commit that HEAD is at. */
  head(): string {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: this.root, encoding: 'utf8' }).trim();
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
