import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hookStateOf, withHookPart, withoutHookPart } from '../../../server/src/core/setup/hookText.ts';

const PROGRAM = { file: "/a b/it's/dist/cli.js", runtime: '/usr/bin/node' };
const OTHER = { file: '/elsewhere/dist/cli.js', runtime: '/usr/bin/node' };

test('paths are one word for a shell, whatever is in them', () => {
  expect(withHookPart(undefined, PROGRAM)).toContain(`program='/a b/it'\\''s/dist/cli.js'`);
});

test.each([
  [undefined, 'absent'],
  ['', 'other'],
  ['#!/bin/sh\nmake\n', 'other'],
  ['#!/usr/bin/env bash\nmake\n', 'other'],
  ['npm test\n', 'other'],
  ['#!/usr/bin/env python3\nprint()\n', 'no-shell'],
  ['#!/usr/bin/env -S node\n', 'no-shell'],
  [withHookPart(undefined, PROGRAM), 'ours'],
  [withHookPart('#!/bin/bash\nmake\n', PROGRAM), 'ours'],
])('the hook %j is %s', (text, state) => {
  expect(hookStateOf(text)).toBe(state);
});

const hook = fc
  .tuple(
    fc.constantFrom('', '#!/bin/sh\n', '#!/usr/bin/env bash\n'),
    fc.array(fc.constantFrom('make\n', 'exit 0\n', '# a comment\n', 'echo "$1 $& $$"\n', '\n'), {
      minLength: 1,
    }),
  )
  .map(([first, lines]) => `${first}${lines.join('')}`);

test('what is put in comes out again and leaves the rest as it was', () => {
  fc.assert(
    fc.property(hook, (text) => {
      const with1 = withHookPart(text, PROGRAM);
      expect(withHookPart(with1, PROGRAM)).toBe(with1);
      expect(withHookPart(with1, OTHER)).toBe(withHookPart(text, OTHER));
      const isNothing = /^(?:#![^\n]*)?\s*$/.test(text);
      expect(withoutHookPart(with1)).toBe(isNothing ? undefined : text);
    }),
  );
});

test('it comes before everything else, so that no exit is before it', () => {
  const lines = withHookPart('#!/bin/bash\nexit 0\n', PROGRAM).split('\n');
  expect(lines[0]).toBe('#!/bin/bash');
  expect(lines[1]).toBe('# >>> databits >>>');
  expect(lines.slice(-3)).toEqual(['# <<< databits <<<', 'exit 0', '']);
});
