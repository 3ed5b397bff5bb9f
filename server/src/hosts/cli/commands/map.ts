import { Option, type Command } from 'commander';
import {
  MAP_METHODS,
  type MapAnswer,
  type MapMethod,
} from '../../../../../shared/src/protocol/neighbours.ts';
import type { CommandContext, Register } from '../commandContext.ts';
import { EXIT } from '../exitCodes.ts';
import {
  addNeighbourOptions,
  askAboutNeighbours,
  incompleteness,
  neighbourhoodParams,
  type NeighbourInput,
} from '../neighbourOptions.ts';

interface MapInput extends NeighbourInput {
  method: MapMethod;
}

/** The largest coordinate of an answer. */
const SQUARE = 65_535;

const HELP = `
Writes one line for each record: x and y from 0 to 1 and the id, with tabs between them; with --json an object with the
points. Directions have no meaning, and neither have distances of a UMAP map: it keeps neighbours together, no more.

Examples:
  databits map > points.tsv
  databits map --method pca --filter function=classify --json`;

/** `databits map`. */
export function addMapCommand(program: Command, register: Register): void {
  const command = program
    .command('map')
    .description('place records in the plane by their vectors')
    .addOption(new Option('--method <name>', 'umap or pca').choices(MAP_METHODS).default('umap'));
  addNeighbourOptions(command, HELP);
  register(command, (parsed): MapInput => parsed.opts(), map);
}

async function map(input: MapInput, context: CommandContext): Promise<number> {
  const params = { ...neighbourhoodParams(input), method: input.method };
  const { terminal, options, token } = context;
  const answer = await askAboutNeighbours(input, context, (engine) =>
    engine.call('map/project', params, token),
  );
  const points = pointsOf(answer);
  if (options.json === true) {
    const { ids: _ids, points: _points, key: _key, ...summary } = answer;
    await terminal.line(JSON.stringify({ ...summary, points }, undefined, 2));
  } else for (const { id, x, y } of points) await terminal.line(`${x.toFixed(5)}\t${y.toFixed(5)}\t${id}`);
  terminal.note(answer.how);
  for (const note of incompleteness(answer)) terminal.note(note);
  return EXIT.ok;
}

function pointsOf({ ids = [], points = '' }: MapAnswer): { id: string; x: number; y: number }[] {
  const bytes = Buffer.from(points, 'base64');
  return ids.map((id, at) => ({
    id,
    x: bytes.readUInt16LE(at * 4) / SQUARE,
    y: bytes.readUInt16LE(at * 4 + 2) / SQUARE,
  }));
}
