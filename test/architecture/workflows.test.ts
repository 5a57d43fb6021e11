import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { workflowParser } from './workflow-parser.ts';

const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await workflowParser();
const folder = '.github/workflows';

describe.each(readdirSync(folder))('The workflow %s', (name) => {
  const text = readFileSync(`${folder}/${name}`, 'utf8');

  test("is valid by GitHub's own schema", async () => {
    const { context, value } = parseWorkflow({ name, content: text }, new NoOperationTraceWriter());
    expect(context.errors.getErrors()).toEqual([]);
    const template = await convertWorkflowTemplate(context, value ?? expect.fail());
    expect(template.errors ?? []).toEqual([]);
  });

  test("pins others' actions by commit, and says which version that is", () => {
    const used = [...text.matchAll(/uses: (.+)/g)].map(([, action = '']) => action);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used)
      expect(action).toMatch(/^(\.\/.+|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
  });

  test('may read only, where it does not say more', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
  });
});
