import { MAXIMUM_NAME_LENGTH } from '../catalogue/entry.ts';
import { folded } from './words.ts';

/**
 * The place of a resource in an order: the same for nobody else, and comparable byte by byte. A key has no room for the
 * longest names of files.
 */
export function nameOrder(name: string, id: string): string {
  const beginning = [...folded(name)].slice(0, MAXIMUM_NAME_LENGTH).join('');
  return `${beginning}\0${id}`;
}

export function createdOrder(createdAt: number, id: string): string {
  return `${String(createdAt).padStart(15, '0')}\0${id}`;
}
