import { expect } from 'vitest';
import type { FormChange, FormEditAnswer, FormPlace } from '../../../shared/src/protocol/form.ts';
import { OpenFile } from '../../../server/src/core/document/openFile.ts';
import { editForm } from '../../../server/src/core/form/editForm.ts';
import { kindOfUri } from '../../../server/src/core/records/kinds.ts';
import { applyTextEdits } from '../../../server/src/core/writing/textEdits.ts';

export const ID = '01938c50-7a10-7cc0-8a51-9d2f4a6b7a';
export const FRESH = `${ID}99`;

/** Plans a change of a file's text. */
export function plan(
  text: string,
  change: FormChange,
  place: FormPlace,
  uri = 'file:///w/a.example.yaml',
): FormEditAnswer {
  const kind = kindOfUri(uri);
  if (kind === undefined) throw new Error('No record file.');
  const file = new OpenFile(uri, kind, text);
  const fresh = (): { id: string; now: string } => ({ id: FRESH, now: '2026-03-04T09:30:00Z' });
  return editForm({ file, text, version: 7 }, place, change, fresh);
}

/** Compares the text after a change, which is one edit that touches no more lines than it has to. */
export function checkEdit(
  text: string,
  change: FormChange,
  expected: string,
  place: FormPlace = { document: 0 },
  uri?: string,
): void {
  const answer = plan(text, change, place, uri);
  if ('refused' in answer) throw new Error(answer.refused);
  expect(answer.version).toBe(7);
  expect(answer.edits.length).toBe(1);
  expect(applyTextEdits(text, answer.edits)).toBe(expected);
}
