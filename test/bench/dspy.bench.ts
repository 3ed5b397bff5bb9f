import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runOrFail } from '../../scripts/process/run.ts';
import { ensureDspy } from '../../scripts/setup/dspy.ts';

/** What the runner costs over bare DSPy: the same work in turn, against a server of this machine. */
const runner = fileURLToPath(new URL('../../runner', import.meta.url));
const python = await ensureDspy();
console.log(await runOrFail(python, [path.join('benchmarks', 'overhead.py')], { cwd: runner }));
