import { MAXIMUM_NAME_LENGTH } from '../catalogue/entry.ts';
import { folded } from './words.ts';

/**
 * The sort key of a resource: unique, and comparable byte by byte. Long file names are cut to fit a key.
 */
export function nameOrder(name: string, id: string): string {
  const beginning = [...folded(name)].slice(0, MAXIMUM_NAME_LENGTH).join('');
  return `${beginning}\0${id}`;
}

export function createdOrder(createdAt: number, id: string): string {
  return `${String(createdAt).padStart(15, '0')}\0${id}`;
}
