/**
 * Users of Severa who share an employee number (rulebook X-2, W-14): the old account of somebody rehired beside the new
 * one, or a slip. Netvisor has one day for a number and date, and each save replaces it whole: what one account is sent
 * would wipe the day of the other.
 */
import type { SeveraUser } from '../severa/user';
import type { DayForTransfer } from './dayForTransfer';
import { nameOf } from './person';
import { singleLine } from './text';

export type Account = Pick<SeveraUser, 'guid' | 'firstName' | 'lastName' | 'code' | 'isActive' | 'identityDigest'>;

/** By user: every account of the same number, the user's own included. Those who share with nobody are missing. */
export type AccountsOfUser = ReadonlyMap<string, readonly Account[]>;

/** Where there is no number, people are matched by identity code or not at all. */
export function sharedAccounts(users: Iterable<Account>): AccountsOfUser {
	const groups = new Map<string, Account[]>();
	for (const user of users) {
		const number = singleLine(user.code ?? '');
		const key = number === '' ? `identity ${user.identityDigest ?? ''}` : `number ${number}`;
		if (key !== 'identity ') groups.set(key, [...(groups.get(key) ?? []), user]);
	}
	return new Map([...groups.values()].filter(({ length }) => length > 1).flatMap((accounts) => accounts.map(({ guid }) => [guid, accounts] as const)));
}

/** Everybody who must be read so that the whole day of a number is known. */
export const withSharing = (userGuids: Iterable<string>, shared: AccountsOfUser): Set<string> => new Set([...userGuids].flatMap((guid) => [guid, ...(shared.get(guid) ?? []).map((account) => account.guid)]));

/**
 * Leaves one day of a number and date where it is clear whose it is: of the only account that has something on it, if no
 * other one could be somebody else at work today. Days that are not clear carry the names of the others and are held by
 * workDay.ts; an empty day beside them goes nowhere, since it would clear theirs.
 */
export function oneDayOfEachNumber(days: readonly DayForTransfer[], shared: AccountsOfUser): DayForTransfer[] {
	const together = new Map<readonly Account[], Map<string, DayForTransfer[]>>();
	for (const day of days) {
		const accounts = shared.get(day.person.guid);
		if (accounts === undefined) continue;
		const dates = together.get(accounts) ?? new Map<string, DayForTransfer[]>();
		together.set(accounts, dates.set(day.date, [...(dates.get(day.date) ?? []), day]));
	}
	return days.flatMap((day) => {
		const accounts = shared.get(day.person.guid);
		if (accounts === undefined) return [day];
		const all = together.get(accounts)?.get(day.date) ?? [];
		const filled = all.filter(isFilled);
		const active = new Set(accounts.filter(({ isActive }) => isActive).map(({ guid }) => guid));
		if (filled.length === 0) return day === (all.find(({ person }) => active.has(person.guid)) ?? all[0]) ? [day] : [];
		if (!isFilled(day)) return [];
		if (filled.length === 1 && active.size <= 1) return [day];
		return [{ ...day, sharedNumber: accounts.filter(({ guid }) => guid !== day.person.guid).map(nameOf) }];
	});
}

const isFilled = ({ hours, absences }: DayForTransfer) => hours.length > 0 || absences.length > 0;

/** A day about to be saved; `employee` is whom Netvisor would take it for. */
export interface DayOfEmployee {
	index: number;
	employee: string;
	date: string;
	name: string;
}

/** By index: names of the others whose day would replace this one, for days of one batch that fall on each other. */
export function daysOnEachOther(days: readonly DayOfEmployee[]): Map<number, string[]> {
	const groups = new Map<string, DayOfEmployee[]>();
	for (const day of days) groups.set(`${day.date} ${day.employee}`, [...(groups.get(`${day.date} ${day.employee}`) ?? []), day]);
	return new Map([...groups.values()].filter(({ length }) => length > 1).flatMap((group) => group.map(({ index }) => [index, [...new Set(group.filter((other) => other.index !== index).map(({ name }) => name))]] as const)));
}
