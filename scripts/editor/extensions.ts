import { mkdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedFailure } from '../process/expectedFailure.ts';
import { repositoryRoot } from '../process/paths.ts';
import { run } from '../process/run.ts';
import { editorServerScript } from '../setup/editor.ts';

/** How DataBits gets into the editor: as an unpacked folder (this repository), or as a packaged file. */
export type Installation =
  { readonly kind: 'folder'; readonly folder: string } | { readonly kind: 'vsix'; readonly file: string };

/** What is tested: the packaged file that DATABITS_VSIX names, else this repository. */
export function installationFromEnvironment(): Installation {
  const file = process.env['DATABITS_VSIX'];
  return file === undefined ? { kind: 'folder', folder: repositoryRoot } : { kind: 'vsix', file };
}

interface ExtensionManifest {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
}

/** Puts an unpacked extension into an extensions folder by a link, as the editor expects it to be named. */
export async function linkExtension(extensionsFolder: string, extension: string): Promise<void> {
  const text = await readFile(path.join(extension, 'package.json'), 'utf8');
  const manifest = JSON.parse(text) as ExtensionManifest;
  const name = `${manifest.publisher}.${manifest.name}-${manifest.version}`;
  await mkdir(extensionsFolder, { recursive: true });
  await symlink(extension, path.join(extensionsFolder, name), 'junction');
}

/** Installs a packaged extension into an extensions folder with the editor's own installer. */
export async function installVsix(extensionsFolder: string, dataFolder: string, file: string): Promise<void> {
  const folders = ['--extensions-dir', extensionsFolder, '--server-data-dir', dataFolder];
  const args = [editorServerScript, ...folders, '--accept-server-license-terms', '--install-extension', file];
  const result = await run(process.execPath, args);
  if (result.code === 0 && !/Failed Installing/i.test(result.output)) return;
  throw new ExpectedFailure(
    `${path.basename(file)} could not be installed into VS Code: ${result.output.trim()}`,
  );
}

/** Puts DataBits itself into an extensions folder. */
export async function installDataBits(
  extensionsFolder: string,
  dataFolder: string,
  installation: Installation,
): Promise<void> {
  switch (installation.kind) {
    case 'folder':
      return linkExtension(extensionsFolder, installation.folder);
    case 'vsix':
      return installVsix(extensionsFolder, dataFolder, installation.file);
  }
}
