/** What a benchmark was run on: machine, load, versions. */
import { readFile } from 'node:fs/promises';
import { arch, cpus, loadavg, platform, totalmem } from 'node:os';

const packages = ['onnxruntime-node', '@xenova/transformers'];

/** `more`: packages whose versions matter too. */
export async function describeMachine(more: readonly string[] = []) {
  const versions: Record<string, string> = { node: process.version };
  for (const name of [...packages, ...more]) {
    const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
    versions[name] = (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
  }
  const [cpu] = cpus();
  return {
    machine: {
      cpu: cpu?.model ?? 'unknown',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      system: `${platform()} ${arch()}`,
      // Above the number of cores, absolute times say little.
      load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    },
    versions,
    memoryMiB: Math.round(process.memoryUsage().rss / 2 ** 20),
  };
}
