import type { Page } from 'playwright-core';

const TABS = 'memento/workbench.parts.editor';

/**
 * Whether the tabs that the window keeps for its next start have one with this text in its state. What pages tell is also in
 * the extension's own memory: that says nothing of the tab.
 */
export async function keptWithTab(page: Page, text: string): Promise<boolean> {
  return (await keptValues(page, TABS)).includes(text);
}

/** Whether anything that the window keeps fits a pattern, such as the extension's own memory. */
export async function keptAnywhere(page: Page, pattern: RegExp): Promise<boolean> {
  return pattern.test(await keptValues(page));
}

/** What the window keeps under a key, or all of it, as JSON. In the browser VS Code writes it every few seconds. */
function keptValues(page: Page, key?: string): Promise<string> {
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
    const found: unknown[] = [];
    for (const name of names) {
      const database = await finished(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const values = database.transaction(store).objectStore(store);
        if (wanted === undefined) found.push((await finished(values.getAll())) as unknown);
        else found.push(await finished<unknown>(values.get(wanted)));
      }
      database.close();
    }
    return JSON.stringify(found);
  }, key);
}
