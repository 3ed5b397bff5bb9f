import type { LineageEdgeKind } from '../../../../shared/src/protocol/lineage.ts';
import type { RecordReference } from '../document/analysis.ts';
import type { Vertex } from './vertices.ts';

export type LineageDirection = 'up' | 'down';

/** An edge between two vertices; data flows from the source to the target. */
export interface Link {
  kind: LineageEdgeKind;
  source: Vertex;
  target: Vertex;
  method?: string;
  isStale?: boolean;
}

/** The end of a link that lies in a direction. */
export function endOf(link: Link, direction: LineageDirection): Vertex {
  return direction === 'up' ? link.source : link.target;
}

/** A method that extraction writes, or somebody who extracts. */
const EXTRACTION = /^extract/i;

/** What a reference means for lineage, by where it stands; nothing for pins, evidence and others. */
export function edgeKindOf({ path, method }: RecordReference): LineageEdgeKind | undefined {
  switch (path[0]) {
    case 'attribution':
      return path[1] === 'derived_from' ? derivationKind(method) : undefined;
    case 'members':
      return 'member_of';
    case 'few_shot':
      return 'few_shot_of';
    case 'template':
    case 'dataset':
      return path.length === 1 ? 'used_by_run' : undefined;
    default:
      return undefined;
  }
}

/** What a source means, by how the record was made from it. */
export function derivationKind(method: string | undefined): 'derived_from' | 'extracted_from' {
  return method !== undefined && EXTRACTION.test(method) ? 'extracted_from' : 'derived_from';
}
