import type { Page } from 'playwright-core';

/** Names on the boxes, without those out of sight. */
export async function names(page: Page): Promise<string[]> {
  return (await page.locator('.node-name').allInnerTexts()).sort();
}

export function status(page: Page): Promise<string> {
  return page.getByRole('status').innerText();
}

/** Clicks into the middle of a node's box, or on its handle. The boxes themselves let the pointer through. */
export async function clickNode(page: Page, name: string, part = '.node-name', options = {}): Promise<void> {
  const box = await page.locator('.node', { hasText: name }).locator(part).boundingBox();
  if (box === null) throw new Error(`no ${name}`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, options);
}

export async function keysAt(page: Page, where: '.graph' | '.tree', ...keys: string[]): Promise<void> {
  await page.locator(where).focus();
  for (const key of keys) await page.keyboard.press(key);
}

export function selected(page: Page): Promise<string> {
  return page.locator('.details b').innerText();
}
