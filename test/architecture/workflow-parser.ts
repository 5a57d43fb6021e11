import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** GitHub's own parser of workflows. Node cannot load it as it is: it imports JSON as only bundlers allow. */
export async function workflowParser(): Promise<typeof import('@actions/workflow-parser')> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(import.meta.resolve('@actions/workflow-parser'))],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  const [bundle] = outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(bundle?.contents ?? []).toString('base64')}`);
}
