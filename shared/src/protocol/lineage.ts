import type { TellableEffect } from './effectiveness.ts';
import type { TextPosition } from '../problem.ts';
import type { RecordKind } from '../recordKind.ts';

/** What stands in a lineage graph: records in one of their versions, executions of runs, and commits. */
export type LineageNodeKind = RecordKind | 'execution' | 'commit';

export const LINEAGE_NODE_KINDS: readonly LineageNodeKind[] = [
  'databit',
  'example',
  'dataset',
  'template',
  'run',
  'execution',
  'commit',
];

/**
 * `present`: the record as the files have it; `past`: a version that was followed by another; `deleted`: the last version of
 * a record that is gone; `missing`: something names it, and nothing has it.
 */
export type LineageNodeState = 'present' | 'past' | 'deleted' | 'missing';

export interface LineageNode {
  /** Unique in the graph, and the same in every answer. */
  key: string;
  kind: LineageNodeKind;
  /** Lower-cased id of a record, id of an execution, full name of a commit. */
  id: string;
  state: LineageNodeState;
  /** The name, else the first words; the first line of a commit's message. */
  name: string;
  /** Who made a commit. */
  author?: string;
  version?: number;
  contentHash?: string;
  status?: string;
  /** Mean of the quality scores, 0 to 1. */
  quality?: number;
  /**
   * What the newest run that measured its present content found: of an example what it changes in the score, of a DataBit the mean of
   * the examples that derive from it. Absent where nothing was measured.
   */
  effect?: TellableEffect;
  /** Usage events and final programs of runs that have the example; absent where there are none. */
  uses?: number;
  /** Seconds since 1970: when the commit was written that brought this version last; absent while it is not committed. */
  time?: number;
  /** Of a content that came back: when it was brought first. */
  firstTime?: number;
  /** Where a present record stands. */
  place?: { uri: string; position: TextPosition };
  /** Neighbours towards the sources that are not in the answer. */
  moreUp: number;
  /** True where `moreUp` is the least: not all members of a large dataset were looked for. */
  isMoreUpLeast?: boolean;
  /** Neighbours towards what depends on it that are not in the answer. */
  moreDown: number;
}

/**
 * What an edge says. Data flows from `source` to `target`: what is at `source` was there before, and `target` depends on it.
 * `committed_in` leads from a commit to what it brought; `member_of` also from a dataset to one whose members name it.
 */
export type LineageEdgeKind =
  | 'derived_from'
  | 'extracted_from'
  | 'next_version'
  | 'member_of'
  | 'few_shot_of'
  | 'used_by_run'
  | 'produced_by_run'
  | 'committed_in';

export const LINEAGE_EDGE_KINDS: readonly LineageEdgeKind[] = [
  'derived_from',
  'extracted_from',
  'next_version',
  'member_of',
  'few_shot_of',
  'used_by_run',
  'produced_by_run',
  'committed_in',
];

export interface LineageEdge {
  /** Keys of nodes. */
  source: string;
  target: string;
  kind: LineageEdgeKind;
  /** How the target was made from the source, as the record says. */
  method?: string;
  /** True where the source has other content now than the one that was used. */
  isStale?: boolean;
  /** True where the edge is part of a cycle that the answer has as a whole. */
  isInCycle?: boolean;
  /** Nodes between the two that are left out by kind or time; the edge stands for the way through them. */
  through?: number;
}

export interface LineageParams {
  /**
   * A record, an execution or a commit; or what only one of them begins with, from 4 characters on; or a name of a commit
   * that git knows, such as HEAD, a branch or a tag. Ids come first.
   */
  id: string;
  /** One version of the record; its present content where left out. */
  contentHash?: string;
  direction: 'up' | 'down' | 'both';
  /** Steps from the root, 1 to 100. */
  depth: number;
  /** Kinds of edges to follow; all where left out. */
  edges?: LineageEdgeKind[];
  /** Kinds of nodes to show; all where left out. The root is always there, and ways go through what is not shown. */
  kinds?: LineageNodeKind[];
  /** Seconds since 1970: versions that are known to be older or newer, first or last, are left out, as by kind. */
  since?: number;
  until?: number;
  /** Nodes at most, the root among them, the nearest first; 1 to 5,000. */
  limit: number;
  /** Members that are followed from each dataset at most; 20 where left out. Its `moreUp` counts the others. */
  members?: number;
  /** True to follow all rows that runs used, too; otherwise the examples of their final programs, and the dataset for the others. */
  runRows?: boolean;
  /** True to wait until git's history was read; otherwise the answer is of what is known, and says so. */
  waits?: boolean;
}

/** How many present records depend on the root, directly or not, by kind, whatever the filters and the depth. */
export type LineageImpact = Partial<Record<LineageNodeKind, number>>;

export interface LineageGraph {
  /** Key of the node that was asked for. */
  root: string;
  nodes: LineageNode[];
  edges: LineageEdge[];
  /** Nodes within the depth that the limit left out. */
  leftOut: number;
  impact: LineageImpact;
  /** False where git's history was not read, or is not complete: there may be more. */
  isComplete: boolean;
  revision: number;
}
