import type { RouteOperations } from '../description/operation.ts';
import { deleteOperation } from './delete-operation.ts';
import { getOperation } from './get-operation.ts';
import { updateOperation } from './update-operation.ts';
import { uploadV1Operation } from './upload-v1-operation.ts';
import { uploadOperation } from './upload-v2-operation.ts';

export const contentOperations = {
  'upload-content-v1': [uploadV1Operation],
  'upload-content': [uploadOperation],
  'update-content': [updateOperation],
  'get-content': [getOperation],
  'delete-content': [deleteOperation],
} satisfies RouteOperations;
