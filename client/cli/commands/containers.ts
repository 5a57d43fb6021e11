import { type Command, Option } from 'commander';
import { answered, connect } from '../connection.ts';
import { type CommonOptions, given, listOption, withJson } from '../options.ts';
import { details, table } from '../output.ts';
import { allPages, type PageOptions, tellOfMore, withPageOptions } from '../pages.ts';
import type { Run } from '../run.ts';

interface ListOptions extends CommonOptions, PageOptions {
  readonly name?: string;
  readonly tag?: string[];
  readonly anyTag?: string[];
  readonly withoutTag?: string[];
  readonly sort?: 'name' | '-name' | 'createdAt' | '-createdAt';
}

interface CreateOptions extends CommonOptions {
  readonly description?: string;
  readonly tag?: string[];
}

interface DeleteOptions extends CommonOptions {
  readonly contents?: true;
}

const sorts = ['name', '-name', 'createdAt', '-createdAt'];

export function addContainers(program: Command, run: Run): void {
  const containers = program.command('containers').description('manage containers, which group resources');

  withPageOptions(withJson(containers.command('list')))
    .description('list the containers')
    .option('--name <name>', 'only with this name')
    .addOption(listOption('--tag <tag>', 'only with this tag'))
    .addOption(listOption('--any-tag <tag>', 'only with one of these tags'))
    .addOption(listOption('--without-tag <tag>', 'only without this tag'))
    .addOption(new Option('--sort <order>', 'in this order').choices(sorts))
    .action((options: ListOptions) => list(run, options));

  withJson(containers.command('create'))
    .description('create a container, and print its id')
    .argument('<name>')
    .option('--description <text>', 'what it is for')
    .addOption(listOption('--tag <tag>', 'a tag of it'))
    .action((name: string, options: CreateOptions) => create(run, name, options));

  withJson(containers.command('show'))
    .description('show a container; its resources are in `list --container`')
    .argument('<id>')
    .action((id: string, options: CommonOptions) => show(run, id, options));

  withJson(containers.command('delete'))
    .description('delete a container that is empty')
    .argument('<id>')
    .option('--contents', 'delete everything in it as well')
    .action((id: string, options: DeleteOptions) => deleteContainer(run, id, options));
}

async function list(run: Run, { json, limit, all, cursor: first, ...options }: ListOptions): Promise<void> {
  const client = await connect(run);
  const tags = given({ all: options.tag, any: options.anyTag, none: options.withoutTag });
  const filters = { tags, ...given({ name: options.name, sort: options.sort }) };
  const { items, cursor } = await allPages({ limit, all, cursor: first }, async (number, position) => {
    const query = { ...filters, limit: number, ...given({ cursor: position }) };
    const page = await client.containers(query);
    return { items: page.data, cursor: page.cursor };
  });
  if (json) return run.printJson({ data: items, cursor });
  const rows = items.map(({ id, createdAt, name, tags }) => [id, createdAt, name, tags.join(', ')]);
  for (const line of table(['id', 'created', 'name', 'tags'], rows)) run.print(line);
  tellOfMore(run, cursor);
}

async function create(run: Run, name: string, { json, description, tag }: CreateOptions): Promise<void> {
  const { api } = await connect(run);
  const body = { name, ...given({ description, tags: tag }) };
  const container = await answered(api.POST('/containers', { body }));
  if (json) run.printJson(container);
  else run.print(container.id);
}

async function show(run: Run, id: string, { json }: CommonOptions): Promise<void> {
  const { api } = await connect(run);
  const request = { params: { path: { id } } };
  const container = await answered(api.GET('/containers/{id}', request));
  if (json) run.printJson(container);
  else for (const line of details(container)) run.print(line);
}

async function deleteContainer(run: Run, id: string, { json, contents }: DeleteOptions): Promise<void> {
  const { api } = await connect(run);
  const request = { params: { path: { id }, query: given({ traverse: contents }) } };
  const container = await answered(api.DELETE('/containers/{id}', request));
  if (json) run.printJson(container);
  else run.note(`Deleted ${id}.`);
}
