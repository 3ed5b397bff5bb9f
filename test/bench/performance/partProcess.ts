import { writeFileSync } from 'node:fs';
import { BenchWorkspace } from './benchWorkspace.ts';
import { PARTS } from './parts.ts';

// A process of its own for a part: `node partProcess.ts PART SIZE FILE` writes the findings to the file.
const [name = '', size = '', file = ''] = process.argv.slice(2);
const part = PARTS[name];
if (part === undefined) throw new Error(`There is no part "${name}".`);
writeFileSync(file, JSON.stringify(await part(new BenchWorkspace(Number(size)))));
// Native libraries may keep threads.
process.exit(0);
