import { expect, test } from 'vitest';
import type { JsonValue } from '../../../shared/src/json.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { splitDocuments } from '../../../server/src/core/document/split.ts';
import { analyseSegment } from '../../../server/src/core/document/analyseFile.ts';
import { deriveRecord, insertBehind } from '../../../server/src/core/writing/deriveRecord.ts';
import { unindent } from '../support/markers.ts';

const SOURCE = '01930d2e-7b5a-7c31-9a44-00000000000a';
const FRESH = '0199aaaa-0000-7000-8000-000000000001';
const HASH = /content_hash: [0-9a-f]{64}/;

/** Derives the record at a place of a file, puts it behind its source, and compares the file. */
function checkDerive(before: string, at: number, after: string, method?: string): void {
  const text = unindent(before);
  const segment = splitDocuments(text)[at];
  const value = segment && analyseSegment(segment, 'example').value;
  if (segment === undefined || value === undefined) throw new Error('There is no record.');
  const derivation = { id: FRESH, now: '2026-03-04T09:30:00Z', ...(method === undefined ? {} : { method }) };
  const { text: derived } = deriveRecord('example', { text: segment.text, value }, derivation);
  const { edits } = insertBehind('file:///a.example.yaml', text, at, derived);
  const edited = TextDocument.applyEdits(TextDocument.create('file:///a', 'databits', 1, text), edits);
  expect(edited.replace(HASH, 'content_hash: HASH')).toBe(unindent(after));
}

test('a copy with a lineage follows its source; what was said of the source alone stays behind', () => {
  checkDerive(
    `
    # the first
    example_id: ${SOURCE}
    version: 3
    name: Parcel   # short
    input: { text: "Where is it?" }
    expected_output: track
    quality_scores: { clarity: 0.9 }
    usage_count: 4
    attribution:
      creator: ann
      license: MIT
    status: approved
    review: { decision: approved, content_hash: x }
    ---
    example_id: other
    `,
    0,
    `
    # the first
    example_id: ${SOURCE}
    version: 3
    name: Parcel   # short
    input: { text: "Where is it?" }
    expected_output: track
    quality_scores: { clarity: 0.9 }
    usage_count: 4
    attribution:
      creator: ann
      license: MIT
    status: approved
    review: { decision: approved, content_hash: x }
    ---
    # the first
    example_id: ${FRESH}
    version: 1
    name: Parcel   # short
    input: { text: "Where is it?" }
    expected_output: track
    attribution:
      license: MIT
      derived_from:
        - example_id: ${SOURCE}
          version: 3
          content_hash: HASH
          method: paraphrased
    group: ${SOURCE}
    status: draft
    created_at: "2026-03-04T09:30:00Z"
    ---
    example_id: other
    `,
    'paraphrased',
  );
});

test('its group is its source’s; marks that part documents stay where they part them', () => {
  checkDerive(
    `
    ---
    { example_id: ${SOURCE}, version: 1, group: family, input: 1, expected_output: 2 }
    ...
    example_id: other
    `,
    0,
    `
    ---
    { example_id: ${SOURCE}, version: 1, group: family, input: 1, expected_output: 2 }
    ...
    ---
    { example_id: ${FRESH}, version: 1, group: family, input: 1, expected_output: 2, status: draft, created_at: "2026-03-04T09:30:00Z", attribution: { derived_from: [{ example_id: ${SOURCE}, version: 1, content_hash: HASH }] } }
    ...
    example_id: other
    `,
  );
});

test('what a run measured of the source stays behind, and nothing else of its metadata', () => {
  const derived = (metadata: string): JsonValue | undefined => {
    const text = `example_id: ${SOURCE}\nversion: 1\ninput: a\nexpected_output: b\nmetadata: ${metadata}\n`;
    const value = analyseSegment(splitDocuments(text)[0] ?? raise(), 'example').value ?? raise();
    return deriveRecord('example', { text, value }, { id: FRESH, now: '2026-03-04T09:30:00Z' }).value[
      'metadata'
    ];
  };
  expect(derived('{ difficulty_evidence: { run_id: x, programs: 3 } }')).toBeUndefined();
  expect(derived('{ origin: faq, difficulty_evidence: { run_id: x } }')).toEqual({ origin: 'faq' });
  expect(derived('{}')).toEqual({});
});

function raise(): never {
  throw new Error('There is no record.');
}
