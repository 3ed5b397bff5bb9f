import { readMessageDeclarations, type MessageDeclaration } from './messageDeclarations.ts';
import { createProtocolSchema, type ProtocolSchema } from './protocolSchema.ts';

/** What the Language Server Protocol says of its messages; plain data. */
export interface ProtocolModel {
  messages: readonly MessageDeclaration[];
  schema: ProtocolSchema;
}

/** Reads the model from the protocol library's declarations: about two seconds. */
export function readProtocolModel(): ProtocolModel {
  const messages = readMessageDeclarations();
  return { messages, schema: createProtocolSchema(messages) };
}
