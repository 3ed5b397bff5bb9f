import type { ExtensionContext } from 'vscode';
import { Wiring } from './wiring.ts';

/** The editor calls the two functions below and hands nothing from one to the other: what runs has to live here. */
const wiring = new Wiring();

/** Called by the editor when the first record file, view, task or command of ours is needed. Waits for nothing. */
export function activate(context: ExtensionContext): void {
  wiring.start(context);
}

/** Called by the editor at its end; resolves when the server has stopped in order. */
export async function deactivate(): Promise<void> {
  await wiring.stop();
}
