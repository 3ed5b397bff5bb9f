import { startGit } from '../run.ts';

/**
 * Paths from the root of the repository where the configuration of a folder may be: in the folder, then in those above it.
 */
export async function configurationNames(root: string): Promise<string[]> {
  const output = await startGit(root, ['rev-parse', '--show-prefix']);
  const folders = (output?.toString('utf8').trim() ?? '').split('/').filter((name) => name !== '');
  return [...folders.keys(), folders.length].reverse().flatMap((depth) => {
    const folder = folders.slice(0, depth).map((name) => `${name}/`);
    return ['databits.yaml', 'databits.yml'].map((name) => `${folder.join('')}${name}`);
  });
}
