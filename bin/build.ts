import { bundleDirectory, bundleHandlers } from '../lib/bundles.ts';

try {
  const { sizes } = await bundleHandlers(bundleDirectory);
  for (const [module, bytes] of sizes)
    console.log(`${module.padEnd(32)}${(bytes / 1024).toFixed(0).padStart(6)} KB`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
