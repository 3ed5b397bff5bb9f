import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import type { SchemaSources } from './sources.ts';

/** Keywords of ours and of editors that a validator passes over. */
const ANNOTATIONS = [
  'enumDescriptions',
  'errorMessage',
  'defaultSnippets',
  'x-role',
  'x-search',
  'x-search-weight',
  'x-reference',
  'x-merge',
  'x-record',
];

/** API methods by name: the definitions of `api-params` with a slash in their name. */
export function apiMethods(sources: SchemaSources): string[] {
  return Object.keys(sources.apiParams.$defs ?? {}).filter((name) => name.includes('/'));
}

/** The exported function's name for a method: `search/run` → `search_run`. */
function functionName(method: string): string {
  return method.replace('/', '_');
}

/**
 * Compiles the schemas into one self-contained ES module, so that nothing is compiled at run time. Formats are
 * left out on purpose: core checks them with located messages of its own.
 */
export async function generateValidators(sources: SchemaSources): Promise<{ code: string; types: string }> {
  const ajv = new Ajv2020({
    allErrors: true,
    validateFormats: false,
    strictRequired: false,
    strictTypes: false,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addVocabulary(ANNOTATIONS);
  ajv.addSchema(sources.common);
  const exports: Record<string, string> = {};
  for (const schema of [
    ...sources.records,
    sources.configuration,
    sources.receipt,
    sources.comments,
    sources.apiParams,
  ])
    ajv.addSchema(schema);
  for (const schema of sources.records) exports[schema['x-record'].kind] = schema.$id ?? '';
  exports['configuration'] = sources.configuration.$id ?? '';
  exports['receipt'] = sources.receipt.$id ?? '';
  exports['comments'] = sources.comments.$id ?? '';
  for (const method of apiMethods(sources)) {
    exports[functionName(method)] = `${sources.apiParams.$id ?? ''}#/$defs/${method.replace('/', '~1')}`;
  }
  const bundled = await build({
    stdin: { contents: standaloneCode.default(ajv, exports), resolveDir: process.cwd(), loader: 'js' },
    bundle: true,
    format: 'esm',
    write: false,
    target: 'es2024',
    legalComments: 'none',
  });
  const code = bundled.outputFiles[0]?.text;
  if (code === undefined) throw new Error('esbuild returned no validators.');
  return { code, types: validatorTypes(sources) };
}

function validatorTypes(sources: SchemaSources): string {
  const names = [
    ...sources.records.map((schema) => schema['x-record'].kind),
    'configuration',
    'receipt',
    'comments',
    ...apiMethods(sources).map(functionName),
  ];
  return [
    'export interface ValidationError {',
    '  instancePath: string;',
    '  schemaPath: string;',
    '  keyword: string;',
    '  params: Record<string, unknown>;',
    '  message?: string;',
    '}',
    '/** True for valid values; else `errors` says why, until the next call. */',
    'export interface Validator {',
    '  (value: unknown): boolean;',
    '  errors?: ValidationError[] | null;',
    '}',
    ...names.map((name) => `export declare const ${name}: Validator;`),
    '',
  ].join('\n');
}
