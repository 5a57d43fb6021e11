import { benchBundleStart } from './bundle-start.ts';
import { benchCatalogue } from './catalogue.ts';
import { benchClone } from './clone.ts';
import { benchConsole } from './console.ts';
import { benchContent } from './content.ts';
import { benchCreateHandler } from './create-handler.ts';
import { benchLargeUpload } from './large-upload.ts';
import { benchLocalMode } from './local-mode.ts';
import { benchMultipart } from './multipart.ts';
import { benchTable } from './table.ts';
import { benchUnits } from './units.ts';
import { benchWebhooks } from './webhooks.ts';
import { benchWholeFlow } from './whole-flow.ts';

/** `npm run bench [NAME …]`: each benchmark prints ratios within this run, since machines are noisy. */
const benchmarks = {
  'create-handler': benchCreateHandler,
  table: benchTable,
  catalogue: benchCatalogue,
  'bundle-start': benchBundleStart,
  'local-mode': benchLocalMode,
  'whole-flow': benchWholeFlow,
  'large-upload': benchLargeUpload,
  multipart: benchMultipart,
  content: benchContent,
  clone: benchClone,
  webhooks: benchWebhooks,
  units: benchUnits,
  console: benchConsole,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(benchmarks, name));
if (unknown !== undefined) {
  console.error(`There is no benchmark ${unknown}: choose from ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(1);
}
for (const [name, benchmark] of Object.entries(benchmarks)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n${name}`);
  await benchmark();
}
