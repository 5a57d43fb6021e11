import { bundleDirectory, bundleHandlers } from '../lib/bundles.ts';

try {
  const { sizes } = await bundleHandlers(bundleDirectory);
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
