import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';

export interface DeployParameters {
  /** Somebody is asked to approve, or nobody needs to be. */
  readonly isApproved: boolean;
  readonly asksForHelp: boolean;
  /** The folder of an app that has been synthesised already. */
  readonly assembly: string | undefined;
  /** What `cdk synth` takes of the parameters. */
  readonly toSynthesise: readonly string[];
  /** What `cdk deploy` takes of them, besides the app. */
  readonly toDeploy: readonly string[];
  readonly profile: string | undefined;
  readonly region: string | undefined;
}

const text = { type: 'string' } as const;
const options = {
  app: { ...text, short: 'a' },
  context: { ...text, short: 'c', multiple: true },
  profile: text,
  region: text,
  help: { type: 'boolean', short: 'h' },
} as const;

/** The CDK's options that decide or answer its request for approval. */
const ANSWERS = /^(--require-approval(=.*)?|--yes|-y)$/;

/** Takes the parameters of `npm run deploy` apart: they are those of `cdk deploy`. */
export function deployParameters(line: readonly string[]): DeployParameters {
  const { values, tokens } = parseArgs({ args: [...line], options, strict: false, tokens: true });
  const { app, context = [], profile, region, help } = values;
  const isFolder = typeof app === 'string' && isDirectory(app);
  const ofApp = new Set(
    tokens
      .filter((token) => token.kind === 'option' && token.name === 'app')
      .flatMap(({ index, ...token }) =>
        'inlineValue' in token && token.inlineValue ? [index] : [index, index + 1],
      ),
  );
  return {
    isApproved: line.some((parameter) => ANSWERS.test(parameter)),
    asksForHelp: help === true,
    assembly: isFolder ? app : undefined,
    toSynthesise: [
      ...(typeof app === 'string' ? ['--app', app] : []),
      ...context.filter((value) => typeof value === 'string').flatMap((value) => ['-c', value]),
    ],
    toDeploy: line.filter((_, index) => !ofApp.has(index)),
    profile: typeof profile === 'string' ? profile : undefined,
    region: typeof region === 'string' ? region : undefined,
  };
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
