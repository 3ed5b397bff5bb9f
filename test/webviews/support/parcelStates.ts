import type { TestState } from './versionsPage.ts';

/** An example as it grew: five states with content, labels, scores, a list and what tools write. */
export const PARCEL_STATES: readonly TestState[] = [
  {
    record: `
example_id: 01938c50-7a10-7cc0-8a51-9d2f4a6b7a01
version: 1
name: where is it
input: { text: Where is my parcel? }
expected_output: { intent: track_parcel }
search_keys: [tracking, parcel]
status: draft
`,
    age: 61,
    author: 'Ada Example',
    summary: 'Add the first records',
  },
  {
    record: `
example_id: 01938c50-7a10-7cc0-8a51-9d2f4a6b7a01
version: 2
name: where is it
function_name: classify_request
input: { text: Where is my parcel? It should have been here on Monday., channel: chat }
expected_output: { intent: track_parcel, confidence: 0.9 }
search_keys: [tracking, parcel]
quality_scores: { clarity: 0.9 }
status: draft
`,
    age: 12,
    author: 'Ben Example',
    summary: 'Say what people really ask, with the channel they ask it by',
  },
  {
    record: `
example_id: 01938c50-7a10-7cc0-8a51-9d2f4a6b7a01
version: 2
name: where is it
function_name: classify_request
input: { text: Where is my parcel? It should have been here on Monday., channel: chat }
expected_output: { intent: track_parcel, confidence: 0.9 }
search_keys: [tracking, parcel]
quality_scores: { clarity: 0.9 }
status: draft
`,
    age: 5,
    change: 'moved',
    path: 'records/tracking.example.yaml',
    summary: 'Sort the records by topic',
  },
  {
    record: `
example_id: 01938c50-7a10-7cc0-8a51-9d2f4a6b7a01
version: 3
name: where is my parcel
function_name: classify_request
input: { text: Where is my parcel 7? It was due on Monday., channel: mail }
expected_output: { intent: late_parcel, confidence: 0.65 }
search_keys: [late, tracking, parcel]
quality_scores: { clarity: 0.55, tone: 1 }
status: approved
usage_count: 12
`,
    age: 2,
    path: 'records/tracking.example.yaml',
    author: 'Chloé Ünal',
    summary: 'Late parcels are an intent of their own',
  },
  {
    record: `
example_id: 01938c50-7a10-7cc0-8a51-9d2f4a6b7a01
version: 4
name: where is my parcel
function_name: classify_request
input: { text: Where is my parcel 7? It was due last Monday., channel: mail }
expected_output: { intent: late_parcel, confidence: 0.65 }
search_keys: [tracking, parcel, late]
quality_scores: { clarity: 0.55, tone: 1 }
status: approved
usage_count: 15
`,
    pending: 'unsaved',
    path: 'records/tracking.example.yaml',
  },
];
