import * as vscode from 'vscode';
import { recordId } from '../authoring/recordId.ts';
import type { Server } from '../languageClient.ts';
import type { LineagePanel } from '../webviews/lineagePanel.ts';
import { isOpenableUri } from '../webviews/messages.ts';
import { recordOf } from './search.ts';
import { positionOf } from './showReferences.ts';

/**
 * Shows the lineage of a record on its page: the one at a place, as a lens names it, the one of a line of the tree or of the
 * search page, else the one at the cursor. Says why where there is none.
 */
export async function showLineage(
  server: Server,
  panel: LineagePanel,
  argument: unknown,
  place: unknown,
): Promise<void> {
  const id = isOpenableUri(argument)
    ? await idAt(server, argument, positionOf(place))
    : (recordOf(argument)?.id ?? (await recordId(server, undefined)));
  if (id !== undefined) panel.show({ id: id.toLowerCase() });
}

async function idAt(
  server: Server,
  uri: string,
  position: vscode.Position | undefined,
): Promise<string | undefined> {
  if (position === undefined) return undefined;
  const { records } = await server.call('records/at', { uri, lines: [[position.line, position.line]] });
  const id = records.find((record) => record.id !== '')?.id;
  if (id === undefined) void vscode.window.showInformationMessage('There is no record with an id here.');
  return id;
}
