import type { Index, MetricKind, ScalarKind } from 'usearch';
import { OperationalError, sentenceOf } from '../../operationalError.ts';

/** A graph of neighbours (HNSW) in machine code. Its keys are node numbers. */
export type GraphIndex = Pick<Index, 'add' | 'remove' | 'search' | 'save' | 'load' | 'view' | 'size'>;

interface Library {
  Index: typeof Index;
  MetricKind: typeof MetricKind;
  ScalarKind: typeof ScalarKind;
}

/** Links per node, and how many candidates an insertion looks at: the values of the HNSW paper's experiments. */
const CONNECTIVITY = 16;
const INSERTION = 128;

/**
 * Loads the library and answers what makes an empty graph for unit vectors, kept in 16-bit floats. Rejects with an
 * OperationalError where the machine cannot load it.
 */
export async function loadGraphLibrary(
  load = (): Promise<Library> => import('usearch'),
): Promise<(dimensions: number) => GraphIndex> {
  try {
    const { Index, MetricKind, ScalarKind } = await load();
    return (dimensions) =>
      new Index({
        dimensions,
        metric: MetricKind.IP,
        quantization: ScalarKind.F16,
        connectivity: CONNECTIVITY,
        expansion_add: INSERTION,
        // A search looks at as many as it is asked for, if that is more.
        expansion_search: 1,
        multi: false,
      });
  } catch (error) {
    throw new OperationalError(
      `Large searches stay exact and take longer, because the graph library cannot be loaded: ${sentenceOf(error)}.`,
    );
  }
}
