/** Netvisor's record types (kirjauslajit): where the numbers of hour lines come from (Netvisor API 7.2). */
import type { Exchange } from './exchange';
import type { Fields } from './fields';
import { listIn } from './recordsIn';

export interface NetvisorRecordType {
	netvisorKey: string;
	/** A text: "010" is not "10". */
	number: string;
	/** Finnish, else the first name given. */
	name: string;
	character: 'workingTime' | 'annualLeave' | 'otherAbsence' | 'other';
	/** What an amount of this type counts. */
	unit: 'hour' | 'day' | 'other';
}

export interface NetvisorRecordTypes {
	list(): Promise<NetvisorRecordType[]>;
}

export function createRecordTypes(exchange: Exchange): NetvisorRecordTypes {
	return {
		async list() {
			const { root, request } = await exchange.read('getrecordtypelist.nv');
			return listIn(root, request, 'recordtypes', 'recordtype').map(readRecordType);
		},
	};
}

const CHARACTERS = { '1': 'workingTime', '2': 'annualLeave', '5': 'otherAbsence' } as const;
const UNITS = { '1': 'hour', '2': 'day' } as const;
const named = <Words extends Record<string, string>>(words: Words, text: string): Words[keyof Words] | 'other' => (Object.hasOwn(words, text) ? (words[text] as Words[keyof Words]) : 'other');

function readRecordType(type: Fields): NetvisorRecordType {
	const names = type.group('names').all('name');
	// The attribute is written in two ways (Netvisor API 7.2).
	const finnish = names.find(({ node }) => ['iso639-1code', 'iso-639-1code', 'iso639-1', 'iso6391code'].some((name) => node.attributes[name]?.toLowerCase() === 'fi'));
	return {
		netvisorKey: type.key('netvisorkey'),
		number: type.text('rationumber').trim(),
		name: (finnish ?? names[0])?.node.text.trim() ?? '',
		character: named(CHARACTERS, type.text('charactertype').trim()),
		unit: named(UNITS, type.text('unittype').trim()),
	};
}
