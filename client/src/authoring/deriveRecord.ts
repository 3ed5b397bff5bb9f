import * as vscode from 'vscode';
import { sayOutcome, type EditPorts } from '../commands/editRecords.ts';
import { applyRecordEdits } from '../editing/applyRecordEdits.ts';
import { chosenRecords } from './chosenRecords.ts';

/** How records are often made of others; any other word will do. */
const METHODS = ['paraphrased', 'translated', 'shortened', 'corrected', 'split'];

/**
 * Starts a draft from the record at the cursor, right behind it, with its lineage filled in and the cursor in its input.
 * Nothing is saved.
 */
export async function deriveRecord(ports: EditPorts): Promise<void> {
  const chosen = await chosenRecords(ports.server);
  const [source] = chosen?.records ?? [];
  if (chosen === undefined || source === undefined) return;
  const method = await chooseMethod(source.name);
  if (method === undefined) return;
  const given = method === '' ? {} : { method };
  const plan = await ports.server.call('records/derive', { id: source.id, ...given });
  if (!(await applyRecordEdits(plan, ports.lastChange))) return;
  const [derived] = plan.edited;
  if (derived !== undefined) await showInput(chosen.editor.document, derived.id);
  await sayOutcome(plan, ports, 'derived');
}

/** The method; an empty text for none, `undefined` where the user gave up. */
function chooseMethod(name: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const input = vscode.window.createQuickPick();
    const none = { label: '$(dash) Say nothing', description: 'write `method` later, or never' };
    const known = METHODS.map((label) => ({ label }));
    input.title = `Derive from “${name}”`;
    input.placeholder = 'How is it made from its source? Choose or type a word.';
    input.items = [...known, none];
    input.onDidChangeValue((typed) => {
      const label = typed.trim();
      const isNew = label !== '' && !METHODS.includes(label);
      input.items = isNew
        ? [...known, { label, description: 'new', alwaysShow: true }, none]
        : [...known, none];
    });
    let chosen: string | undefined;
    input.onDidAccept(() => {
      const [item] = input.selectedItems;
      chosen = item === undefined ? undefined : item.label === none.label ? '' : item.label;
      input.hide();
    });
    input.onDidHide(() => {
      input.dispose();
      resolve(chosen);
    });
    input.show();
  });
}

/** Puts the cursor to what is to be written anew: behind the key of the record's input or content. */
async function showInput(document: vscode.TextDocument, id: string): Promise<void> {
  const text = document.getText();
  const start = text.indexOf(id, text.search(new RegExp(`^(?:example|databit)_id: *["']?${id}`, 'm')));
  const input = /^(?:input|content):[ \t]*/m.exec(text.slice(start));
  const position = document.positionAt(start + (input === null ? 0 : input.index + input[0].length));
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(
    new vscode.Range(position, position),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}
