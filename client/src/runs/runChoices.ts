/** A way to start a run that somebody can choose. */
export interface RunChoice {
  title: string;
  /** Arguments of `databits run`. */
  args: string[];
  /** True where it is carried out on this machine, which needs DSPy then. */
  isHere: boolean;
}

/**
 * The ways to start a run, by what the command line says that it would do. `isNew` is false where it is gone on with: it stays
 * where it began.
 */
export function runChoices(plan: string, isNew: boolean): RunChoice[] {
  const hasCode = /^Python of the workspace that would run: /m.test(plan);
  const allowed = hasCode ? ['--allow-code'] : [];
  const code = hasCode ? ' with This Code' : '';
  // The lines of `rayLine`, in the command line program.
  const isSubmitted = /^It is submitted to the Ray cluster /m.test(plan);
  const isRefused = /^It is not submitted to Ray, /m.test(plan);
  const submit = { title: `Submit to Ray${code}`, args: allowed, isHere: false };
  if (isSubmitted && !isNew) return [submit];
  if (isSubmitted) return [submit, { title: `Run Here${code}`, args: [...allowed, '--here'], isHere: true }];
  return [{ title: `Run${code}`, args: isRefused ? [...allowed, '--here'] : allowed, isHere: true }];
}

/** What a run would do, as the question about it shows it. */
export function runDetail(plan: string): string {
  const [title = '', ...rest] = plan.trim().split('\n');
  // Whoever reads it here has a button for that.
  const told = rest.filter((line) => !line.startsWith('It is not submitted to Ray, '));
  return [`${title}.`, ...told].join('\n');
}
