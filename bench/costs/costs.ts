import type { FunctionName } from '../../lambdas/routes.ts';
import { accessLogEntry } from '../../lib/access-log.ts';
import { needs } from '../../lib/needs.ts';
import { flowsAt, type Pace, type Spending } from './flows.ts';
import { LOG_OVERHEAD } from './meter.ts';
import { prices } from './prices.ts';

const MILLION = 1_000_000;
const GIBIBYTE = 1024 ** 3;

/**
 * What is assumed: how long functions run in AWS with the memory of `needs.ts`, in milliseconds, besides the time for
 * each change of a batch and for each that is reconciled. Machines differ, and nothing was measured in AWS.
 */
export const MILLISECONDS: Partial<Record<FunctionName, number>> = {
  'issue-token': 40,
  'create-resource': 10,
  'object-created': 40,
  'download-resource': 10,
  'table-stream': 10,
  'end-resources': 500,
};
export const MILLISECONDS_OF_CHANGE = 0.2;
export const MILLISECONDS_OF_RECONCILING = 3;

/** A minute of a million a month, one after another; and fifty a second, of one client to one instance of each function. */
export const paces = {
  alone: { uploads: 23, distance: 2600, changesInBatch: 1 },
  together: { uploads: 50, distance: 20, changesInBatch: 100 },
} satisfies Record<string, Pace>;

/** Tokens last an hour. */
const TOKEN_SECONDS = 3600;

const parts = ['bucket', 'table', 'gateway', 'functions', 'events', 'logs', 'keys'] as const;
export type Part = (typeof parts)[number];

/** Dollars by part. */
export type Cost = Readonly<Record<Part, number>>;

/** The dollars of a million times a flow. */
function costOf(spending: Spending): Cost {
  const { writes, reads, puts, gets, clientPuts, clientGets } = spending;
  const each = {
    bucket: (puts + clientPuts) * prices.put + (gets + clientGets) * prices.get,
    table: writes * prices.write + reads * prices.read,
    gateway: spending.gatewayRequests * prices.gatewayRequest,
    functions: functionsOf(spending),
    events: spending.events * prices.event + spending.messages * prices.message,
    logs: logsOf(spending),
    keys: spending.keys * prices.signature,
  };
  return mapped(each, (dollars) => dollars * MILLION);
}

function functionsOf({ invocations, changes, reconciled }: Spending): number {
  const names = Object.keys(invocations) as FunctionName[];
  const time = changes * MILLISECONDS_OF_CHANGE + reconciled * MILLISECONDS_OF_RECONCILING;
  const ofBatches = (time / 1000) * memory('table-stream');
  return names
    .map((name) => {
      const gibibyteSeconds = ((MILLISECONDS[name] ?? 0) / 1000) * memory(name);
      return (invocations[name] ?? 0) * (prices.invocation + gibibyteSeconds * prices.gibibyteSecond);
    })
    .reduce((sum, one) => sum + one, ofBatches * prices.gibibyteSecond);
}

/** In gibibytes. */
const memory = (name: FunctionName) => needs[name].memory / 1024;

function logsOf({ logBytes, gatewayRequests }: Spending): number {
  const price = prices.logGibibyte + prices.keptLogGibibyte;
  return (logBytes / GIBIBYTE) * price + ((gatewayRequests * accessLogBytes()) / GIBIBYTE) * price;
}

/** The bytes of a usual line of the access log. */
function accessLogBytes(): number {
  const values: Record<string, string> = {
    '$context.requestId': 'JKJaXmPLvHcESHA=',
    '$context.requestTime': '12/Mar/2020:19:03:58 +0000',
    '$context.routeKey': 'POST /v1/resources',
    '$context.status': '200',
    '$context.integrationStatus': '200',
    '$context.responseLatency': '15',
    '$context.integrationErrorMessage': '-',
    '$context.identity.sourceIp': '203.0.113.10',
    '$context.identity.userAgent': 'x'.repeat(110),
  };
  const line = JSON.stringify(accessLogEntry).replace(
    /\$[\w.]+/g,
    (variable) => values[variable] ?? variable,
  );
  return line.length + LOG_OVERHEAD;
}

function mapped(cost: Cost, change: (dollars: number, part: Part) => number): Cost {
  return Object.fromEntries(parts.map((part) => [part, change(cost[part], part)])) as Cost;
}

/** The dollars of flows, each a million times; uploads with their tokens. */
export interface Costs {
  readonly uploads: Cost;
  readonly downloads: Cost;
  readonly ends: Cost;
  /** Of keeping a million files for a month, besides their bytes. */
  readonly kept: number;
}

export async function costsAt(pace: Pace): Promise<Costs> {
  const { token, upload, download, end, storedBytes } = await flowsAt(pace);
  const tokensInUpload = pace.distance / 1000 / TOKEN_SECONDS;
  const ofToken = costOf(token);
  const stored = (MILLION * storedBytes) / GIBIBYTE;
  return {
    uploads: mapped(costOf(upload), (dollars, part) => dollars + ofToken[part] * tokensInUpload),
    downloads: costOf(download),
    ends: costOf(end),
    kept: MILLION * prices.tagMonth + stored * (prices.tableGibibyte + prices.recoveryGibibyte),
  };
}

export const totalOf = (cost: Cost) => parts.reduce((sum, part) => sum + cost[part], 0);
