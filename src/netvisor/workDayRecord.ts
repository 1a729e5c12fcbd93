/** What getworkdays.nv answers (Netvisor API 7.2). */
import type { Decimal, DimensionReference, IsoDate } from './elements';
import type { Fields } from './fields';

/** open cannot be imported; other: a word that this package does not know. */
export type WorkHourStatus = 'open' | 'confirmed' | 'accepted' | 'other';

export interface NetvisorWorkHour {
	/** For deleting this one row. */
	netvisorKey: string;
	hours: Decimal;
	/** Number of the record type. */
	recordType: string;
	recordTypeName: string;
	status: WorkHourStatus;
	description: string;
	dimensions: DimensionReference[];
}

export interface NetvisorWorkDay {
	date: IsoDate;
	hours: NetvisorWorkHour[];
}

/** The Finnish page has localised words, the English one the machine's. */
const STATUSES: Readonly<Record<string, WorkHourStatus>> = {
	open: 'open', avoin: 'open', öppen: 'open',
	confirmed: 'confirmed', kuitattu: 'confirmed', acknowledged: 'confirmed', reconciled: 'confirmed', kvitterad: 'confirmed',
	accepted: 'accepted', hyväksytty: 'accepted', approved: 'accepted', godkänd: 'accepted',
};

export function readWorkDay(day: Fields): NetvisorWorkDay {
	const date = day.date('date');
	return { date: date === '' ? day.fail('date', 'is missing') : date, hours: day.all('workdayhour').map(readWorkHour) };
}

function readWorkHour(hour: Fields): NetvisorWorkHour {
	return {
		netvisorKey: hour.node.attributes.netvisorkey?.trim() ?? '',
		hours: hour.decimal('hours'),
		recordType: hour.attribute('collectorratio', 'number').trim(),
		recordTypeName: hour.text('collectorratio').trim(),
		status: STATUSES[hour.text('acceptancestatus').trim().toLowerCase()] ?? 'other',
		description: hour.text('description'),
		dimensions: hour.dimensions(),
	};
}
