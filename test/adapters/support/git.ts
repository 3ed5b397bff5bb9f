import { execFileSync } from 'node:child_process';

/** Runs git as its user would, for fixtures. The product's own way of running it is what the tests look at. */
export function git(folder: string, ...parameters: string[]): string {
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.org',
    '-c',
    'init.defaultBranch=main',
  ];
  return execFileSync('git', [...identity, ...parameters], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}
