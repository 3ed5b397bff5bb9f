import type { Plugin } from 'esbuild';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedFailure } from '../process/expectedFailure.ts';
import { distFolder, repositoryRoot } from '../process/paths.ts';

/** A platform as VS Code's marketplace names it, for instance `linux-x64`. */
export type Target = string;

/** A library with machine code: which JavaScript file loads it, where its files are, where they are shipped. */
interface NativeLibrary {
  /** The module that picks the binary for the platform; the build replaces it. */
  readonly loader: RegExp;
  /** Folder of the binaries of one target, relative to the repository. */
  readonly source: (target: Target) => string;
  /** Folder in `dist/native`. */
  readonly name: string;
  /** The file that is loaded; the others in the folder are found by the system's loader beside it. */
  readonly binary: string;
  /** Targets that the package has no binary for: the product does without it there. */
  readonly absentOn?: readonly Target[];
  /** The replacement of the loading module, given the expression that loads the binary. */
  readonly code: (load: string) => (original: string) => string;
}

const libraries: readonly NativeLibrary[] = [
  {
    name: 'onnxruntime',
    loader: /onnxruntime-node[\\/]dist[\\/]binding\.js$/,
    source: (target) => `node_modules/onnxruntime-node/bin/napi-v6/${target.replace('-', '/')}`,
    binary: 'onnxruntime_binding.node',
    code: (load) => (original) => original.replace(/require\(`[^`]*onnxruntime_binding\.node`\)/, load),
  },
  {
    name: 'duckdb',
    loader: /@duckdb[\\/]node-bindings[\\/]duckdb\.js$/,
    source: (target) => `node_modules/@duckdb/node-bindings-${target}`,
    binary: 'duckdb.node',
    code: (load) => () => `module.exports = ${load};`,
  },
  {
    name: 'usearch',
    loader: /usearch[\\/]javascript[\\/]dist[\\/](?:esm|cjs)[\\/]usearch\.js$/,
    source: (target) =>
      `node_modules/usearch/prebuilds/${target.startsWith('darwin-') ? 'darwin-arm64+x64' : target}`,
    binary: 'usearch.node',
    absentOn: ['win32-arm64', 'alpine-x64', 'alpine-arm64', 'linux-armhf'],
    code: (load) => (original) =>
      original
        .replace(/^import .* from "(?:node-gyp-build|bindings|path|fs)";$/gm, '')
        .replace('build(getBuildDir(getDirName()))', load)
        .replace(/\/\/ utility functions to help find native builds[\s\S]*$/, ''),
  },
];

/** Makes the bundles load machine code from `dist/native`, where {@link stageNativeLibraries} puts it. */
export const nativeLibrariesPlugin: Plugin = {
  name: 'native-libraries',
  setup(build) {
    for (const library of libraries) {
      const shipped = `./native/${library.name}/${library.binary}`;
      build.onLoad({ filter: library.loader }, async ({ path: file }) => {
        const original = await readFile(file, 'utf8');
        const contents = library.code(`require('${shipped}')`)(original);
        if (!contents.includes(shipped))
          throw new Error(`${file} no longer loads ${library.binary} as expected`);
        return { contents, loader: 'js' };
      });
      build.onResolve({ filter: /^\.\/native\// }, ({ path: file }) => ({ path: file, external: true }));
    }
  },
};

/** The platform this build runs on. */
export function currentTarget(): Target {
  return `${process.platform}-${process.arch}`;
}

/** Copies the binaries of one platform to `dist/native`; fails when the package of that platform is absent. */
export async function stageNativeLibraries(target: Target): Promise<void> {
  for (const library of libraries) {
    if (library.absentOn?.includes(target) === true) continue;
    const source = path.join(repositoryRoot, library.source(target));
    if (!existsSync(path.join(source, library.binary))) {
      throw new ExpectedFailure(
        `The ${library.name} library for ${target} is not installed (${library.source(target)}): build on that platform.`,
      );
    }
    const destination = path.join(distFolder, 'native', library.name);
    await mkdir(destination, { recursive: true });
    const files = (await readdir(source)).filter((file) => /\.(node|dll|dylib)$|\.so(\.\d+)?$/.test(file));
    for (const file of files) await copyFile(path.join(source, file), path.join(destination, file));
  }
}
