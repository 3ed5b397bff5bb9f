import type { HostRequests } from './webview.ts';
import type { LineageEdgeKind, LineageNodeKind } from './lineage.ts';

/** What the page's colours mean. */
export const LINEAGE_COLOURS = ['status', 'quality', 'effect', 'kind'] as const;
export type LineageColour = (typeof LINEAGE_COLOURS)[number];

/** The files that the page makes of what it shows. */
export const LINEAGE_FORMATS = ['svg', 'mermaid'] as const;
export type LineageFormat = (typeof LINEAGE_FORMATS)[number];

/** A node as the API is asked for it. */
export interface LineageRoot {
  id: string;
  /** A version other than the present one. */
  contentHash?: string;
}

/** Neighbours of a node that were asked for by hand. */
export interface LineageExpansion extends LineageRoot {
  direction: 'up' | 'down';
  /** Nodes at most, the node itself among them. */
  limit: number;
}

/** How a graph is looked at; nothing that can be asked again. */
export interface LineageView {
  direction: 'up' | 'down' | 'both';
  /** Steps from the root. */
  depth: number;
  /** Nodes of the first answer at most. */
  limit: number;
  /** True where past versions and commits are asked for, too. */
  history: boolean;
  expansions: LineageExpansion[];
  /** `up ` or `down ` and the key of a node whose neighbours that way are put away. */
  collapsed: string[];
  /** Key of the node whose ancestors and descendants alone stay lit. */
  focus?: string;
  colour: LineageColour;
  hiddenKinds: LineageNodeKind[];
  hiddenEdges: LineageEdgeKind[];
  /** Statuses; an empty text stands for none. */
  hiddenStatuses: string[];
  /** Seconds since 1970: what was committed before or after is put away. */
  committed: { since?: number; until?: number };
  /** True where the tree stands beside the graph. */
  tree: boolean;
  /** Place in the middle, in pixels of the drawing, and enlargement. */
  place?: { x: number; y: number; zoom: number };
}

/** What is shown and how. */
export interface LineageShown {
  root: LineageRoot;
  view: LineageView;
}

/** What the host tells the page. */
export interface LineagePageState {
  /** Absent where nothing was chosen yet. */
  shown?: LineageShown;
  /** Grows with every record that a person asks for, so that the page tells a new one from the one it shows. */
  request: number;
  /** False in Restricted Mode, where git does not run. */
  isTrusted: boolean;
}

/** What the lineage page may ask of the editor itself. */
export interface LineageHostRequests {
  /** Opens a record's file with the cursor at the record; `keepsFocus` leaves the keyboard in the page. */
  open: HostRequests['open'] & { keepsFocus: boolean };
  /** Shows a version of a record as a document that cannot be edited. */
  openVersion: { id: string; contentHash: string; name: string; keepsFocus: boolean };
  /** Shows what runs measured of an example, or of those that derive from a DataBit. */
  showEffects: { id: string };
  /** Shows what an execution came to. */
  showRun: { runId: string };
  showOutput: Record<string, never>;
  /** Puts a text into the clipboard. */
  copy: { text: string };
  /** Asks where, and writes the text there. */
  save: { format: LineageFormat; name: string; text: string };
  /** Shows what has to be trusted. */
  manageTrust: Record<string, never>;
  saveState: { state: LineageShown };
}

/** A graph before anybody chose how to look at it. */
export const FIRST_LINEAGE_VIEW: LineageView = {
  direction: 'both',
  depth: 3,
  limit: 300,
  history: false,
  expansions: [],
  collapsed: [],
  colour: 'status',
  hiddenKinds: [],
  hiddenEdges: [],
  hiddenStatuses: [],
  committed: {},
  tree: true,
};
