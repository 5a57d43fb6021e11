import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';
import { handlerModules } from './handlers.ts';

const ENTRY = 'handler:';
const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the app and the build put the bundles. */
export const bundleDirectory = join(root, 'dist', 'lambdas');

/** The bundled handlers, each by its module below `lambdas/`. */
export interface Bundles {
  /** Each bundle's size in bytes. */
  readonly sizes: ReadonlyMap<string, number>;
  /** The folder that holds the bundle and nothing else: `index.cjs`, which exports `handler`. */
  readonly folder: (module: string) => string;
  /** What went into the bundles, file by file. */
  readonly metafile: Metafile;
}

/**
 * Bundles handlers below `directory`, which is emptied first, each bound to the platform of a Lambda function.
 * The same sources give the same bytes. Throws with esbuild's messages where a handler cannot be bundled.
 */
export async function bundleHandlers(
  directory: string,
  modules: readonly string[] = handlerModules,
): Promise<Bundles> {
  await rm(directory, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: modules.map((module) => ({ in: `${ENTRY}${module}`, out: `${module}/index` })),
    outdir: directory,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    // The SDK's CommonJS build, which would be taken otherwise, cannot be shaken: twice the size.
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': './lambdas/adapters/environment-credentials.ts' },
    minify: true,
    keepNames: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'silent',
    plugins: [lambdaEntries],
  });
  return { sizes: sizes(metafile), folder: (module) => join(directory, module), metafile };
}

function sizes({ outputs }: Metafile): Map<string, number> {
  return new Map(
    Object.values(outputs).map(({ entryPoint = '', bytes }) => [entryPoint.slice(ENTRY.length), bytes]),
  );
}

/** What Lambda loads: the handler, bound to the platform. */
const lambdaEntries: Plugin = {
  name: 'lambda-entries',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^${ENTRY}`) }, ({ path }) => ({
      path: path.slice(ENTRY.length),
      namespace: 'handler',
    }));
    onLoad({ filter: /.*/, namespace: 'handler' }, ({ path }) => ({
      contents: `
        import { bind } from './lambdas/${path}.ts';
        import { lambdaPlatform } from './lambdas/platform.ts';
        export const handler = bind(lambdaPlatform);`,
      resolveDir: root,
    }));
  },
};
