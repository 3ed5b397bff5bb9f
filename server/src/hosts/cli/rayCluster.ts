import process from 'node:process';
import type { RunFiles } from '../../adapters/dspy/locations.ts';
import { OperationalError } from '../../adapters/operationalError.ts';
import type { RayRun } from '../../adapters/ray/rayRun.ts';
import { keptCluster } from '../../adapters/ray/rayRuns.ts';
import type { RunPlan } from '../../core/optimization/planRun.ts';
import { EDITOR_MODEL } from '../../core/optimization/runModels.ts';

/** Where somebody wants a run to be carried out. */
export interface WantedPlace {
  /** Address of a Ray cluster. */
  ray?: string | undefined;
  /** On this machine, whatever the settings say. */
  here?: boolean | undefined;
}

/**
 * The address of the cluster that a new run is submitted to, `undefined` where it is carried out here: as was said, else as the editor's
 * settings say.
 */
export function chosenCluster({ ray, here }: WantedPlace): string | undefined {
  if (ray !== undefined && here === true) throw new OperationalError('Say either --ray or --here.');
  // The editor sets it from its settings.
  return here === true ? undefined : ray || process.env['DATABITS_RAY_ADDRESS'] || undefined;
}

/** The same for a run that is gone on with: where it began, since the answers that were paid for are there. */
export function clusterOfBegun({ ray, here }: WantedPlace, files: RunFiles): string | undefined {
  const begun = keptCluster(files);
  if (begun === undefined && ray !== undefined)
    throw new OperationalError('The run began on this machine, and goes on here: leave --ray out.');
  if (begun !== undefined && here === true)
    throw new OperationalError(
      `The run began on the Ray cluster at ${begun}, which has its answers: leave --here out.`,
    );
  return begun === undefined ? undefined : (ray ?? begun);
}

/** A cluster, with Ray's program and a Python there: those given, else those of the editor's settings. */
export function clusterOf(
  address: string,
  python: string | undefined,
): Pick<RayRun, 'address' | 'ray' | 'python'> {
  const { DATABITS_RAY: ray = 'ray', DATABITS_RAY_PYTHON: own } = process.env;
  return { address, ray, python: python ?? own };
}

/** Why a run cannot be submitted to a cluster, in a sentence; `undefined` where nothing keeps it from that. */
export function refusalOfRay({ input }: RunPlan): string | undefined {
  const isOfTheEditor = Object.values(input.models).some(
    (model) => typeof model['name'] === 'string' && model['name'].startsWith(EDITOR_MODEL),
  );
  return isOfTheEditor
    ? 'It is not submitted to Ray, since the editor’s models are only here: run it with --here.'
    : undefined;
}

/** What is told before a run is submitted, and that editors read. */
export function rayLine(plan: RunPlan, address: string): string {
  return (
    refusalOfRay(plan) ??
    `It is submitted to the Ray cluster at ${address}, which needs the models’ keys in its own environment.`
  );
}
