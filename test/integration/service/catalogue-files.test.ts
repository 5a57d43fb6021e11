import { expect, test } from 'vitest';
import { catalogueAt, filePart, toldEntry } from '../../acceptance/support/catalogue.ts';
import { startService } from './service-under-test.ts';

const service = await startService();
const { api, baseUrl } = service;
const client = await service.addClient();
const catalogue = catalogueAt(baseUrl, `Token ${await api.token(client)}`);

test("of many concurrent new files one becomes the resource's, and the bucket keeps no other", async () => {
  const { id, resource } = await catalogue.created();
  const files = await service.storedObjects();
  const texts = Array.from({ length: 12 }, (_, index) => `file ${index}`);
  const changes = await Promise.all(texts.map((text) => catalogue.patchForm(id, [filePart(text)])));
  for (const change of changes) expect(toldEntry(change).id).toBe(id);
  expect(texts).toContain(await (await fetch(resource)).text());
  expect(await service.storedObjects()).toHaveLength(files.length);
});
