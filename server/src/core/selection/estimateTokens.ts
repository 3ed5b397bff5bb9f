/** Words in Latin letters, numbers, single characters of scripts without spaces, other words, and runs of signs. */
const RUNS =
  /(?<ascii>[A-Za-z]+)(?!\p{Script=Latin}|\p{M})|(?<latin>\p{Script=Latin}[\p{Script=Latin}\p{M}]*)|(?<number>\p{N}+)|(?<character>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])|(?<word>[\p{L}\p{M}]+)|(?<signs>[^\s\p{L}\p{M}\p{N}]+)/gu;

/** Characters that one token holds at least, on average, by the kind of run. */
const CHARACTERS_PER_TOKEN: Readonly<Record<string, number>> = {
  ascii: 7,
  latin: 5,
  number: 3,
  character: 1,
  word: 2.5,
  signs: 2,
};

/**
 * Estimates the tokens of a text for a language model whose tokenizer is not known here: each run of letters, digits or
 * signs costs its length divided by what a token of its kind holds, rounded up. Measured against o200k_base it gives
 * 0.98 to 1.54 times the real count over English, Spanish, Russian and Hindi prose, JSON, YAML and code; where it errs
 * it errs upwards, so that a budget is kept (decision 0036).
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const { 0: run, groups = {} } of text.matchAll(RUNS)) {
    for (const [kind, characters] of Object.entries(CHARACTERS_PER_TOKEN)) {
      if (groups[kind] === run) tokens += Math.ceil(run.length / characters);
    }
  }
  return tokens;
}
