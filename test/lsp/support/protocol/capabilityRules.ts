import type { ClientCapabilities } from 'vscode-languageserver-protocol';

/** What the client said of itself. */
export interface DeclaredClient {
  capabilities: ClientCapabilities;
  /** Names of commands that the client has besides the server's. */
  commands: readonly string[];
  /** True where it listens to the server's own notifications. */
  events: boolean;
}

/** A thing in a message that only some clients understand. */
interface CapabilityRule {
  /** Methods of the requests or notifications whose content it is about. */
  methods: RegExp;
  /** What is used, where an object of the message uses it: a few words. */
  uses: (value: Readonly<Record<string, unknown>>) => unknown;
  /** Dotted path of the capability. */
  needs: string;
  /** Where the capability lists what is understood: true if it lists what is used. Else it must be there. */
  lists?: true;
}

const COMPLETION = /^textDocument\/completion$|^completionItem\/resolve$/;
const COMPLETION_ITEM = 'textDocument.completion.completionItem';
const ANY = /^/;
const DIAGNOSTICS = /^textDocument\/publishDiagnostics$/;

/** The key's value, where the object has it. */
const has =
  (...keys: readonly string[]): CapabilityRule['uses'] =>
  (value) =>
    keys.every((key) => value[key] !== undefined) ? value[keys[0] ?? ''] : undefined;

const markupKind =
  (key: string): CapabilityRule['uses'] =>
  (value) =>
    isObject(value[key]) ? value[key]['kind'] : undefined;

/** Kinds beyond those of the protocol's first version. */
const newerKind =
  (...keys: readonly string[]): CapabilityRule['uses'] =>
  (value) =>
    keys.every((key) => value[key] !== undefined) && Number(value['kind']) > 18 ? value['kind'] : undefined;

