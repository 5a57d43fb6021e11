const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** A number of bytes for people. */
export function sizeOf(bytes: number | null): string {
  if (bytes === null) return '–';
  const step = bytes === 0 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[step]}`;
}
