import type { Command } from 'commander';
import { answered, connect } from '../connection.ts';
import { type CommonOptions, given, listOption, withJson } from '../options.ts';
import { details, table } from '../output.ts';
import { allPages, type PageOptions, tellOfMore, withPageOptions } from '../pages.ts';
import type { Run } from '../run.ts';

const events = [
  'resource.available',
  'resource.updated',
  'resource.deleted',
  'resource.expired',
  'container.cloned',
  '*',
] as const;

type EventName = (typeof events)[number];

interface AddOptions extends CommonOptions {
  readonly event?: EventName[];
}

type DeliveriesOptions = CommonOptions & PageOptions;

/** The most deliveries of one page. */
const LARGEST_PAGE = 100;

export function addWebhooks(program: Command, run: Run): void {
  const webhooks = program.command('webhooks').description('manage where the account is told of events');

  withJson(webhooks.command('list'))
    .description('list the webhooks')
    .action((options: CommonOptions) => list(run, options));

  withJson(webhooks.command('add'))
    .description('add a webhook, and print its secret: it is shown only now')
    .argument('<url>', 'where events are sent to')
    .addOption(listOption('--event <type>', `which events; all (*) if not given`, events))
    .action((url: string, options: AddOptions) => add(run, url, options));

  withJson(webhooks.command('test'))
    .description('send a webhook an event that nothing has caused')
    .argument('<id>')
    .action((id: string, options: CommonOptions) => test(run, id, options));

  withJson(webhooks.command('remove'))
    .description('remove a webhook')
    .argument('<id>')
    .action((id: string, options: CommonOptions) => remove(run, id, options));

  withPageOptions(withJson(webhooks.command('deliveries')))
    .description('list what was sent to a webhook, the latest first')
    .argument('<id>')
    .action((id: string, options: DeliveriesOptions) => deliveries(run, id, options));
}

async function list(run: Run, { json }: CommonOptions): Promise<void> {
  const { api } = await connect(run);
  const { webhooks } = await answered(api.GET('/v1/webhooks'));
  if (json) return run.printJson({ webhooks });
  const rows = webhooks.map(({ id, enabled, disabled_reason, events, url }) => [
    id,
    enabled ? 'enabled' : `disabled${disabled_reason === null ? '' : `: ${disabled_reason}`}`,
    events.join(', '),
    url,
  ]);
  for (const line of table(['id', 'state', 'events', 'url'], rows)) run.print(line);
}

async function add(run: Run, url: string, { json, event = ['*'] }: AddOptions): Promise<void> {
  const { api } = await connect(run);
  const body = { url, events: event };
  const webhook = await answered(api.POST('/v1/webhooks', { body }));
  if (json) run.printJson(webhook);
  else for (const line of details(webhook)) run.print(line);
}

async function test(run: Run, id: string, { json }: CommonOptions): Promise<void> {
  const { api } = await connect(run);
  const request = { params: { path: { id } } };
  const delivery = await answered(api.POST('/v1/webhooks/{id}/test', request));
  if (json) run.printJson(delivery);
  else run.note(`Sent ${delivery.id}: \`resource-manager webhooks deliveries ${id}\` tells what came of it.`);
}

async function remove(run: Run, id: string, { json }: CommonOptions): Promise<void> {
  const { api } = await connect(run);
  await answered(api.DELETE('/v1/webhooks/{id}', { params: { path: { id } } }));
  if (json) run.printJson({ id });
  else run.note(`Removed ${id}.`);
}

async function deliveries(run: Run, id: string, { json, ...pages }: DeliveriesOptions): Promise<void> {
  const { api } = await connect(run);
  const read = async (limit: number, cursor: string | undefined) => {
    const request = { params: { path: { id }, query: { limit, ...given({ cursor }) } } };
    const page = await answered(api.GET('/v1/webhooks/{id}/deliveries', request));
    return { items: page.deliveries, cursor: page.cursor };
  };
  const { items, cursor } = await allPages(pages, read, LARGEST_PAGE);
  if (json) return run.printJson({ deliveries: items, cursor });
  const rows = items.map(({ created_at, type, status, attempts, last_status, last_error, ...delivery }) => [
    delivery.id,
    created_at,
    type,
    status,
    String(attempts),
    String(last_status ?? last_error ?? ''),
  ]);
  for (const line of table(['id', 'created', 'type', 'status', 'tries', 'last answer'], rows))
    run.print(line);
  tellOfMore(run, cursor);
}
