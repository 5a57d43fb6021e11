import type { RouteOperations } from '../description/operation.ts';
import { authorizationServerOperation } from './authorization-server-operation.ts';
import { issueTokenOperation } from './issue-token-operation.ts';
import { keySetOperation } from './key-set-operation.ts';

export const oauthOperations = {
  'issue-token': [issueTokenOperation],
  'key-set': [keySetOperation],
  'authorization-server': [authorizationServerOperation],
} satisfies RouteOperations;
