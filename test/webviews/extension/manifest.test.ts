import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { COMMAND_IDS } from '../../../client/src/commandIds.ts';
import { NEW_RECORD_TITLES } from '../../../client/src/commands/recordText.ts';
import { STAGES } from '../../../client/src/lifecycle/stages.ts';
import { RECORD_KINDS } from '../../../server/src/core/records/kinds.ts';

const repository = path.join(import.meta.dirname, '..', '..', '..');

interface Manifest {
  icon: string;
  capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
  contributes: {
    commands: { command: string; title: string; category: string; enablement?: string }[];
    menus: Record<string, { command: string; when?: string }[]>;
    keybindings: { command: string }[];
    languages: { extensions: string[]; configuration: string; icon: Record<string, string> }[];
    grammars: { path: string }[];
    viewsContainers: { activitybar: { icon: string }[] };
    viewsWelcome: { contents: string }[];
    configurationDefaults: Record<string, Record<string, unknown>>;
    configuration: {
      properties: Record<string, { scope?: string; markdownDescription?: string; default?: unknown }>;
    };
    problemPatterns: { regexp: string }[];
    walkthroughs: {
      icon: string;
      steps: { description: string; media: Record<string, string>; completionEvents: string[] }[];
    }[];
  };
}

function readManifest(): Manifest {
  return JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as Manifest;
}

const manifest = readManifest();
const { contributes } = manifest;
const ids: readonly string[] = COMMAND_IDS;

test('every command has a handler and a title under DataBits, and the reverse', () => {
  expect(contributes.commands.map(({ command }) => command).sort()).toEqual([...ids].sort());
  for (const { command, title, category } of contributes.commands) {
    expect({ command, category }).toEqual({ command, category: 'DataBits' });
    expect(title, command).toMatch(/^[A-Z]/);
  }
});

test('menus, keys, welcome views, walkthroughs and stages run commands that exist', () => {
  const linked = (text: string): string[] =>
    [...text.matchAll(/command:(databits\.\w+)/g)].map(([, command]) => command ?? '');
  const used = [
    ...Object.values(contributes.menus).flatMap((entries) => entries.map(({ command }) => command)),
    ...contributes.keybindings.map(({ command }) => command),
    ...contributes.viewsWelcome.flatMap(({ contents }) => linked(contents)),
    ...contributes.walkthroughs.flatMap(({ steps }) =>
      steps.flatMap(({ description, completionEvents }) => [
        ...linked(description),
        ...completionEvents.filter((event) => event.startsWith('onCommand:')).map((event) => event.slice(10)),
      ]),
    ),
    ...STAGES.map(({ start }) => start.command),
  ];
  expect(used.filter((command) => !ids.includes(command))).toEqual([]);
});

test('what needs a trusted workspace is found in Restricted Mode, too, and says so when it is run', () => {
  const hidden = (contributes.menus['commandPalette'] ?? []).filter(({ when }) =>
    when?.includes('isWorkspaceTrusted'),
  );
  expect(contributes.commands.filter(({ enablement }) => enablement?.includes('isWorkspaceTrusted'))).toEqual(
    [],
  );
  // Those of SQL belong to files that are shown with a notice.
  expect(hidden.map(({ command }) => command)).toEqual([
    'databits.runQuery',
    'databits.newQuery',
    'databits.queryHistory',
  ]);
});

test('a command and the question that it asks are called the same', () => {
  const titles = contributes.commands.flatMap(({ command, title }) =>
    /^databits\.new(?!Query)/.test(command) ? [title] : [],
  );
  expect(Object.values(NEW_RECORD_TITLES).sort()).toEqual(titles.sort());
});

test('a stage without records says what comes, short enough for a side bar and as a sentence', () => {
  for (const { start } of STAGES) {
    expect(start.short).not.toMatch(/will (live|show)/);
    expect(start.short.length, start.short).toBeLessThanOrEqual(45);
    expect(start.sentence).toMatch(/\.$/);
  }
});

test('words of other records, such as their ids, are no suggestions', () => {
  expect(contributes.configurationDefaults['[databits]']?.['editor.wordBasedSuggestions']).toBe('off');
});

test('the walkthrough has an icon with colours of its own: it is drawn as it is on light and dark', () => {
  for (const { icon } of contributes.walkthroughs) expect(icon).toMatch(/\.png$/);
});

test('files of every record kind have our language, in both spellings of the suffix', () => {
  const wanted = RECORD_KINDS.flatMap(({ suffix }) => [`.${suffix}.yaml`, `.${suffix}.yml`]);
  expect([...(contributes.languages[0]?.extensions ?? [])].sort()).toEqual(wanted.sort());
});

test('every file that the manifest names exists', () => {
  const files = [
    manifest.icon,
    ...contributes.languages.flatMap(({ configuration, icon }) => [configuration, ...Object.values(icon)]),
    ...contributes.grammars.map((grammar) => grammar.path),
    ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
    ...contributes.walkthroughs.map(({ icon }) => icon),
    ...contributes.walkthroughs.flatMap(({ steps }) =>
      steps.map(({ media }) => media['svg'] ?? media['markdown'] ?? '(no picture)'),
    ),
  ];
  expect(files.filter((file) => !existsSync(path.join(repository, file)))).toEqual([]);
});

test('every setting says what it does, has a scope and a default, and restricted ones exist', () => {
  const { properties } = contributes.configuration;
  for (const [name, setting] of Object.entries(properties)) {
    expect(setting.markdownDescription, name).toMatch(/\.$/);
    expect(['machine', 'window', 'resource'], name).toContain(setting.scope);
    expect(setting.default, name).toBeDefined();
  }
  const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
  expect(restricted.filter((name) => properties[name] === undefined)).toEqual([]);
});

test('the problem matcher reads the lines of the command line program', () => {
  const pattern = new RegExp(contributes.problemPatterns[0]?.regexp ?? '(?!)');
  const line = 'problems/a b.example.yaml:11:1 error record.unknown-property A record has no property "x".';
  expect(pattern.exec(line)?.slice(1)).toEqual([
    'problems/a b.example.yaml',
    '11',
    '1',
    'error',
    'record.unknown-property',
    'A record has no property "x".',
  ]);
});

test('SQL files of others stay theirs: our language has its own id and suffix, and SQL runs only where trusted', () => {
  const sql = contributes.languages[1];
  expect(sql?.extensions).toEqual(['.databits.sql']);
  const entries = Object.values(contributes.menus).flat();
  for (const command of ['databits.runQuery', 'databits.newQuery', 'databits.queryHistory']) {
    const conditions = entries.filter((entry) => entry.command === command).map(({ when }) => when ?? '');
    expect(conditions.length).toBeGreaterThan(1);
    for (const when of conditions) {
      expect(when).toContain('isWorkspaceTrusted');
      expect(when).not.toMatch(/== sql\b/);
    }
  }
});
