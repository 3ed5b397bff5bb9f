import { Ajv, type ValidateFunction } from 'ajv';
import { partName, type MessagePart, type ProtocolSchema } from './protocolSchema.ts';

const ID = 'protocol';

/** Most mistakes named of one value: one that fits no alternative has some for each. */
const MOST_NAMED = 6;

/** Checks the parts of messages by the protocol's schema; each is compiled when it is first needed. */
export class PartValidators {
  readonly #ajv = new Ajv({ strict: false, allErrors: true });
  readonly #schema: ProtocolSchema;

  constructor(schema: ProtocolSchema) {
    this.#schema = schema;
    this.#ajv.addSchema({ $id: ID, ...schema });
  }

  /** What is wrong with a part of a message; nothing where it is as the protocol says. */
  mistakesOf(method: string, part: MessagePart, value: unknown): string[] {
    const validate = this.#validatorOf(method, part);
    if (validate === undefined) {
      return value === undefined || value === null ? [] : [`${partName(method, part)} must be empty`];
    }
    if (validate(value)) return [];
    const errors = validate.errors ?? [];
    return errors
      .slice(0, MOST_NAMED)
      .map(({ instancePath, message = '', params }) =>
        [`${partName(method, part)}${instancePath}`, message, JSON.stringify(params)].join(' '),
      );
  }

  #validatorOf(method: string, part: MessagePart): ValidateFunction | undefined {
    const name = partName(method, part);
    if (this.#schema.parts[name] === undefined) return undefined;
    const pointer = encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
    return this.#ajv.getSchema(`${ID}#/parts/${pointer}`);
  }
}
