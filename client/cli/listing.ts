import { type Command, Option } from 'commander';
import type { ResourceManager } from '../src/index.ts';
import { answered } from './connection.ts';
import { type CommonOptions, given, parseTime, withJson } from './options.ts';
import { sizeText, table } from './output.ts';
import { allPages, type PageOptions, tellOfMore, withPageOptions } from './pages.ts';
import type { Run } from './run.ts';

export interface ListOptions extends CommonOptions, PageOptions {
  readonly status?: 'uploading' | 'available';
  readonly type?: string;
  readonly container?: string;
  readonly tag?: string;
  readonly from?: string;
  readonly until?: string;
  readonly sort?: 'created_at' | '-created_at' | 'name' | '-name';
}

/** Adds the options of `list` and `search`. */
export function withListOptions(command: Command): Command {
  const filtered = withJson(command)
    .addOption(new Option('--status <status>', 'only these').choices(['uploading', 'available']))
    .option('--type <type>', 'only of this media type, such as image/png or image/*')
    .option('--container <id>', 'only in this container')
    .option('--tag <tag>', 'only with this tag')
    .option('--from <time>', 'created at or after this time', parseTime)
    .option('--until <time>', 'created before this time', parseTime)
    .addOption(
      new Option('--sort <order>', 'in this order').choices(['created_at', '-created_at', 'name', '-name']),
    );
  return withPageOptions(filtered);
}

/** Prints the account's resources, of a search where there is one. */
export async function listResources(
  run: Run,
  { api }: ResourceManager,
  options: ListOptions,
  search?: string,
): Promise<void> {
  const filters = given({
    status: options.status,
    mime_type: options.type,
    container_id: options.container,
    tag: options.tag,
    created_from: options.from,
    created_until: options.until,
    sort: options.sort,
    q: search,
  });
  const { items: resources, cursor } = await allPages(options, async (limit, cursor) => {
    const query = { ...filters, limit, ...given({ cursor }) };
    const page = await answered(api.GET('/v1/resources', { params: { query } }));
    return { items: page.resources, cursor: page.cursor };
  });
  if (options.json) return run.printJson({ resources, cursor });
  const rows = resources.map((resource) => [
    resource.id,
    resource.created_at,
    resource.expires_at ?? 'never',
    resource.size === null ? '' : sizeText(resource.size),
    resource.mime_type,
    resource.file_name,
  ]);
  for (const line of table(['id', 'created', 'expires', 'size', 'type', 'name'], rows)) run.print(line);
  tellOfMore(run, cursor);
}
