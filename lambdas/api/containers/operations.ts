import type { RouteOperations } from '../description/operation.ts';
import { getCloneOperation } from './clone-progress-operation.ts';
import { createContainerOperation } from './create-operation.ts';
import { deleteContainerOperation } from './delete-operation.ts';
import { getContainerOperation } from './get-operation.ts';
import { listContainersOperation } from './list-operation.ts';
import { listContainerResourcesOperation } from './list-resources-operation.ts';
import { startCloneOperation } from './start-clone-operation.ts';
import { updateContainerOperation } from './update-operation.ts';

export const containerOperations = {
  'create-container': [createContainerOperation],
  'list-containers': [listContainersOperation],
  'get-container': [getContainerOperation],
  'update-container': [updateContainerOperation],
  'delete-container': [deleteContainerOperation],
  'list-container-resources': [listContainerResourcesOperation],
  'start-clone': [startCloneOperation],
  'get-clone': [getCloneOperation],
} satisfies RouteOperations;
