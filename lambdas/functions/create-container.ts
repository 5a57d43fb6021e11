import { createContainer } from '../api/containers/create.ts';
import { newContainerId } from '../model/containers/container.ts';
import { containerRecords } from '../table/containers.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('create-container', ({ table, now, setting }) =>
  createContainer({
    containers: containerRecords(table),
    baseUrl: setting('BASE_URL'),
    now,
    newId: newContainerId,
  }),
);
