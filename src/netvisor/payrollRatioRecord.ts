/** What payrollratiolist.nv answers (Netvisor API 7.4): salary types, expense types among them. */
import type { Fields } from './fields';

export interface NetvisorPayrollRatio {
	netvisorKey: string;
	/**
	 * In the language of the requests, as documents must name it (rulebook T-15); the only name where there is one. ''
	 * when there are names in other languages alone: which of them the service would take is not known.
	 */
	name: string;
	/** By language code in lower case, such as fi, sv, en. */
	names: Record<string, string>;
	/** '' where the company gave none. */
	ratioNumber: string;
	/** The list that was asked for. */
	source: string;
	/** Account numbers, or ''. */
	defaultDebitAccountNumber: string;
	defaultCreditAccountNumber: string;
}

/** @param languages codes of the language of the requests, lower case */
export function readPayrollRatio(ratio: Fields, languages: readonly string[], source: string): NetvisorPayrollRatio {
	const all = ratio.group('names').all('name').map((name) => ({ language: (name.node.attributes['iso639-1code'] ?? '').trim().toLowerCase(), text: name.node.text.trim() })).filter(({ text }) => text !== '');
	const names = Object.fromEntries(all.map((name) => [name.language, name.text]));
	return {
		netvisorKey: ratio.key('identifier'),
		name: all.find((name) => languages.includes(name.language))?.text ?? (all.length === 1 ? (all[0]?.text ?? '') : ''),
		names,
		ratioNumber: ratio.text('rationumber').trim(),
		source,
		defaultDebitAccountNumber: ratio.text('defaultdebitaccountnumber').trim(),
		defaultCreditAccountNumber: ratio.text('defaultcreditaccountnumber').trim(),
	};
}
