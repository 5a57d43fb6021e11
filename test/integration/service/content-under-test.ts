import { basic, contentAt, newText } from '../../acceptance/support/content.ts';
import { DAY, startService } from './service-under-test.ts';

/** The service and its content door, called as a client of the account `acme`. */
export async function startContentDoor() {
  const service = await startService();
  const { client_id, client_secret } = await service.addClient();
  const content = contentAt(service.baseUrl, basic(client_id, client_secret));
  const { clock, resources } = service;

  /** The date in so many days by the service's clock, as requests have it. */
  const dateIn = (days: number) => new Date(clock.time + days * DAY).toISOString().slice(0, 10);

  /** Moves the clock when nothing is running: running work must not see it jump. */
  async function moveTo(time: number): Promise<void> {
    await service.changesDelivered();
    await service.deliverDue();
    clock.time = time;
  }

  return {
    ...service,
    content,
    dateIn,
    moveTo,

    /** Uploads a new file. */
    async uploaded(fields: object = {}) {
      const bytes = newText();
      const file = await content.uploaded(bytes, fields);
      return { ...file, bytes };
    },

    /** Whether this file's object is still in the bucket and current. */
    isFileStored: async (id: string) => service.isCurrent((await resources.find(id))?.object ?? ''),

    /** Runs the lifecycle rules at a time. */
    async sweepAt(time: number): Promise<void> {
      await moveTo(time);
      await service.sweep();
    },
  };
}

/** The end of the day in an answer's date, in milliseconds since 1970. */
export const endOf = ({ expirationDate }: { readonly expirationDate: string | null }) =>
  Date.parse(expirationDate ?? '') + DAY;
