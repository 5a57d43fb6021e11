import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bundleDirectory, bundleHandlers } from '../lib/bundles.ts';

/** `npm run build`: bundles every function and prints the sizes; `-- --metafile FILE` tells esbuild's analyzer what is in them. */
try {
  const { values } = parseArgs({ options: { metafile: { type: 'string' } } });
  const { sizes, metafile } = await bundleHandlers(bundleDirectory);
  if (values.metafile !== undefined) await writeFile(values.metafile, JSON.stringify(metafile));
  for (const [module, bytes] of sizes) {
    console.log(
      `${module.padEnd(30)}${Math.ceil(bytes / 1024)
        .toString()
        .padStart(5)} KiB`,
    );
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
