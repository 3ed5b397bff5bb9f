import type { TestProject } from 'vitest/node';
import { readProtocolModel, type ProtocolModel } from './protocolModel.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    protocolModel: ProtocolModel;
  }
}

/** Reads the protocol's model once for all files of the ring. */
export function setup(project: TestProject): void {
  project.provide('protocolModel', readProtocolModel());
}
