import * as vscode from 'vscode';

/** The scheme of our read-only documents. */
export const READ_ONLY_SCHEME = 'databits-result';

/** A text with the name of its tab. */
export interface NamedText {
  name: string;
  text: string;
  /** Decides how it is coloured; `yaml`, as records are, where left out. */
  extension?: string;
}

/** Shows texts of ours, such as the rows of a query, as documents that cannot be edited. */
export class ReadOnlyDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #subscriptions: vscode.Disposable[];
  #number = 0;

  constructor() {
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(READ_ONLY_SCHEME, this),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#texts.delete(document.uri.toString());
      }),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? 'This result is no longer kept: run the command again.';
  }

  /** Opens a text under a name, where the options say; the extension decides how it is coloured. */
  async show(
    name: string,
    extension: string,
    text: string,
    options: vscode.TextDocumentShowOptions = { preview: true },
  ): Promise<vscode.TextEditor> {
    this.#number += 1;
    const uri = this.#keep(`/${name} ${String(this.#number)}.${extension}`, text);
    return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), options);
  }

  /** Shows Markdown as it reads, beside the editor; one text of a name is enough. */
  async preview(name: string, markdown: string): Promise<void> {
    const uri = this.#keep(`/${name}.md`, markdown);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }

  /** Compares two texts, side by side or as the user has set it. What it answers closes the comparison. */
  async compare(left: NamedText, right: NamedText, title: string): Promise<() => Promise<void>> {
    this.#number += 1;
    const [before, after] = [left, right].map(({ name, text, extension = 'yaml' }) =>
      this.#keep(`/${name} ${String(this.#number)}.${extension}`, text),
    );
    await vscode.commands.executeCommand('vscode.diff', before, after, title, { preview: true });
    return () =>
      closeTabs(
        (input) =>
          input instanceof vscode.TabInputTextDiff && input.modified.toString() === after?.toString(),
      );
  }

  #keep(path: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: READ_ONLY_SCHEME, path });
    this.#texts.set(uri.toString(), text);
    return uri;
  }

  /** Closes the tab of a text of ours, wherever it is. */
  async close(uri: vscode.Uri): Promise<void> {
    await closeTabs(
      (input) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
    );
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#texts.clear();
  }
}

async function closeTabs(isOurs: (input: unknown) => boolean): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const ours = tabs.filter(({ input }) => isOurs(input));
  if (ours.length > 0) await vscode.window.tabGroups.close(ours, true);
}
