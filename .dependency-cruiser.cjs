/**
 * The layers of ARCHITECTURE.md on resolved files: schemas ← shared ← core ← adapters ← hosts; client and webviews
 * import only shared. Type-only imports count too.
 */
const layer = (name, from, forbidden, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: forbidden },
});

const ours = '^(shared|server|client|webviews|scripts|test)/';

const corePackages = [
  '@lezer/common',
  '@lezer/python',
  '@noble/hashes',
  'canonicalize',
  'diff',
  'fastest-levenshtein',
  'ignore',
  'js-yaml',
  'ml-matrix',
  'node-diff3',
  'spdx-correct',
  'spdx-expression-parse',
  'spdx-license-ids',
  'umap-js',
  'uuid',
  'vscode-languageserver-textdocument',
  'vscode-languageserver-types',
  'vscode-uri',
  'yaml',
  // Types only.
  '@types/js-yaml',
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'A module that nothing imports and that imports nothing is left over.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '/generated/', '^scripts/commands/', '\\.cjs$', '\\.mjs$'],
      },
      to: {},
    },
    {
      name: 'shared-imports-nothing',
      severity: 'error',
      from: { path: '^shared/src/' },
      to: { pathNot: '^(shared/src/|schemas/|node_modules/ajv/)' },
    },
    layer(
      'core-knows-only-shared',
      '^server/src/core/',
      '^(server/src/(adapters|hosts)|client|webviews|scripts|test)/',
    ),
    {
      name: 'core-is-pure',
      comment: 'core could be published by itself: no Node, no editor, and only these packages.',
      severity: 'error',
      from: { path: '^server/src/core/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev'],
        pathNot: `^node_modules/(${corePackages.join('|')})/`,
      },
    },
    layer(
      'adapters-know-no-host',
      '^server/src/adapters/',
      '^(server/src/hosts|client|webviews|scripts|test)/',
    ),
    layer('hosts-know-no-user', '^server/src/hosts/', '^(client|webviews|scripts|test)/'),
    layer('client-knows-only-shared', '^client/', '^(server|webviews|scripts|test)/'),
    layer('webviews-know-only-shared', '^webviews/', '^(server|client|scripts|test)/'),
    {
      name: 'webviews-run-in-a-page',
      severity: 'error',
      from: { path: '^webviews/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: ours },
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.tools|samples)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
