import type { RunReceipt } from '../../../../../shared/src/generated/records.ts';
import { isSameJson } from '../../../../../shared/src/sameJson.ts';
import type { JsonValue } from '../../../../../shared/src/json.ts';
import type { RunDetail } from '../../../../../shared/src/protocol/runs.ts';

/** A setting in which runs differ, with its value in each; `undefined` where the receipt does not say. */
export interface DifferingSetting {
  name: string;
  values: (JsonValue | undefined)[];
}

/** The settings in which runs differ. The data of their splits is told elsewhere. */
export function differingSettings(runs: readonly RunDetail[]): DifferingSetting[] {
  const all = runs.map(({ receipt, names }) => (receipt === undefined ? {} : settingsOf(receipt, names)));
  const found = [...new Set(all.flatMap((one) => Object.keys(one)))];
  return found.flatMap((name) => {
    const values = all.map((one) => one[name]);
    return values.every((value) => isSameJson(value, values[0])) ? [] : [{ name, values }];
  });
}

function settingsOf(
  receipt: RunReceipt,
  names: Readonly<Record<string, string>>,
): Record<string, JsonValue | undefined> {
  const {
    template,
    dataset,
    optimizer,
    parameters = {},
    metric,
    model,
    models = {},
    adapter,
    seed,
    versions,
    commit,
  } = receipt;
  const record = ({ id, content_hash: hash }: RunReceipt['template']): string =>
    `${names[id.toLowerCase()] ?? id} (content ${hash.slice(0, 8)})`;
  return {
    specification: `content ${receipt.specification_hash.slice(0, 8)}`,
    template: record(template),
    dataset: record(dataset),
    optimizer,
    ...prefixed('parameter ', parameters),
    metric,
    ...prefixed('model ', { ...model }),
    ...prefixed('prompt model ', { ...models.prompt }),
    ...prefixed('reflection model ', { ...models.reflection }),
    ...prefixed('judge ', { ...models.judge }),
    adapter,
    seed,
    ...prefixed('version of ', versions),
    commit: commit?.slice(0, 12),
    'files differed from the commit': receipt.dirty,
  };
}

function prefixed(
  prefix: string,
  values: Readonly<Record<string, JsonValue | undefined>>,
): Record<string, JsonValue | undefined> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
}
