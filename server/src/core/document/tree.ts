import type { JsonValue } from '../../../../shared/src/json.ts';
import type { Definition } from '../schema/definition.ts';

/** Offsets count UTF-16 code units from the start of the segment's text; ends are exclusive. */
interface Located {
  start: number;
  end: number;
  parent: YamlNode | undefined;
  /**
   * Stamped by `bindTree`: the schema's definition of this place. Absent where the schema says nothing. A key has one
   * only where the schema speaks of keys (`propertyNames`); the property's stands on the value.
   */
  definition: Definition | undefined;
}

/** A mapping. Keys keep their order; duplicates are all here. */
export interface MapNode extends Located {
  type: 'map';
  flow: boolean;
  pairs: PairNode[];
}

/** A key with its value; the value is absent where nothing was typed yet. */
export interface PairNode {
  key: ScalarNode;
  value: YamlNode | undefined;
  start: number;
  end: number;
}

export interface SequenceNode extends Located {
  type: 'sequence';
  flow: boolean;
  items: YamlNode[];
}

export interface ScalarNode extends Located {
  type: 'scalar';
  value: JsonValue;
  /** The source as written, quotes included. */
  source: string;
}

/** An alias; `target` is the anchored node, absent where it is unknown. */
export interface AliasNode extends Located {
  type: 'alias';
  name: string;
  target: YamlNode | undefined;
}

export type YamlNode = MapNode | SequenceNode | ScalarNode | AliasNode;

/** A place in a value: names and list positions from the root. */
export type ValuePath = readonly (string | number)[];
