/** Takes a secret out of this process's environment, so that no process started later inherits it. */
export function takeSecret(variable: string): string | undefined {
  const secret = process.env[variable];
  Reflect.deleteProperty(process.env, variable);
  return secret === '' ? undefined : secret;
}
