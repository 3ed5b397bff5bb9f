import type { LineageColour } from '../../../../../shared/src/protocol/lineagePage.ts';
import type { VisibleGraph } from '../graph/visibleGraph.ts';
import type { Layout } from '../layout/layout.ts';

/** All that is drawn. */
export interface Scene {
  graph: VisibleGraph;
  layout: Layout;
  /** Nodes that are lit; all where it is absent. */
  lit: ReadonlySet<string> | undefined;
  selected: string | undefined;
  /** Nodes that the search found. */
  matches: ReadonlySet<string>;
  colour: LineageColour;
}

/** Gives the theme's colours: of a style sheet's variable, and of the bucket of a node. */
export interface Colours {
  variable(name: string): string;
  bucket(name: string): string;
}
