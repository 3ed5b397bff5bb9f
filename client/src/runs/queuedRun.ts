/** A run that was agreed to. Plain data: it is kept over a reload of the window. */
export interface QueuedRun {
  /** The id of the run. */
  key: string;
  /** The name of its specification. */
  name: string;
  /** Arguments of `databits run`. */
  args: string[];
  /** Address of the workspace folder. */
  folder: string;
  /** True where it asks language models of the editor. */
  usesEditorModels?: boolean;
}

/** Checks what was kept. */
export function isQueuedRun(value: unknown): value is QueuedRun {
  if (typeof value !== 'object' || value === null) return false;
  if (!('key' in value) || !('name' in value) || !('args' in value) || !('folder' in value)) return false;
  const { key, name, args, folder } = value;
  const texts = [key, name, folder, ...(Array.isArray(args) ? (args as unknown[]) : [undefined])];
  return texts.every((text) => typeof text === 'string');
}
