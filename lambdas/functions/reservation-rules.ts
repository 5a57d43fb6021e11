import type { ReservationRules } from '../model/resources/reservation.ts';
import type { Context } from './context.ts';

/** The deployment's rules for uploads that are asked for. */
export function reservationRules({
  numericSetting,
}: Pick<Context, 'numericSetting'>): ReservationRules & { readonly maximumUploadBytes: number } {
  return {
    maximumUploadBytes: numericSetting('MAXIMUM_UPLOAD_BYTES'),
    uploadWindowSeconds: numericSetting('UPLOAD_WINDOW_SECONDS'),
    uploadDays: numericSetting('UPLOAD_DAYS'),
    rememberedDays: numericSetting('REMEMBERED_DAYS'),
  };
}
