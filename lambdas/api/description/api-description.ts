import { type ApiResponse, json } from '../serving/response.ts';
import { apiDescription } from './document.ts';

/** `GET /openapi.json`: the description of this API. */
export function getApiDescription(baseUrl: string) {
  const response = json(200, apiDescription(baseUrl), { 'cache-control': 'public, max-age=300' });
  return async (): Promise<ApiResponse> => response;
}
