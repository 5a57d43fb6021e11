import type { RouteOperations } from '../description/operation.ts';
import { deleteOperation, signOperation, updateOperation } from './change-operations.ts';
import { createOperation } from './create-operation.ts';
import {
  downloadOperation,
  listOperation,
  resolveOperation,
  statusOperation,
  usageOperation,
} from './read-operations.ts';

export const resourceOperations = {
  'create-resource': [createOperation],
  'resolve-reference': [resolveOperation],
  'download-resource': [downloadOperation],
  'list-resources': [listOperation],
  'resource-status': [statusOperation],
  'update-resource': [updateOperation],
  'delete-resource': [deleteOperation],
  'get-usage': [usageOperation],
  'sign-upload': [signOperation],
} satisfies RouteOperations;