const RULES: readonly CapabilityRule[] = [
  { methods: ANY, uses: has('documentChanges'), needs: 'workspace.workspaceEdit.documentChanges' },
  { methods: ANY, uses: has('changeAnnotations'), needs: 'workspace.workspaceEdit.changeAnnotationSupport' },
  { methods: ANY, uses: has('annotationId'), needs: 'workspace.workspaceEdit.changeAnnotationSupport' },
  {
    methods: ANY,
    uses: ({ kind }) => (['create', 'rename', 'delete'].some((name) => name === kind) ? kind : undefined),
    needs: 'workspace.workspaceEdit.resourceOperations',
    lists: true,
  },
  {
    methods: /^initialize$/,
    uses: has('prepareProvider'),
    needs: 'textDocument.rename.prepareSupport',
  },
  {
    methods: /^initialize$/,
    uses: has('codeActionKinds'),
    needs: 'textDocument.codeAction.codeActionLiteralSupport',
  },
  {
    methods: COMPLETION,
    uses: ({ insertTextFormat }) => (insertTextFormat === 2 ? 'snippet' : undefined),
    needs: `${COMPLETION_ITEM}.snippetSupport`,
  },
  {
    methods: COMPLETION,
    uses: has('insertTextMode'),
    needs: `${COMPLETION_ITEM}.insertTextModeSupport.valueSet`,
    lists: true,
  },
  {
    methods: COMPLETION,
    uses: markupKind('documentation'),
    needs: `${COMPLETION_ITEM}.documentationFormat`,
    lists: true,
  },
  {
    methods: COMPLETION,
    uses: newerKind('kind', 'label'),
    needs: 'textDocument.completion.completionItemKind.valueSet',
    lists: true,
  },
  { methods: COMPLETION, uses: has('labelDetails'), needs: `${COMPLETION_ITEM}.labelDetailsSupport` },
  { methods: COMPLETION, uses: has('tags'), needs: `${COMPLETION_ITEM}.tagSupport` },
  { methods: COMPLETION, uses: has('deprecated'), needs: `${COMPLETION_ITEM}.deprecatedSupport` },
  { methods: COMPLETION, uses: has('preselect'), needs: `${COMPLETION_ITEM}.preselectSupport` },
  { methods: COMPLETION, uses: has('insert', 'replace'), needs: `${COMPLETION_ITEM}.insertReplaceSupport` },
  { methods: COMPLETION, uses: has('commitCharacters'), needs: `${COMPLETION_ITEM}.commitCharactersSupport` },
  { methods: COMPLETION, uses: has('itemDefaults'), needs: 'textDocument.completion.completionList' },
  {
    methods: /^textDocument\/hover$/,
    uses: markupKind('contents'),
    needs: 'textDocument.hover.contentFormat',
    lists: true,
  },
  {
    methods: /^textDocument\/(definition|declaration|implementation|typeDefinition)$/,
    uses: has('targetUri'),
    needs: 'textDocument.definition.linkSupport',
  },
  {
    methods: /^textDocument\/documentSymbol$/,
    uses: has('selectionRange'),
    needs: 'textDocument.documentSymbol.hierarchicalDocumentSymbolSupport',
  },
  {
    methods: /^textDocument\/documentSymbol$/,
    uses: newerKind('name'),
    needs: 'textDocument.documentSymbol.symbolKind.valueSet',
    lists: true,
  },
  {
    methods: /^workspace\/symbol$/,
    uses: newerKind('name'),
    needs: 'workspace.symbol.symbolKind.valueSet',
    lists: true,
  },
  {
    methods: /^textDocument\/codeAction$/,
    uses: ({ title, command }) => (title !== undefined && typeof command !== 'string' ? title : undefined),
    needs: 'textDocument.codeAction.codeActionLiteralSupport',
  },
  {
    methods: /^textDocument\/codeAction$/,
    uses: has('isPreferred'),
    needs: 'textDocument.codeAction.isPreferredSupport',
  },
  {
    methods: /^textDocument\/codeAction$/,
    uses: has('disabled'),
    needs: 'textDocument.codeAction.disabledSupport',
  },
  {
    methods: /^textDocument\/codeAction$/,
    uses: has('data', 'title'),
    needs: 'textDocument.codeAction.dataSupport',
  },
  {
    methods: /^textDocument\/documentLink$/,
    uses: has('tooltip'),
    needs: 'textDocument.documentLink.tooltipSupport',
  },
  {
    methods: /^textDocument\/foldingRange$/,
    uses: has('collapsedText'),
    needs: 'textDocument.foldingRange.foldingRange.collapsedText',
  },
  {
    methods: DIAGNOSTICS,
    uses: has('version', 'uri'),
    needs: 'textDocument.publishDiagnostics.versionSupport',
  },
  {
    methods: DIAGNOSTICS,
    uses: has('relatedInformation'),
    needs: 'textDocument.publishDiagnostics.relatedInformation',
  },
  { methods: DIAGNOSTICS, uses: has('tags'), needs: 'textDocument.publishDiagnostics.tagSupport' },
  { methods: DIAGNOSTICS, uses: has('data'), needs: 'textDocument.publishDiagnostics.dataSupport' },
  {
    methods: DIAGNOSTICS,
    uses: has('codeDescription'),
    needs: 'textDocument.publishDiagnostics.codeDescriptionSupport',
  },
  {
    methods: /^textDocument\/(publishDiagnostics|diagnostic)$|^workspace\/diagnostic$/,
    uses: ({ message, severity }) => (isObject(message) && severity !== undefined ? 'markup' : undefined),
    needs: 'textDocument.diagnostic.markupMessageSupport',
  },
];

/** Content that is the server's own business: it comes back as it was sent. */
const OPAQUE = ['data', 'arguments', 'changes'];

/** What a message's content uses that the client did not declare. */
export function undeclaredUses(method: string, content: unknown, client: DeclaredClient): string[] {
  const rules = RULES.filter(({ methods }) => methods.test(method));
  const found = new Set<string>();
  for (const value of objectsIn(content)) {
    for (const { uses, needs, lists } of rules) {
      const used = uses(value);
      if (used === undefined) continue;
      const declared = capabilityAt(client.capabilities, needs);
      const isDeclared = lists
        ? Array.isArray(declared) && declared.includes(used)
        : declared !== undefined && declared !== false;
      if (!isDeclared) found.add(`${method} uses ${needs} (${JSON.stringify(used).slice(0, 40)})`);
    }
    const command = commandOf(value);
    if (command !== undefined && !client.commands.includes(command))
      found.add(`${method} names the command ${command}, which the client does not have`);
  }
  return [...found];
}

/** A client's capability by its dotted path. */
export function capabilityAt(capabilities: ClientCapabilities, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), capabilities);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A command with a title; one without a name only says something. */
function commandOf({ title, command }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof title === 'string' && typeof command === 'string' && command !== '' ? command : undefined;
}

/** Every object in a value, from the outside in. */
function* objectsIn(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(value)) {
    for (const item of value) yield* objectsIn(item);
  } else if (isObject(value)) {
    yield value;
    for (const [key, part] of Object.entries(value)) if (!OPAQUE.includes(key)) yield* objectsIn(part);
  }
}
