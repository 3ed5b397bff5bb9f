import { configuration as validator } from '../../../../shared/src/generated/validators.js';
import type { ProjectConfiguration } from '../../../../shared/src/generated/records.ts';
import { isJsonObject, type JsonObject } from '../../../../shared/src/json.ts';
import type { Problem, Severity } from '../../../../shared/src/problem.ts';
import { bindTree } from '../document/bind.ts';
import { isProblemCode, PROBLEM_CODES } from '../document/codes.ts';
import type { Finding } from '../document/finding.ts';
import { parseSegment } from '../document/parse.ts';
import { problemOf, START_OF_TEXT } from '../document/problem.ts';
import { reportFindings } from '../document/reportFindings.ts';
import { explainErrors, suggest } from '../document/schemaFindings.ts';
import { TreeLocator } from '../document/treeLocator.ts';
import { valueOfTree } from '../document/treeValue.ts';
import { CONFIGURATION_DEFINITION } from '../schema/compile.ts';
import type { Configuration } from './configuration.ts';

/** A project configuration with what is wrong in its file. Ranges count from the file's start. */
export interface ParsedConfiguration {
  configuration: Configuration;
  problems: Problem[];
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint', 'off'];
const EMPTY: ProjectConfiguration = { format_version: 1 };

/**
 * Reads the text of `databits.yaml`; `undefined` where there is none. What is wrong is reported and left out, so
 * that one bad setting does not undo the others.
 */
export function parseConfiguration(text: string | undefined): ParsedConfiguration {
  if (text === undefined || text.trim() === '')
    return { configuration: createConfiguration(EMPTY), problems: [] };
  const parsed = parseSegment(text);
  bindTree(parsed.root, CONFIGURATION_DEFINITION);
  const value = valueOfTree(parsed.root);
  const locator = new TreeLocator(text, parsed.root, parsed.lineStarts);
  if (!isJsonObject(value)) {
    const finding: Finding = {
      code: 'configuration.invalid',
      message: 'The configuration is a mapping that starts with "format_version: 1".',
      path: [],
      at: 'value',
    };
    const problems =
      parsed.root === undefined
        ? parsed.problems
        : [...parsed.problems, ...reportFindings([finding], parsed, locator)];
    return { configuration: createConfiguration(EMPTY), problems };
  }
  const findings = [...schemaFindings(value), ...ruleFindings(value)];
  return {
    configuration: createConfiguration(withoutFlaws(value, findings)),
    problems: [...parsed.problems, ...reportFindings(findings, parsed, locator).map(asSettingProblem)],
  };
}

/** The configuration of a file that cannot be read: the defaults, and a problem with the reason. */
export function unreadableConfiguration(reason: string): ParsedConfiguration {
  const message = `The configuration cannot be read: ${reason}. The defaults hold.`;
  return {
    configuration: createConfiguration(EMPTY),
    problems: [problemOf('configuration.unreadable', message, START_OF_TEXT)],
  };
}

/** A configuration of settings that are known to be right. */
export function createConfiguration(project: ProjectConfiguration): Configuration {
  const rules: Readonly<Record<string, Severity>> = project.rules ?? {};
  return {
    project,
    severityOf: (code, byDefault) =>
      rules[code] ??
      familiesOf(code)
        .map((family) => rules[family])
        .find((severity) => severity !== undefined) ??
      byDefault,
  };
}

/** `record.bad-uuid` → `record.*`. */
function familiesOf(code: string): string[] {
  const parts = code.split('.');
  return parts.slice(0, -1).map((_, index) => `${parts.slice(0, parts.length - 1 - index).join('.')}.*`);
}

function schemaFindings(value: JsonObject): Finding[] {
  return validator(value) ? [] : explainErrors(validator.errors ?? [], value, CONFIGURATION_DEFINITION);
}

/** The schema's findings speak of records; a configuration has codes and words of its own. */
function asSettingProblem({ code, message, range, data }: Problem): Problem {
  const own = code.startsWith('configuration.')
    ? code
    : code === 'record.unknown-property'
      ? 'configuration.unknown-property'
      : 'configuration.invalid';
  const words = message.replace(/^(?:A record of this kind|The record)/, 'The configuration');
  return problemOf(isProblemCode(own) ? own : 'configuration.invalid', words, range, data);
}

function ruleFindings(value: JsonObject): Finding[] {
  const rules = value['rules'];
  if (!isJsonObject(rules)) return [];
  const codes = Object.keys(PROBLEM_CODES);
  const families = [...new Set(codes.flatMap(familiesOf))];
  return Object.keys(rules).flatMap((name): Finding[] => {
    if (isProblemCode(name) || families.includes(name)) return [];
    const suggestion = suggest(name, [...codes, ...families]);
    const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
    const finding: Finding = {
      code: 'configuration.unknown-rule',
      message: `There is no rule "${name}".${hint}`,
      path: ['rules', name],
      at: 'key',
    };
    if (suggestion !== undefined) finding.data = { property: name, suggestion };
    return [finding];
  });
}

/** The configuration without the settings that findings are about, and with only severities that exist. */
function withoutFlaws(value: JsonObject, findings: readonly Finding[]): ProjectConfiguration {
  const flawed = new Set(findings.map(({ path }) => path[0]));
  const sound = Object.fromEntries(
    Object.entries(value).filter(([name]) => name === 'rules' || !flawed.has(name)),
  );
  const { rules: _, ...rest } = sound;
  const rules = isJsonObject(value['rules']) ? soundRules(value['rules']) : {};
  const candidate: unknown = { ...rest, format_version: 1, rules };
  return isProjectConfiguration(candidate) ? candidate : { ...EMPTY, rules };
}

function soundRules(rules: JsonObject): Record<string, Severity> {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([name, text]) => {
      const severity = SEVERITIES.find((one) => one === text);
      return severity === undefined ? [] : [[name, severity]];
    }),
  );
}

function isProjectConfiguration(value: unknown): value is ProjectConfiguration {
  return validator(value);
}
