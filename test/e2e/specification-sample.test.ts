import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalMode, openLocalMode } from '../../local/local-mode.ts';
import { makeFolder, removeFolder } from '../support/local-process.ts';
import { available, type Outcome, run } from '../support/programs.ts';

const program = fileURLToPath(new URL('specification_sample.py', import.meta.url));
const picture = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

describe.runIf(available('python3', '-c', 'import requests'))(
  'the sample program of the specification',
  () => {
    let folder: string;
    let service: LocalMode;

    beforeAll(async () => {
      folder = await makeFolder();
      await writeFile(path.join(folder, 'test.jpg'), picture);
      service = await openLocalMode(path.join(folder, 'data'), '0', () => {});
    });

    afterAll(async () => {
      await service.close();
      await removeFolder(folder);
    });

    function runSample(mode: string): Promise<Outcome> {
      const { base_url, client_id, client_secret } = service.credentials;
      const environment = {
        API_HOST: new URL(base_url).host,
        OAUTH_CLIENT_ID: client_id,
        OAUTH_CLIENT_SECRET: client_secret,
        MODE: mode,
      };
      return run('python3', [program], { cwd: folder, environment });
    }

    async function download(url: string | undefined): Promise<Buffer> {
      return Buffer.from(await (await fetch(url ?? '')).arrayBuffer());
    }

    test('uploads under a persistent reference and resolves it', async () => {
      const { code, stdout, stderr } = await runSample('persistent_reference');
      expect(stderr).toBe('');
      expect(stdout).toMatch(/\tAuthentication Successful\n/);
      const [, id] = /^\tData URL: ref:\/\/([0-9a-f-]{36})$/m.exec(stdout) ?? [];
      const url = `${service.credentials.base_url}/v1/resources/${id}`;
      expect(stdout.endsWith(`\n{'uri': '${url}'}\n\tUpload Successful\n\n`)).toBe(true);
      expect(code).toBe(0);
      expect(await download(url)).toEqual(picture);
    });

    // A temporary URL cannot be resolved: the program says so and exits with 1, although everything worked.
    test('uploads under a temporary URL', async () => {
      const { code, stdout, stderr } = await runSample('temporary_url');
      expect(stderr).toBe('');
      const [, url] = /^\tData URL: (http:\S+)$/m.exec(stdout) ?? [];
      const said = 'Resolve reference failed: Invalid scheme you passed am already resolved URL';
      expect(stdout.endsWith(`\n${said}\n${url}\n\tUpload Successful\n\n`)).toBe(true);
      expect(code).toBe(1);
      expect(await download(url)).toEqual(picture);
    });
  },
);
