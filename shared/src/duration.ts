/** A time left, as people say it: never more exact than it can be known. */
export function describeTimeLeft(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 10) return 'a few seconds left';
  if (seconds < 55) return `about ${String(Math.round(seconds / 10) * 10)} s left`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `about ${String(minutes)} min left`;
  const tens = Math.round(minutes / 10);
  const hours = Math.floor(tens / 6);
  const rest = (tens % 6) * 10;
  return rest === 0 ? `about ${String(hours)} h left` : `about ${String(hours)} h ${String(rest)} min left`;
}
