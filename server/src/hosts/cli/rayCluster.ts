import process from 'node:process';
import { OperationalError } from '../../adapters/operationalError.ts';
import type { RayRun } from '../../adapters/ray/rayRun.ts';
import type { RunPlan } from '../../core/optimization/planRun.ts';
import { EDITOR_MODEL } from '../../core/optimization/runModels.ts';

/** A cluster, with Ray's program and a Python there: those given, else those of the editor's settings. */
export function clusterOf(
  address: string,
  python: string | undefined,
): Pick<RayRun, 'address' | 'ray' | 'python'> {
  const { DATABITS_RAY: ray = 'ray', DATABITS_RAY_PYTHON: own } = process.env;
  return { address, ray, python: python ?? own };
}

/** Throws an operational error where a run needs what a cluster has not: files of the workspace, what an earlier execution kept, the editor. */
export function refuseOnRay({ code, input }: RunPlan, resume: string | undefined): void {
  const isOfTheEditor = Object.values(input.models).some(
    (model) => typeof model['name'] === 'string' && model['name'].startsWith(EDITOR_MODEL),
  );
  const reasons = [
    ...(resume === undefined ? [] : ['a run there cannot be gone on with']),
    ...(code.length === 0 ? [] : [`${code.join(', ')} is only here`]),
    ...(isOfTheEditor ? ['the editor’s models are only here'] : []),
  ];
  if (reasons.length > 0)
    throw new OperationalError(`It is not submitted to Ray, since ${reasons.join(', and ')}: run it here.`);
}
