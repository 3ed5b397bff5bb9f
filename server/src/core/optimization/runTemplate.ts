import { isJsonObject, type JsonObject, type JsonValue } from '../../../../shared/src/json.ts';
import { FIELD_SIDES, type FieldSide } from '../python/pythonModule.ts';

/** A field of a template as a run uses it. */
export interface RunField {
  name: string;
  side: 'input' | 'output';
  /** As written; text when left out. */
  type: string;
  description: string;
}

/** A template as a run uses it. */
export interface RunTemplate {
  instructions: string;
  /** Inputs first, in the order of the template. */
  fields: readonly RunField[];
  module: string;
  /** `path.py:function`, of the module `react` only. */
  tools: readonly string[];
  /** Model settings, where the template has some. */
  model: JsonObject | undefined;
}

/** Reads what a run needs of a template. What the schema would refuse is left out. */
export function runTemplate(value: JsonObject): RunTemplate {
  const { instructions, module, model, tools } = value;
  return {
    instructions: typeof instructions === 'string' ? instructions : '',
    fields: FIELD_SIDES.flatMap((side) => fieldsOf(value[side], side)),
    module: typeof module === 'string' ? module : 'predict',
    tools: (module === 'react' && Array.isArray(tools) ? tools : []).filter(
      (tool) => typeof tool === 'string',
    ),
    model: isJsonObject(model) ? model : undefined,
  };
}

function fieldsOf(list: JsonValue | undefined, side: FieldSide): RunField[] {
  return (Array.isArray(list) ? list : []).flatMap((item) => {
    const { name, type, description } = isJsonObject(item) ? item : {};
    if (typeof name !== 'string') return [];
    return {
      name,
      side: side === 'inputs' ? 'input' : 'output',
      type: typeof type === 'string' ? type : 'str',
      description: typeof description === 'string' ? description : '',
    };
  });
}
