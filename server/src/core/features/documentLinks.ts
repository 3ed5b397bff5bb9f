import type { DocumentLink } from 'vscode-languageserver-types';
import { URI, Utils } from 'vscode-uri';
import type { Cancellation } from '../cancellation.ts';
import type { FeatureContext } from '../workspace/context.ts';
import { rangeInFile } from '../document/locate.ts';
import type { ScalarNode, YamlNode } from '../document/tree.ts';
import type { RecordFile } from './recordFile.ts';
import { plainText } from './yamlText.ts';

/** Links on the addresses of a file: web pages, and files relative to the record's. */
export function documentLinks(
  file: RecordFile,
  _context: FeatureContext,
  token: Cancellation,
): Promise<DocumentLink[]> {
  const links: DocumentLink[] = [];
  for (const document of file.documents) {
    if (token.isCancellationRequested) break;
    // Most records name no address: their trees need no walk.
    if (!/uri/.test(document.segment.text)) continue;
    for (const node of addressesIn(document.root)) {
      const target = linkTarget(file.uri, plainText(node.value));
      if (target !== undefined) links.push({ range: rangeInFile(document, node), target });
    }
  }
  return Promise.resolve(links);
}

/** The values that are addresses: those that the schema declares, and `uri` in free values. */
function* addressesIn(root: YamlNode | undefined): Generator<ScalarNode> {
  const rest: YamlNode[] = root === undefined ? [] : [root];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.type === 'sequence') rest.push(...node.items.toReversed());
    if (node.type !== 'map') continue;
    for (const { value } of node.pairs.toReversed()) {
      if (value !== undefined && value.type !== 'scalar') rest.push(value);
    }
    for (const { key, value } of node.pairs) {
      if (value?.type === 'scalar' && isAddress(key, value)) yield value;
    }
  }
}

/** True for a value that is an address: the schema says so, or its key is `uri`. */
export function isAddress(key: ScalarNode | YamlNode, { value, definition }: ScalarNode): boolean {
  if (typeof value !== 'string') return false;
  return (key.type === 'scalar' && key.value === 'uri') || definition?.format === 'uri-reference';
}

/**
 * What an address in a record file opens. Only web addresses and relative paths: a dataset is hostile input, and
 * schemes such as `command:` or a network path would act when clicked.
 */
export function linkTarget(fileUri: string, address: string): string | undefined {
  if (/^https?:\/\/[^\s]+$/i.test(address)) return address;
  const isRelative = /^[^/\\:?#][^\\]*$/.test(address) && !/^[a-z][a-z0-9+.-]*:/i.test(address);
  if (!isRelative || hasControlCharacters(address)) return undefined;
  const path = decode(address.replace(/[?#].*$/, ''));
  if (path === undefined || /^\/|\\/.test(path) || hasControlCharacters(path)) return undefined;
  return Utils.resolvePath(Utils.dirname(URI.parse(fileUri)), path).toString();
}

function decode(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}

function hasControlCharacters(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\u007f');
}
