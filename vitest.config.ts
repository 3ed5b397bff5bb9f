import { defineConfig } from 'vitest/config';

/** Rings that start real databases, git and child processes: their files run one after the other. */
const slowRing = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 };

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
      { test: { name: 'adapters', include: ['test/adapters/**/*.test.ts'], ...slowRing } },
      { test: { name: 'lsp', include: ['test/lsp/**/*.test.ts'], ...slowRing } },
      { test: { name: 'webviews', include: ['test/webviews/**/*.test.ts'], ...browserRing } },
      { test: { name: 'editor', include: ['test/editor/ui/**/*.spec.ts'], ...browserRing } },
    ],
    passWithNoTests: false,
    allowOnly: false,
    reporters: ['dot'],
  },
});
