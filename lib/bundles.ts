import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build, type Metafile, type Plugin } from 'esbuild';
import { builtFiles } from 'resource-manager-console/files';
import { functionNames } from './function-names.ts';

const ENTRY = 'handler:';
const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the app and the build put the bundles. */
export const bundleDirectory = join(root, 'dist', 'lambdas');

/** The bundled functions by their names. */
export interface Bundles {
  /** Each bundle's size in bytes. */
  readonly sizes: ReadonlyMap<string, number>;
  /** The folder that holds the bundle and nothing else: `index.cjs`, which exports `handler`. */
  readonly folder: (name: string) => string;
  /** The bundles' contents, file by file. */
  readonly metafile: Metafile;
}

/**
 * Bundles functions below `directory`, which is emptied first, each bound to the platform of a Lambda function.
 * The same sources give the same bytes. Throws with esbuild's messages if a function cannot be bundled.
 */
export async function bundleHandlers(
  directory: string,
  names: readonly string[] = functionNames,
): Promise<Bundles> {
  await rm(directory, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => ({ in: `${ENTRY}${name}`, out: `${name}/index` })),
    outdir: directory,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    // The default, the SDK's CommonJS build, cannot be tree-shaken and would double the size.
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': './lambdas/aws/environment-credentials.ts' },
    minify: true,
    keepNames: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'silent',
    plugins: [lambdaEntries, compressedScalar, builtConsole],
  });
  return { sizes: sizes(metafile), folder: (name) => join(directory, name), metafile };
}

function sizes({ outputs }: Metafile): Map<string, number> {
  return new Map(
    Object.values(outputs).map(({ entryPoint = '', bytes }) => [entryPoint.slice(ENTRY.length), bytes]),
  );
}

/** The modules that Lambda loads: each binds a handler to the platform. */
const lambdaEntries: Plugin = {
  name: 'lambda-entries',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^${ENTRY}`) }, ({ path }) => ({
      path: path.slice(ENTRY.length),
      namespace: 'handler',
    }));
    onLoad({ filter: /.*/, namespace: 'handler' }, ({ path }) => ({
      contents: `
        import { bind } from './lambdas/functions/${path}.ts';
        import { lambdaPlatform } from './lambdas/platform.ts';
        export const handler = bind(lambdaPlatform);`,
      resolveDir: root,
    }));
  },
};

const scalarProgram = new URL('browser/standalone.js', import.meta.resolve('@scalar/api-reference'));

/** Puts the program of the documentation into its bundle, compressed: a function cannot read it from a package. */
const compressedScalar: Plugin = {
  name: 'compressed-scalar',
  setup({ onLoad }) {
    onLoad({ filter: /lambdas\/api\/documentation\/scalar\.ts$/ }, async () => ({
      contents: await promisify(gzip)(await readFile(scalarProgram)),
      loader: 'binary',
    }));
  },
};

/** Puts the files of the console into its bundle. */
const builtConsole: Plugin = {
  name: 'built-console',
  setup({ onLoad }) {
    onLoad({ filter: /lambdas\/api\/console\/files\.ts$/ }, async () => ({
      contents: JSON.stringify(await builtFiles()),
      loader: 'json',
    }));
  },
};
