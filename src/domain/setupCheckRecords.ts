/** What the Mapper and a dry run of the write would hold, and what stands in for records that are not transferred (rulebook 12.4 points 2 to 5). */
import { reason, type Reason } from './held';
import { reasons } from './reasons';
import { bilingual, flawOf, type Bilingual, type Flaw, type SectionCheck } from './setupFinding';

/** A row of the Mapper (ready or held) or of a write in a dry run. */
export interface OutcomeRow {
	outcome: string;
	source?: { system?: string; kind?: string; number?: string; name?: string };
	reasons?: ReadonlyArray<Pick<Reason, 'code' | 'rule' | 'kind' | 'message' | 'messageFi' | 'fix' | 'fixFi' | 'field'>>;
	message?: string;
}

const KINDS: Readonly<Record<string, Bilingual>> = {
	customer: bilingual('customer', 'asiakas'),
	product: bilingual('product', 'tuote'),
	workType: bilingual('work type', 'työlaji'),
	travelExpenseType: bilingual('travel expense type', 'matkakululaji'),
	project: bilingual('project', 'projekti'),
	unit: bilingual('business unit', 'yksikkö'),
	costCenter: bilingual('cost centre', 'kustannuspaikka'),
	user: bilingual('user', 'käyttäjä'),
};

/** One row for each record; a heading that is missing is said once by its own check and not for every project. */
export function checkOutcomes(check: SectionCheck, rows: readonly OutcomeRow[]): void {
	for (const row of rows) check.look(placeOf(row), flawsOf(row));
}

function placeOf({ source = {}, reasons: held = [] }: OutcomeRow): Bilingual {
	const kind = KINDS[source.kind ?? ''] ?? bilingual(source.kind ?? '', source.kind ?? '');
	const title = [source.number, source.name].filter(Boolean).join(' ');
	const fields = [...new Set(held.map(({ field }) => field).filter(Boolean))].join(', ');
	const text = (language: 'en' | 'fi') => `${source.system ?? 'Severa'}: ${kind[language]} ${title}${fields === '' ? '' : language === 'en' ? ` (field ${fields})` : ` (kenttä ${fields})`}`;
	return bilingual(text('en'), text('fi'));
}

function flawsOf({ outcome, reasons: held = [], message }: OutcomeRow): Flaw[] {
	const others = held.filter(({ code }) => code !== 'DIMENSION_HEADING_MISSING');
	if (others.length > 0) return others.map((one) => flawOf(Object.hasOwn(reasons, one.code) ? { ...one, kind: reasons[one.code].kind } : one));
	const failed = outcome === 'failed' || outcome === 'notSent' || outcome === 'conflict';
	return failed ? [{ severity: 'error', code: 'WRITE_WOULD_FAIL', rule: 'E-8', what: bilingual(message ?? outcome, message ?? outcome), fix: bilingual('Mend what the message says.', 'Korjaa viestissä kerrottu asia.') }] : [];
}

/** C-7, P-5: with "do not transfer" every invoice stands on one customer or product that has to be there. */
export function checkTemporary(check: SectionCheck, code: 'TEMP_CUSTOMER_MISSING' | 'TEMP_PRODUCT_MISSING', wanted: string, codes: readonly string[]): void {
	const [en, fi] = code === 'TEMP_CUSTOMER_MISSING' ? ['customer', 'asiakas'] : ['product', 'tuote'];
	check.look(bilingual(`Netvisor: ${en} ${wanted}`, `Netvisor: ${fi} ${wanted}`), codes.includes(wanted.trim()) ? [] : [flawOf(reason(code, 'code', { code: wanted }), 'blocker')]);
}

/** D-2, D-9: a heading that a setting names has to be there before any item. An empty setting switches its kind off (D-3). */
export function checkHeadings(check: SectionCheck, headings: readonly string[], names: readonly string[]): void {
	for (const heading of headings.map((one) => one.trim()).filter(Boolean))
		check.look(bilingual(`Netvisor: dimension heading ${heading}`, `Netvisor: laskentakohdeotsikko ${heading}`), names.includes(heading) ? [] : [flawOf(reason('DIMENSION_HEADING_MISSING', 'heading', { heading }), 'blocker')]);
}
