import type { SchemaObject } from 'ajv';
import {
  createFormatter,
  createParser,
  DEFAULT_CONFIG,
  SchemaGenerator,
  type CompletedConfig,
} from 'ts-json-schema-generator';
import ts from 'typescript';
import { fileURLToPath } from 'node:url';
import type { MessageDeclaration } from './messageDeclarations.ts';

/** The protocol as JSON Schemas. */
export interface ProtocolSchema {
  /** By {@link partName}; what is not here is nothing at all. */
  parts: Record<string, SchemaObject>;
  /** The types that parts refer to, by name. */
  definitions: Record<string, SchemaObject>;
}

/** Which part of a message a schema describes. */
export type MessagePart = 'params' | 'result' | 'registration';

const ROOT = 'ProtocolMessages';

const PARTS: readonly MessagePart[] = ['params', 'result', 'registration'];

const config: CompletedConfig = {
  ...DEFAULT_CONFIG,
  type: ROOT,
  expose: 'all',
  jsDoc: 'none',
  topRef: false,
  // Unknown properties are mistakes: most often a misspelled optional one.
  additionalProperties: false,
  sortProps: false,
};

/** The largest number of type `integer` or `uinteger`. */
const LARGEST_INTEGER = 2 ** 31 - 1;

/** What TypeScript cannot say of these types. */
const REFINED: Record<string, SchemaObject> = {
  integer: { type: 'integer', minimum: -LARGEST_INTEGER - 1, maximum: LARGEST_INTEGER },
  uinteger: { type: 'integer', minimum: 0, maximum: LARGEST_INTEGER },
  DocumentUri: { type: 'string', pattern: '^[a-zA-Z][a-zA-Z0-9+.-]*:' },
  URI: { type: 'string', pattern: '^[a-zA-Z][a-zA-Z0-9+.-]*:' },
};

/** Key of the schema of a message's part. */
export function partName(method: string, part: MessagePart): string {
  return `${part} of ${method}`;
}

/** Makes the schemas of the types that declarations name. */
export function createProtocolSchema(messages: readonly MessageDeclaration[]): ProtocolSchema {
  const program = programOf(rootSource(messages));
  const generator = new SchemaGenerator(
    program,
    createParser(program, config),
    createFormatter(config),
    config,
  );
  const { properties = {}, definitions = {} } = generator.createSchema(ROOT);
  return {
    parts: properties as Record<string, SchemaObject>,
    definitions: { ...(definitions as Record<string, SchemaObject>), ...REFINED },
  };
}

/** A module that exports an interface with each part of each message. */
function rootSource(messages: readonly MessageDeclaration[]): string {
  const properties = messages.flatMap((message) =>
    PARTS.filter((part) => message[part] !== 'void').map(
      (part) => `  ${JSON.stringify(partName(message.method, part))}: ${message[part]};`,
    ),
  );
  const types = messages.flatMap((message) => PARTS.map((part) => message[part]));
  const names = new Set(types.join(' ').match(/\b(?:[A-Z][A-Za-z]+|u?integer)\b/g));
  return [
    `import type { ${[...names].join(', ')} } from 'vscode-languageserver-protocol';`,
    `export interface ${ROOT} {`,
    ...properties,
    '}',
  ].join('\n');
}

function programOf(source: string): ts.Program {
  const root = fileURLToPath(new URL('protocolMessages.ts', import.meta.url));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    types: [],
  };
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (file) => file === root || disk.fileExists(file),
    getSourceFile: (file, language, ...more) =>
      file === root
        ? ts.createSourceFile(file, source, language, true)
        : disk.getSourceFile(file, language, ...more),
  };
  return ts.createProgram([root], options, host);
}
