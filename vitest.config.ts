import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * V8 keeps a list of pages with machine code where the processor has protection keys, and dies now and then when threads
 * come and go ("Check failed: jit_page.has_value()", nodejs/node#64500): not to be taken for a failure of a test.
 */
const nodeArguments =
  process.platform === 'linux' && process.arch === 'x64' ? ['--no-memory-protection-keys'] : [];

/** Threads and processes that tests start run the sources, and take half a second less where these were compiled before. */
const compiled = { NODE_COMPILE_CACHE: path.join(tmpdir(), 'databits-compile-cache') };

/** Rings that start real databases, git and child processes: their files run one after the other. */
const slowRing = {
  fileParallelism: false,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  execArgv: nodeArguments,
};

/**
 * A ring whose files have folders of their own and wait for processes a good deal: two at once take 350 s in place of 595 s on two
 * processors. Browsers keep both busy by themselves (340 s in place of 380 s), and stay one by one.
 */
const pairedRing = { ...slowRing, fileParallelism: true, maxWorkers: 2 };

/** Rings that drive a real browser: a test that fails on a busy machine is tried once more; twice is a failure. */
const browserRing = { ...slowRing, retry: 1 };

/**
 * One project per ring. `editor` holds only the tests that drive a window from outside; those inside the editor
 * run in its extension host (scripts/test/editorRing.ts).
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'core', include: ['test/core/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'adapters', include: ['test/adapters/**/*.test.ts'], env: compiled, ...pairedRing } },
      {
        test: {
          name: 'lsp',
          include: ['test/lsp/**/*.test.ts'],
          globalSetup: 'test/lsp/support/protocol/globalSetup.ts',
          ...slowRing,
        },
      },
      { test: { name: 'runner', include: ['test/runner/**/*.test.ts'], ...slowRing } },
      {
        test: {
          name: 'optional',
          include: ['test/optional/**/*.test.ts'],
          ...slowRing,
          testTimeout: 600_000,
        },
      },
      { test: { name: 'webviews', include: ['test/webviews/**/*.test.ts'], ...browserRing } },
      { test: { name: 'editor', include: ['test/editor/ui/**/*.spec.ts'], ...browserRing } },
    ],
    passWithNoTests: false,
    allowOnly: false,
    reporters: ['dot'],
  },
});
