import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import openAssembler from 'wabt';

/** Where the kernels' text is, from the repository's root. */
export const KERNELS_SOURCE = 'server/src/adapters/vectors/kernels.wat';

/** A module with the assembled kernels in base64. Throws where the text is not valid. */
export async function generateKernels(root: string): Promise<string> {
  const assembler = await openAssembler();
  const module = assembler.parseWat(KERNELS_SOURCE, readFileSync(join(root, KERNELS_SOURCE), 'utf8'), {
    simd: true,
  });
  try {
    module.validate();
    const bytes = module.toBinary({}).buffer;
    return `/** The kernels of the exact scan, assembled, in base64. */\nexport const KERNELS =\n'${Buffer.from(bytes).toString('base64')}';\n`;
  } finally {
    module.destroy();
  }
}
