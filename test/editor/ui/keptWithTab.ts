import type { Page } from 'playwright-core';

/**
 * Whether the tabs that the window keeps for its next start have one with this text in its state. The query is also in
 * the extension's own memory, earlier: that says nothing of the tab.
 */
export function keptWithTab(page: Page, text: string): Promise<boolean> {
  return page.evaluate(async (wanted) => {
    const finished = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(new Error('The storage of the editor cannot be read.'));
        };
      });
    const kept = await indexedDB.databases();
    const names = kept.flatMap(({ name }) =>
      name?.startsWith('vscode-web-state-db') === true ? [name] : [],
    );
    for (const name of names) {
      const database = await finished(indexedDB.open(name));
      const stores = [...database.objectStoreNames];
      const values = await Promise.all(
        stores.map((store) =>
          finished<unknown>(
            database.transaction(store).objectStore(store).get('memento/workbench.parts.editor'),
          ),
        ),
      );
      database.close();
      if (JSON.stringify(values).includes(wanted)) return true;
    }
    return false;
  }, text);
}
