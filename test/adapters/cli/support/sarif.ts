import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import draft04 from 'ajv-draft-04';
import { expect } from 'vitest';

/** The parts of a SARIF log that are looked at beside its schema. */
export interface SarifLog {
  runs: {
    tool: { driver: { rules: { id: string }[] } };
    originalUriBaseIds: Record<string, { uri: string }>;
    invocations: {
      toolExecutionNotifications: { message: { text: string }; locations?: SarifLocation[] }[];
    }[];
    results: SarifResult[];
  }[];
}

export interface SarifResult {
  ruleId: string;
  ruleIndex: number;
  message: { text: string };
  locations: SarifLocation[];
  relatedLocations?: SarifLocation[];
  partialFingerprints: Record<string, string>;
}

interface SarifLocation {
  physicalLocation: {
    artifactLocation: { uri: string; uriBaseId?: string };
    region?: { startLine: number; startColumn: number; endLine: number; endColumn: number };
  };
}

const SCHEMA = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

/** Its patterns are of a time before regular expressions knew Unicode. */
const OPTIONS = { strict: false, allErrors: true, unicodeRegExp: false };

/** Reads a SARIF log: checks it by the schema of SARIF 2.1.0, and by what the specification says beyond it. */
export function readSarif(text: string): SarifLog {
  const schema = createRequire(import.meta.url)(SCHEMA) as object;
  // The formats of addresses and dates are checked by reading them.
  const validate = new draft04.default({ ...OPTIONS, validateFormats: false }).compile<SarifLog>(schema);
  const log: unknown = JSON.parse(text);
  if (!validate(log)) throw new Error(`No SARIF 2.1.0: ${JSON.stringify(validate.errors, undefined, 2)}`);
  for (const run of log.runs) checkRun(run);
  return log;
}

function checkRun({ tool, originalUriBaseIds, invocations, results }: SarifLog['runs'][number]): void {
  const bases = new Map(Object.entries(originalUriBaseIds).map(([id, { uri }]) => [id, uri]));
  for (const uri of bases.values()) expect(uri).toMatch(/^file:\/\/\/.*\/$/);
  for (const { ruleId, ruleIndex, locations, relatedLocations = [], partialFingerprints } of results) {
    expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(Object.keys(partialFingerprints)).toEqual(['databitsProblem/v1']);
    for (const location of [...locations, ...relatedLocations]) checkLocation(location, bases);
    for (const { physicalLocation } of locations) expect(physicalLocation.region).toBeDefined();
  }
  const prints = results.map(({ partialFingerprints }) => partialFingerprints['databitsProblem/v1']);
  expect(new Set(prints).size).toBe(prints.length);
  for (const { toolExecutionNotifications } of invocations)
    for (const { locations = [] } of toolExecutionNotifications)
      for (const location of locations) checkLocation(location, bases);
}

/** Addresses are relative, in characters that an address may have, and lead to a file; places count from 1. */
function checkLocation({ physicalLocation }: SarifLocation, bases: ReadonlyMap<string, string>): void {
  const { artifactLocation, region } = physicalLocation;
  const { uri, uriBaseId } = artifactLocation;
  expect(uriBaseId).toBe('%SRCROOT%');
  expect(uri).toMatch(/^(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$/);
  expect(uri).not.toMatch(/^\/|(?:^|\/)\.\.(?:\/|$)/);
  expect(existsSync(fileURLToPath(new URL(uri, bases.get(uriBaseId ?? ''))))).toBe(true);
  if (region === undefined) return;
  const { startLine, startColumn, endLine, endColumn } = region;
  expect(Math.min(startLine, startColumn, endLine, endColumn)).toBeGreaterThanOrEqual(1);
  expect(endLine > startLine || (endLine === startLine && endColumn >= startColumn)).toBe(true);
}
