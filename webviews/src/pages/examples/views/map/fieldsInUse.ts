import type { Rpc } from '../../../../rpc.ts';

/** Fields whose values few records share, or that are texts to be read: no colours. */
const UNFIT =
  /^(input|content|expected_output|embedding|explanation|name|version|source_uri|attribution|review)($|\.)|(^|_)(id|at|hash)$/;
const MOST = 60;
/** What can colour any map, in the order in which people look for it. */
const COMMON = ['status', 'function', 'domain', 'tags', 'source', 'difficulty', 'kind', 'quality', 'usage'];
/** Common ones by their other names. */
const SAME = new Set(['function_name', 'capability_tags', 'modality', 'quality_scores', 'usage_count']);

/** The fields that can colour a map: the common ones, and what the records use besides. */
export class FieldsInUse {
  readonly #rpc: Rpc;
  readonly #changed: () => void;
  #asked = false;
  #fields: readonly string[] = [];

  constructor(rpc: Rpc, changed: () => void) {
    this.#rpc = rpc;
    this.#changed = changed;
  }

  get options(): readonly string[] {
    return [...COMMON, ...this.#fields];
  }

  ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    try {
      const { fields } = await this.#rpc.call('records/fields', {});
      const paths = fields
        .filter(({ path, type }) => isFit(path) && type !== 'object')
        .map(({ path }) => path);
      this.#fields = [...answers(fields.map(({ path }) => path)), ...paths].slice(0, MOST);
      this.#changed();
    } catch {
      // The common fields are there all the same; the next page asks again.
      this.#asked = false;
    }
  }
}

function isFit(path: string): boolean {
  return !COMMON.includes(path) && !SAME.has(path) && !UNFIT.test(path);
}

/** Fields of expected outputs: what a classifier answers is what a map of examples is coloured by most. */
function answers(paths: readonly string[]): string[] {
  return paths.filter((path) => /^expected_output\.[^.]+$/.test(path)).slice(0, 10);
}
