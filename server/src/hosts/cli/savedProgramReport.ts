import type { DemoSource } from '../../core/optimization/demoSources.ts';
import type { SavedProgram } from '../../core/optimization/savedProgram.ts';
import { visibleText } from '../../../../shared/src/visibleText.ts';
import { counted } from '../../../../shared/src/counted.ts';

/** A saved program with the records that its demos came from, as far as they are here. */
export interface TracedProgram extends SavedProgram {
  /** For each predictor, the source of each demo. */
  sources: readonly (readonly (DemoSource | undefined)[])[];
}

/** A saved program in lines for people. */
export function savedProgramReport({ predictors, versions, sources }: TracedProgram): string[] {
  const saved = Object.entries(versions).map(([name, version]) => visibleText(`${name} ${version}`));
  const lines = predictors.flatMap(({ name, instructions, demos }, at) => [
    `${visibleText(name)}: ${counted(demos.length, 'example')}`,
    ...(instructions ?? '(no instructions in the file)')
      .split('\n')
      .map((line) => `  | ${visibleText(line)}`),
    ...demos.map((demo, number) => {
      const source = sources[at]?.[number];
      const made = demo.isAugmented ? 'made by the optimizer' : 'labelled';
      const from =
        source === undefined
          ? 'no record here'
          : `${source.id}${source.hasOutputs ? '' : ' (its input; the answer is another one)'}`;
      return `  ${String(number + 1)}. ${made}, ${from}: ${excerpt(demo.values)}`;
    }),
  ]);
  return saved.length === 0 ? lines : [`Saved with ${saved.join(', ')}`, ...lines];
}

/** The beginning of a demo on one line. */
function excerpt(values: object): string {
  const text = visibleText(JSON.stringify(values));
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
