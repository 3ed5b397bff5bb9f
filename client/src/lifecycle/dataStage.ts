import type { FacetCount, SearchFilters, SearchableKind } from '../../../shared/src/protocol/search.ts';
import type { WorkspaceOverview } from '../../../shared/src/protocol/records.ts';
import type { Server } from '../languageClient.ts';
import { GROUP_ICON, type LoadPage, type PagedRecords } from './pagedRecords.ts';
import { numeral } from '../../../shared/src/counted.ts';
import { kindIcon, kindPlural, line, type TreeNode } from './treeNode.ts';

/** By what records are grouped: the first of these that any record of the kind has. */
const GROUPINGS = [
  { facet: 'functions', noun: 'function' },
  { facet: 'domains', noun: 'domain' },
  { facet: 'tags', noun: 'modality' },
] as const;

/** The lines of the stage "Data": kinds with counts, below them groups, below those the records. */
export function dataNodes(server: Server, pages: PagedRecords, overview: WorkspaceOverview): TreeNode[] {
  const kinds: readonly SearchableKind[] = ['example', 'databit'];
  return kinds.map((kind) => ({
    item: line(`data/${kind}`, kindPlural(kind), {
      icon: kindIcon(kind),
      description: numeral(overview.counts[kind]),
      expanded: false,
    }),
    children: () => groupNodes(server, pages, kind),
  }));
}

async function groupNodes(server: Server, pages: PagedRecords, kind: SearchableKind): Promise<TreeNode[]> {
  const answer = await server.call('search/run', { filters: { kinds: [kind] }, limit: 1, facets: true });
  const grouping = GROUPINGS.find(({ facet }) => (answer.facets[facet]?.length ?? 0) > 0);
  if (grouping === undefined) return allRecords(server, pages, kind, `data/${kind}/all`);
  const facets = answer.facets[grouping.facet] ?? [];
  const groups = facets.map((group) => groupNode(server, pages, kind, grouping, group));
  const grouped = facets.reduce((sum, group) => sum + group.count, 0);
  if (grouped >= answer.total) return groups;
  const all = line(`data/${kind}/all`, `All ${kindPlural(kind)}`, {
    icon: GROUP_ICON,
    description: numeral(answer.total),
    tooltip: `All records, with those that have no ${grouping.noun}.`,
    expanded: false,
  });
  return [...groups, { item: all, children: () => allRecords(server, pages, kind, `data/${kind}/all`) }];
}

function groupNode(
  server: Server,
  pages: PagedRecords,
  kind: SearchableKind,
  grouping: (typeof GROUPINGS)[number],
  group: FacetCount,
): TreeNode {
  const list = `data/${kind}/${grouping.facet}/${group.value}`;
  const filters: SearchFilters = { kinds: [kind], [grouping.facet]: [group.value] };
  const item = line(list, group.value, {
    icon: GROUP_ICON,
    description: numeral(group.count),
    tooltip: `${kindPlural(kind)} with the ${grouping.noun} ${group.value}`,
    expanded: false,
  });
  const load: LoadPage = async (offset, limit) => {
    const answer = await server.call('search/run', { filters, offset, limit, facets: false });
    return { records: answer.results, total: answer.total };
  };
  return { item, children: () => pages.lines(list, load) };
}

function allRecords(
  server: Server,
  pages: PagedRecords,
  kind: SearchableKind,
  list: string,
): Promise<TreeNode[]> {
  return pages.lines(list, (offset, limit) => server.call('records/list', { kind, offset, limit }));
}
