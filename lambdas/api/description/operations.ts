import type { RouteName } from '../../routes.ts';
import { catalogueOperations } from '../catalogue/operations.ts';
import { consoleOperations } from '../console/operations.ts';
import { containerOperations } from '../containers/operations.ts';
import { contentOperations } from '../content/operations.ts';
import { documentationOperations } from '../documentation/operations.ts';
import { oauthOperations } from '../oauth/operations.ts';
import { resourceOperations } from '../resource-manager/operations.ts';
import { statusOperation } from '../status/status-operation.ts';
import { webhookOperations } from '../webhooks/operations.ts';
import { apiDescriptionOperation } from './api-description-operation.ts';
import type { Operation } from './operation.ts';

/** All operations of the API by route. */
export const operations: Readonly<Record<RouteName, readonly Operation[]>> = {
  ...documentationOperations,
  ...consoleOperations,
  ...oauthOperations,
  ...contentOperations,
  ...catalogueOperations,
  ...resourceOperations,
  ...webhookOperations,
  'api-description': [apiDescriptionOperation],
  status: [statusOperation],
  ...containerOperations,
};
