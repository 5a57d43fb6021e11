import { type RouteName, routeNames } from '../../routes.ts';
import { catalogueOperations } from '../catalogue/operations.ts';
import { containerOperations } from '../containers/operations.ts';
import { contentOperations } from '../content/operations.ts';
import { documentationOperations } from '../documentation/operations.ts';
import { oauthOperations } from '../oauth/operations.ts';
import { statusOperation } from '../status/status-operation.ts';
import { apiDescriptionOperation } from './api-description-operation.ts';
import type { Operation } from './operation.ts';

const UNDESCRIBED = Object.fromEntries(routeNames.map((name) => [name, []])) as unknown as Record<
  RouteName,
  []
>;

/** All operations of the API by route. */
export const operations: Readonly<Record<RouteName, readonly Operation[]>> = {
  ...UNDESCRIBED,
  ...documentationOperations,
  ...oauthOperations,
  ...contentOperations,
  ...catalogueOperations,
  'api-description': [apiDescriptionOperation],
  status: [statusOperation],
  ...containerOperations,
};
