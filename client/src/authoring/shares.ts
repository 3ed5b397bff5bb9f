import type { JsonObject } from '../../../shared/src/json.ts';

/** Of train, validation and test; only the proportions count. */
export type Shares = readonly [train: number, val: number, test: number];

/** Reads what someone typed, such as `80 / 10 / 10` or `80,10,10`; `undefined` for anything but three shares with something to train on. */
export function parseShares(text: string): Shares | undefined {
  const [train = NaN, val = NaN, test = NaN, ...more] = text
    .trim()
    .split(/[\s/,;:%]+/)
    .filter((part) => part !== '')
    .map(Number);
  const all = [train, val, test];
  const isRight =
    more.length === 0 && all.every((share) => Number.isFinite(share) && share >= 0) && train > 0;
  return isRight ? [train, val, test] : undefined;
}

/** The weights that the shares stand for, as fractions of one where that is exact enough to read; splits without a share are left out. */
export function weightsOf(shares: Shares): JsonObject {
  const sum = shares[0] + shares[1] + shares[2];
  const weight = (share: number): number => Number((share / sum).toFixed(6));
  const [train, val, test] = shares;
  return {
    train: weight(train),
    ...(val > 0 ? { val: weight(val) } : {}),
    ...(test > 0 ? { test: weight(test) } : {}),
  };
}
