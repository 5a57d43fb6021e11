import type { RouteOperations } from '../description/operation.ts';
import { createOperations } from './create-operations.ts';
import { deleteOperations } from './delete-operations.ts';
import { readOperations } from './read-operations.ts';
import { updateOperations } from './update-operations.ts';

export const catalogueOperations = {
  'read-catalogue': readOperations,
  'create-entry': createOperations,
  'update-entry': updateOperations,
  'delete-entry': deleteOperations,
} satisfies RouteOperations;
