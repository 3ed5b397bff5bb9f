/** The kinds of record, each with a schema in `schemas/record/`. */
export type RecordKind = 'databit' | 'example' | 'dataset' | 'template' | 'run';
