import { readFileSync } from 'node:fs';
import nodePlugin from 'eslint-plugin-n';
import tseslint from 'typescript-eslint';

const packageJson = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const oldestNode = packageJson.engines.node;
const nodeOnly = { regex: '^node:', message: 'This layer runs without Node.' };
const editorOnly = { regex: '^vscode$', message: 'Only client/ talks to the editor.' };
const nativeOnly = {
  regex: '^(@duckdb/|onnxruntime|usearch)',
  message: 'Native libraries are used behind a port in server/src/adapters.',
};
const serverOnly = { regex: '(^|/)server/', message: 'Only shared/ lies between the server and its users.' };
const clientOnly = { regex: '(^|/)(client|webviews)/', message: 'The server does not know its users.' };
const adaptersOnly = { regex: '/(adapters|hosts)/', message: 'core and its ports know no adapter.' };

const restrictedSyntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
  {
    selector: ':matches(PropertyDefinition, MethodDefinition)[accessibility="private"]',
    message: 'Use a #private name.',
  },
  { selector: 'CallExpression[callee.name="eval"]', message: 'Never run text.' },
];

/** What the files of a layer may not import, not even as types; dependency-cruiser checks the same on resolved files. */
function zone(files, ...patterns) {
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'dist/',
      'out/',
      '.tools/',
      '**/generated/',
      '**/*.cjs',
      'test/**/fixtures/',
      'samples/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.config.ts'] } } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // An arrow function that returns what it calls reads well.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A handler may be async where a callback is expected that ignores the result; floating promises stay errors.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // Spreading a string into its code points is what the text code does on purpose.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'off',
      'no-restricted-syntax': [
        'error',
        ...restrictedSyntax,
        {
          selector:
            'Program > VariableDeclaration[kind="let"], Program > ExportNamedDeclaration > VariableDeclaration[kind="let"]',
          message: 'A module keeps no state: put it into an object made in a composition root.',
        },
      ],
    },
  },
  zone(['shared/src/**/*.ts'], nodeOnly, editorOnly, nativeOnly, serverOnly, clientOnly),
  zone(['server/src/core/**/*.ts'], nodeOnly, editorOnly, nativeOnly, clientOnly, adaptersOnly, {
    regex: '^vscode-(languageserver/|languageserver$|languageclient)',
    message: 'core answers with plain data; the protocol belongs to server/src/hosts.',
  }),
  zone(['server/src/adapters/**/*.ts'], editorOnly, clientOnly, {
    regex: '/hosts/',
    message: 'An adapter does not know who uses it.',
  }),
  zone(['server/src/hosts/**/*.ts'], editorOnly, clientOnly, nativeOnly),
  {
    // The command line runs on the machine's own Node: nothing that `engines` of package.json does not have. What is
    // left out came back to Node 20 with 20.12 and 20.15.
    files: ['server/src/{adapters,hosts}/**/*.ts'],
    plugins: { n: nodePlugin },
    rules: {
      'n/no-unsupported-features/node-builtins': [
        'error',
        { version: oldestNode, allowExperimental: true, ignores: ['crypto.hash', 'zlib.crc32'] },
      ],
      'n/no-unsupported-features/es-builtins': ['error', { version: oldestNode }],
      'n/no-unsupported-features/es-syntax': [
        'error',
        { version: oldestNode, ignores: ['modules', 'dynamicImport'] },
      ],
    },
  },
  zone(['client/src/**/*.ts'], nativeOnly, serverOnly),
  zone(['webviews/src/**/*.ts'], nodeOnly, editorOnly, nativeOnly, serverOnly),
  {
    // What Node 20 does not have, though the types of the language's version do.
    files: ['server/src/**/*.ts', 'shared/src/**/*.ts', 'client/src/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Map', property: 'groupBy', message: 'Node 20 lacks it: take core/groupBy.' },
        { object: 'Object', property: 'groupBy', message: 'Node 20 lacks it: take core/groupBy.' },
        { object: 'Promise', property: 'withResolvers', message: 'Node 20 lacks it.' },
        { object: 'Array', property: 'fromAsync', message: 'Node 20 lacks it.' },
      ],
    },
  },
  {
    // The configuration files' tools expect a default export.
    files: ['*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A test file's `let` holds what its beforeAll makes.
      'no-restricted-syntax': ['error', ...restrictedSyntax],
      // node:assert's functions and vitest's matchers are called for their effect and with values of any type.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
