import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import {
  hasConfiguredHook,
  withConfiguredHook,
  withoutConfiguredHook,
} from '../../../server/src/core/setup/preCommitConfig.ts';

const TEXTS = {
  'items at the margin': `# ours\nrepos:\n- repo: https://example.org/a\n  rev: v1 # pinned\n  hooks:\n  - id: a\n`,
  'items further in, and keys behind': `default_stages: [pre-commit]\nrepos:\n    - repo: local\n      hooks:\n          - id: a\n            name: A\n            entry: a\n            language: system # done\n\nfail_fast: true\n`,
  'no line end at the end': `repos:\n  - repo: local\n    hooks: [{ id: a, name: a, entry: a, language: system }]`,
};

interface Configured {
  repos: { repo: string; hooks: { id: string; entry: string }[] }[];
}

describe('an entry in .pre-commit-config.yaml', () => {
  test.each(Object.entries(TEXTS))('%s', (_title, text) => {
    const found = withConfiguredHook(text, 'databits');
    if (!('text' in found)) throw new Error(found.reason);
    const [before, after] = [parse(text) as Configured, parse(found.text) as Configured];
    expect(after.repos.slice(0, -1)).toEqual(before.repos);
    expect(after.repos.at(-1)).toMatchObject({
      repo: 'local',
      hooks: [{ id: 'databits', entry: 'databits diff --staged --summary --fail-on error' }],
    });
    expect({ ...after, repos: [] }).toEqual({ ...before, repos: [] });
    expect(hasConfiguredHook(found.text)).toBe(true);
    expect(withConfiguredHook(found.text, 'databits')).toEqual(found);
    const line = text.endsWith('\n') ? text : `${text}\n`;
    expect(withoutConfiguredHook(found.text)).toBe(line);
  });

  test.each([
    ['repos: []\n', 'no list `repos`'],
    ['repos: [{ repo: local, hooks: [] }]\n', 'no list `repos`'],
    ['a: [\n', 'not valid YAML'],
    ['', 'no list `repos`'],
    ['- a\n', 'no list `repos`'],
  ])('%j is left as it is', (text, reason) => {
    expect(withConfiguredHook(text, 'databits')).toEqual({
      reason: expect.stringContaining(reason) as string,
    });
    expect(hasConfiguredHook(text)).toBe(false);
  });
});
