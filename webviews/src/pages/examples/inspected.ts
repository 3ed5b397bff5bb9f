import type { RecordDetail } from '../../../../shared/src/protocol/records.ts';
import type { SearchResult } from '../../../../shared/src/protocol/search.ts';
import type { JsonValue } from '../../../../shared/src/json.ts';

/** A record as a result that nothing ranked, so that the preview can show it; `undefined` for kinds that are not searched. */
export function resultOfDetail(detail: RecordDetail): SearchResult | undefined {
  const { kind, id, name, uri, position, status, value } = detail;
  if (kind !== 'example' && kind !== 'databit') return undefined;
  const text = (field: string): string | undefined => {
    const found = value[field];
    return typeof found === 'string' ? found : undefined;
  };
  const tags: JsonValue | undefined = value[kind === 'example' ? 'capability_tags' : 'modality'];
  const [functionName, domain, source] = [text('function_name'), text('domain'), text('source')];
  return {
    kind,
    id,
    name,
    uri,
    position,
    ...(functionName === undefined ? {} : { functionName }),
    ...(domain === undefined ? {} : { domain }),
    ...(status === undefined ? {} : { status }),
    ...(source === undefined ? {} : { source }),
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
    inputText: '',
    outputText: '',
    score: 0,
    match: { by: 'filter', terms: [] },
    unsaved: false,
  };
}
