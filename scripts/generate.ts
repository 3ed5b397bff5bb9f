import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { generateHistory } from './generate/historyPage.ts';
import { generateKernels, KERNELS_SOURCE } from './generate/kernels.ts';
import { generateReference } from './generate/reference.ts';
import { generateSchemaModule } from './generate/schemaModule.ts';
import { checkProfile } from './generate/profile.ts';
import { readSchemas } from './generate/sources.ts';
import { generatePerformance } from './generate/performance.ts';
import { generateRules } from './generate/rulesPage.ts';
import { generateTypes } from './generate/types.ts';
import { generateValidators } from './generate/validators.ts';

const HEADER = '// Made from schemas/ by `npm run generate`; change the schemas instead.\n';

/** All generated files with their texts, by path from the repository's root. */
async function generate(root: string): Promise<Map<string, string>> {
  const sources = readSchemas(root);
  const complaints = checkProfile(sources);
  if (complaints.length > 0) throw new Error(`The schemas break the profile:\n${complaints.join('\n')}`);
  const validators = await generateValidators(sources);
  const files: [string, string][] = [
    ['shared/src/generated/schemas.ts', HEADER + generateSchemaModule(sources)],
    ['shared/src/generated/records.ts', HEADER + (await generateTypes(sources))],
    ['shared/src/generated/validators.js', HEADER + validators.code],
    ['shared/src/generated/validators.d.ts', HEADER + validators.types],
    ['docs/reference.md', generateReference(sources)],
    [
      'server/src/adapters/vectors/generated/kernels.ts',
      `// Made from ${KERNELS_SOURCE} by \`npm run generate\`; change that instead.\n${await generateKernels(root)}`,
    ],
    ...generatePerformance(root),
    generateRules(root),
    generateHistory(root),
  ];
  const options = await resolveConfig(join(root, 'package.json'));
  const formatted = files.map(async ([path, text]): Promise<[string, string]> => [
    path,
    /\.(js|svg)$/.test(path) ? text : await format(text, { ...options, filepath: path }),
  ]);
  return new Map(await Promise.all(formatted));
}

/** Writes what differs; with `--check` writes nothing and answers 1 where something differs. */
async function main(): Promise<number> {
  const root = join(import.meta.dirname, '..');
  const check = process.argv.includes('--check');
  const stale: string[] = [];
  for (const [path, text] of await generate(root)) {
    const target = join(root, path);
    if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
    stale.push(path);
    if (check) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  if (stale.length === 0) console.log('generated files are fresh');
  else console.log(`${check ? 'stale, run `npm run generate`' : 'written'}: ${stale.join(', ')}`);
  return check && stale.length > 0 ? 1 : 0;
}

process.exitCode = await main();
