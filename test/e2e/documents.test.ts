import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../bin/provider/commands.ts';
import { type LocalMode, openLocalMode } from '../../local/local-mode.ts';
import { getToken } from '../support/api-client.ts';
import { makeFolder, removeFolder } from '../support/local-process.ts';
import { available, run } from '../support/programs.ts';
import { temporaryFolder } from './service.ts';

/** A fenced block: `sh` for commands that run as they are, `sh aws` for those that need AWS, `sh server` for others, `json` for an answer. */
interface Block {
  readonly kind: string;
  readonly text: string;
}

const documents = [
  'README.md',
  'client/README.md',
  'client/cli/README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const shells = ['bash', 'zsh'].filter((shell) => available(shell, '--version'));

const blocksOf = (document: string): Block[] =>
  [...readFileSync(document, 'utf8').matchAll(/^```([\w ]*)\n(.*?)^```$/gms)].map(
    ([, kind = '', text = '']) => ({ kind, text }),
  );

const withKind = (kind: string) =>
  documents.filter((document) => blocksOf(document).some((block) => block.kind === kind));

/** What the command line says of what succeeds. */
const NOTE = /^(Signed in .*|.*: (sending .*|uploaded))\n/gm;

const ANSWERED = '--- answered ---';

describe.runIf(available('curl', '--version'))('the commands of', () => {
  let folder: string;
  let service: LocalMode;

  beforeAll(async () => {
    folder = await makeFolder();
    await installCommandLine(path.join(folder, 'bin'));
    service = await openLocalMode(path.join(folder, '.local'), '0', () => {});
  });

  afterAll(async () => {
    await service.close();
    await removeFolder(folder);
  });

  test.each(
    // In each shell in turn: the commands of the README are run in all of them, where the start prints them.
    withKind('sh')
      .filter((name) => name !== 'README.md')
      .map((document, index) => ({ shell: shells[index % shells.length] ?? 'sh', document })),
  )('$document run in $shell, and answer as it says', async ({ shell, document }) => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, 'hello.txt'), 'Hello, world\n');
    const blocks = blocksOf(document);
    const script = blocks
      .filter(({ kind }) => kind === 'sh')
      .map(({ text }) => `${text}\necho '${ANSWERED}'\n`);
    const { code, stdout, stderr } = await run(shell, ['-e', '-c', script.join('')], {
      cwd,
      environment: {
        ...service.credentials,
        token: await getToken(service.credentials),
        PATH: `${path.join(folder, 'bin')}:${process.env['PATH']}`,
        ...Object.fromEntries(['HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME'].map((name) => [name, cwd])),
      },
    });
    expect(stderr.replaceAll(NOTE, '')).toBe('');
    expect(code).toBe(0);
    const outputs = stdout.split(`${ANSWERED}\n`);
    for (const [index, { kind }] of blocks.entries()) {
      if (kind !== 'sh') continue;
      const output = outputs.shift() ?? '';
      const next = blocks[index + 1];
      if (next?.kind === 'json') expect(shapeOf(lastJson(output))).toEqual(shapeOf(JSON.parse(next.text)));
      else expect(output).not.toContain('"error"');
    }
  });
});

describe('the commands for AWS in', () => {
  test.each(shells.flatMap((shell) => withKind('sh aws').map((document) => ({ shell, document }))))(
    '$document are commands for $shell',
    async ({ shell, document }) => {
      const script = blocksOf(document)
        .filter(({ kind }) => kind === 'sh aws')
        .map(({ text }) => text);
      expect(await run(shell, ['-n', '-c', script.join('\n')])).toMatchObject({ code: 0, stderr: '' });
    },
  );

  test.each(withKind('sh aws'))('%s name commands and options of operators that there are', (document) => {
    const texts = blocksOf(document)
      .map(({ text }) => text.replaceAll('\\\n', ' '))
      .join('\n');
    for (const [, name = ''] of texts.matchAll(/npm run provider -- (\S+)/g))
      expect(Object.keys(commands)).toContain(name);
  });
});

test('the programs of documents are programs', () => {
  for (const { text } of documents.flatMap(blocksOf).filter(({ kind }) => kind === 'js')) {
    const body = text.replaceAll(/^(import .*|export )/gm, '');
    expect(() => new Function(`return async () => { ${body} }`)).not.toThrow();
  }
});

/** The command `resource-manager`, from its sources. */
async function installCommandLine(folder: string): Promise<void> {
  await mkdir(folder);
  const program = path.resolve('client/cli/main.ts');
  const text = `#!/bin/sh\nexec ${process.execPath} ${program} "$@"\n`;
  await writeFile(path.join(folder, 'resource-manager'), text, { mode: 0o755 });
}

/** The answer to the last command of a block. */
function lastJson(output: string): unknown {
  const at = Math.max(output.lastIndexOf('\n{'), output.lastIndexOf('\n[')) + 1;
  return JSON.parse(output.slice(at));
}

/** Which names a value has, at any depth, and of lists their first elements only. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object' || value === null) return 'a value';
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shapeOf(one)]));
}
