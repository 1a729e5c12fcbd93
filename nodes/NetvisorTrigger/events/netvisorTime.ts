import { toDateTime } from '../../../src/domain/calendar';

/**
 * As Netvisor takes moments: Finnish local time without an offset. Its zone is not stated (Netvisor API 9); the overlap
 * of the trigger covers a reading as UTC, which would begin up to three hours late.
 */
export const netvisorTime = (moment: number): string => toDateTime(new Date(moment).toISOString()).replace(' ', 'T');
