import { basic, contentAt, newText } from '../../acceptance/support/content.ts';
import { DAY, startService } from './service-under-test.ts';

/** The service and its content door as a client of the account `acme` uses it. */
export async function startContentDoor() {
  const service = await startService();
  const { client_id, client_secret } = await service.addClient();
  const content = contentAt(service.baseUrl, basic(client_id, client_secret));
  const { clock, resources } = service;

  /** The date so many days from now by the service's clock, as a request has it. */
  const dateIn = (days: number) => new Date(clock.time + days * DAY).toISOString().slice(0, 10);

  /** Moves the clock when nothing is under way any more: what is at work must not see it jump, nor work late. */
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

    /** Whether lifecycle leaves the object of this file in the bucket. */
    isFileStored: async (id: string) => service.isCurrent((await resources.find(id))?.object ?? ''),

    /** Lets the lifecycle rules do what they do by then. */
    async sweepAt(time: number): Promise<void> {
      await moveTo(time);
      await service.sweep();
    },
  };
}

/** The end of the day that an answer tells as a file's date, in milliseconds since 1970. */
export const endOf = ({ expirationDate }: { readonly expirationDate: string | null }) =>
  Date.parse(expirationDate ?? '') + DAY;
