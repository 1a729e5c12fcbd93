/** Puts billed hours on real working days of August and September, so that nobody works more than a day holds. */
import { addDays, weekday } from '../time';

const FIRST = '2026-08-03';
const DAY_HOURS = 7.5;
const isWorkday = (date: string) => !['Saturday', 'Sunday'].includes(weekday(date));

export class Calendar {
	private readonly next = new Map<string, { date: string; used: number }>();

	/** Days and hours that make up a number of hours of a person, hundredths kept. */
	take(person: string, hours: number): Array<{ date: string; hours: number }> {
		const taken: Array<{ date: string; hours: number }> = [];
		const place = this.next.get(person) ?? { date: FIRST, used: 0 };
		this.next.set(person, place);
		for (let left = Math.round(hours * 100); left > 0;) {
			if (place.used >= DAY_HOURS * 100 || !isWorkday(place.date)) {
				place.date = addDays(place.date, 1);
				place.used = 0;
				continue;
			}
			const part = Math.min(left, DAY_HOURS * 100 - place.used);
			taken.push({ date: place.date, hours: part / 100 });
			place.used += part;
			left -= part;
		}
		if (place.date >= '2026-10-01') throw new Error(`The demo seed bills more hours of ${person} than August and September hold.`);
		return taken;
	}
}
