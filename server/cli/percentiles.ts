/** Percentiles of measured values, for the benchmarks. */

/** Nearest-rank p50 and p95, rounded to a tenth; 0 for no values. */
export function percentiles(values: readonly number[]): { p50: number; p95: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (p: number) => Math.round((sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95) };
}
