import { canonicalText } from '../records/contentHash.ts';
import { searchTextOf, type SearchRecipe } from '../records/searchText.ts';
import type { SearchRecord } from '../search/searchRecord.ts';
import { normalisedText, textHash } from './textLikeness.ts';

/** Numbers that stand for what records say. */
export interface RecordDigest {
  /** Of the normalised input text; 0 where there is none. */
  text: number;
  /** Of the expected output; 0 where there is none. */
  output: number;
}

/** The digests of records, each computed once: a changed record is another object. */
export class RecordDigests {
  #known = new WeakMap<SearchRecord, RecordDigest>();
  #recipe: SearchRecipe | undefined;

  of(record: SearchRecord, recipe: SearchRecipe): RecordDigest {
    if (recipe !== this.#recipe) this.#known = new WeakMap();
    this.#recipe = recipe;
    const known = this.#known.get(record);
    if (known !== undefined) return known;
    const { value, kind } = record;
    const text = normalisedText(searchTextOf(value, kind, recipe).vector);
    const output = kind === 'example' ? value['expected_output'] : undefined;
    const digest = {
      text: text === '' ? 0 : textHash(text),
      output: output === undefined ? 0 : textHash(canonicalText(output)),
    };
    this.#known.set(record, digest);
    return digest;
  }
}
