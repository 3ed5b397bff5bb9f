import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineageMermaid } from '../../../shared/src/lineageMermaid.ts';
import { LINEAGE_EDGE_KINDS, LINEAGE_NODE_KINDS } from '../../../shared/src/protocol/lineage.ts';
import { askLineage, lineageOf } from '../support/lineageFixture.ts';

const LABEL = String.raw`"(?!-|\d+\.)(?:[\p{L}\p{M}\p{N} ,.…-]|#\d+;|<br\/>(?!-|\d+\.))*"`;
const LINES = [
  String.raw`n\d+(?:\[${LABEL}\]|\[\(${LABEL}\)\]|\[\/${LABEL}\/\]|\{\{${LABEL}\}\}|\(\[${LABEL}\]\)|\(\(${LABEL}\)\))`,
  String.raw`n\d+ (?:-->|-\.->)\|${LABEL}\| n\d+`,
  String.raw`classDef \w+ [\w#:,;.\- ]+`,
  String.raw`class n\d+(?:,n\d+)* \w+`,
  String.raw`style n\d+ stroke-width:3px`,
].map((line) => new RegExp(`^  ${line}$`, 'u'));

function checkChart(chart: string): void {
  const [head, ...lines] = chart.trimEnd().split('\n');
  expect(head).toBe('flowchart LR');
  for (const line of lines)
    expect(
      LINES.filter((form) => form.test(line)),
      line,
    ).toHaveLength(1);
}

test('a lineage is drawn with its versions, methods and states', async () => {
  const graph = await askLineage(
    lineageOf(`
      #- a.databit.yaml
      databit_id: one
      version: 2
      name: 'A "good" <policy>'
      status: approved
      content: x
      attribution: { derived_from: [{ databit_id: gone, method: split }] }
      #- a.dataset.yaml
      dataset_id: all
      name: All
      members: { field: name }
    `),
    { id: 'one' },
  );
  expect(lineageMermaid(graph)).toBe(
    [
      'flowchart LR',
      '  n0["databit v2<br/>A #34;good#34; #60;policy#62;<br/>approved"]',
      '  n1["databit<br/>gone<br/>missing"]',
      '  n2[("dataset<br/>All")]',
      '  n1 -->|"derived from, split"| n0',
      '  n0 -->|"member of"| n2',
      '  classDef missing fill:#fde7e9,stroke:#a1260d,color:#1f1f1f,stroke-dasharray:4 3',
      '  class n1 missing',
      '  classDef approved fill:#dff6dd,stroke:#2e7d32,color:#1f1f1f',
      '  class n0 approved',
      '  style n0 stroke-width:3px',
      '',
    ].join('\n'),
  );
  checkChart(lineageMermaid(graph));
});

test('no name, method, status or id can leave its label', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '"] --> evil; click n0 "javascript:alert(1)"',
      '%%{init: {"securityLevel": "loose"}}%%',
      '`**bold**`\nend\nsubgraph x',
      '#quot;#lt;img src=x onerror=alert(1)#gt;',
      '\u202Eevil\u0000',
      '- item',
      '1. item',
    ),
  );
  const node = fc.record({
    kind: fc.constantFrom(...LINEAGE_NODE_KINDS),
    id: text,
    state: fc.constantFrom('present', 'past', 'deleted', 'missing'),
    name: text,
    status: text,
    moreUp: fc.nat(3),
    moreDown: fc.nat(3),
  });
  const graph = fc.array(node, { minLength: 1, maxLength: 5 }).chain((nodes) => {
    const end = fc.nat(nodes.length).map((at) => `key ${String(at)}`);
    const edge = fc.record({
      source: end,
      target: end,
      kind: fc.constantFrom(...LINEAGE_EDGE_KINDS),
      method: text,
      isStale: fc.boolean(),
    });
    return fc.record({
      nodes: fc.constant(nodes.map((one, at) => ({ ...one, key: `key ${String(at)}` }))),
      edges: fc.array(edge, { maxLength: 5 }),
    });
  });
  fc.assert(
    fc.property(graph, (part) => {
      const whole = { ...part, root: 'key 0', leftOut: 0, impact: {}, isComplete: true, revision: 1 };
      checkChart(lineageMermaid(whole));
    }),
  );
});
