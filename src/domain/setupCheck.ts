/** The setup check: everything of rulebook 12.4 that can be seen before a document is sent, in both systems, in one report. */
import { bilingual, SectionCheck, SECTIONS, type Bilingual, type Finding, type Section, type SectionResult } from './setupFinding';
import { checkAccess, type Refused } from './setupCheckAccess';
import { checkExpenseTypes, checkRecordTypes, type ActivityType, type ExpenseType } from './setupCheckCodes';
import { checkPeople } from './setupCheckPeople';
import { checkHeadings, checkOutcomes, checkTemporary, type OutcomeRow } from './setupCheckRecords';
import { checkInvoiceStatuses, checkTravelStatuses, type Ensured } from './setupCheckStatuses';
import { checkVatRates } from './setupCheckVat';
import type { SetupCheckSettings } from './settings/setupCheck';

/** What was read for the check, by part. A part that is not there was not read; an empty list was read and is empty. */
export interface SetupRecords {
	'severa.invoiceStatuses'?: ReadonlyArray<Parameters<typeof checkInvoiceStatuses>[1][number]>;
	'severa.ensuredStatuses'?: readonly Ensured[];
	'severa.travelStatuses'?: ReadonlyArray<Parameters<typeof checkTravelStatuses>[1][number]>;
	'severa.vatRates'?: ReadonlyArray<Parameters<typeof checkVatRates>[1][number]>;
	'severa.users'?: ReadonlyArray<Parameters<typeof checkPeople>[1][number]>;
	'severa.workTypes'?: ReadonlyArray<{ name: string; code?: string | null; isActive?: boolean | null }>;
	'severa.overtimes'?: ReadonlyArray<{ name: string; code?: string | null; isActive?: boolean | null }>;
	'severa.activityTypes'?: readonly ActivityType[];
	'severa.travelExpenseTypes'?: readonly ExpenseType[];
	'netvisor.employees'?: readonly object[];
	'netvisor.recordTypes'?: readonly object[];
	'netvisor.payrollRatios'?: readonly object[];
	'netvisor.dimensions'?: ReadonlyArray<{ heading: string }>;
	'netvisor.temporaryCustomers'?: ReadonlyArray<{ internalIdentifier: string }>;
	'netvisor.temporaryProducts'?: ReadonlyArray<{ productCode: string }>;
	/** Read only for the mapping and the dry run that follow; here it counts whether they could be read. */
	'severa.customers'?: readonly object[];
	'severa.products'?: readonly object[];
	'severa.businessUnits'?: readonly object[];
	'severa.projects'?: readonly object[];
	'netvisor.customers'?: readonly object[];
	'netvisor.products'?: readonly object[];
	/** What became of each record in the Mapper and in a dry run of the write. */
	customers?: readonly OutcomeRow[];
	products?: readonly OutcomeRow[];
	dimensions?: readonly OutcomeRow[];
}
export type SetupPart = keyof SetupRecords;

/** A part that could not be read. */
export interface AccessTrouble extends Refused {
	part: SetupPart;
}

export interface SetupReport {
	/** 0 to 100: the mean of the sections in use. */
	score: number;
	/** No finding that makes a whole flow stand still. */
	isReady: boolean;
	sections: SectionResult[];
	findings: Finding[];
}

const WHY: Readonly<Record<Section, Bilingual>> = {
	access: bilingual('What a login may not read is missing without a word: records are held or left out. If the owner of a key or the integration user is inactivated, everything stops.', 'Se, mitä tunnus ei saa lukea, puuttuu ilman ilmoitusta: tietueita pidätetään tai jää pois. Jos avaimen omistaja tai integraatiotunnus poistetaan käytöstä, kaikki pysähtyy.'),
	statuses: bilingual('Documents are chosen, and marked as sent, by the exact names of these statuses.', 'Asiakirjat valitaan ja merkitään lähetetyiksi näiden tilojen täsmällisten nimien perusteella.'),
	customers: bilingual('The customer does not go to Netvisor, and its invoices are held.', 'Asiakas ei siirry Netvisoriin, ja sen laskut pidätetään.'),
	products: bilingual('The product does not go to Netvisor, and invoices with it are held.', 'Tuote ei siirry Netvisoriin, ja laskut, joilla se on, pidätetään.'),
	dimensions: bilingual('Documents of this unit or project are held, or go without their dimension.', 'Tämän yksikön tai projektin asiakirjat pidätetään tai siirtyvät ilman laskentakohdetta.'),
	vat: bilingual('An invoice row with this rate finds no VAT code, and the invoice is held.', 'Laskurivi, jolla on tämä verokanta, ei saa ALV-koodia, ja lasku pidätetään.'),
	people: bilingual('Hours and travel claims of this person are held: they cannot be paid to the right person.', 'Henkilön tunnit ja matkalaskut pidätetään: niitä ei voida maksaa oikealle henkilölle.'),
	hours: bilingual('Days with this work, overtime or absence are held.', 'Päivät, joilla on tätä työtä, ylityötä tai poissaoloa, pidätetään.'),
	travel: bilingual('Travel claims with this expense are held.', 'Matkalaskut, joilla on tämä kulu, pidätetään.'),
};

/** Which parts each section stands on; one that is missing leaves the section unchecked. */
const NEEDS: Readonly<Record<Exclude<Section, 'access'>, (settings: SetupCheckSettings) => readonly SetupPart[]>> = {
	statuses: ({ useTravel }) => ['severa.invoiceStatuses', ...(useTravel ? (['severa.travelStatuses'] as const) : [])],
	customers: ({ customerDirection }) => [customerDirection === 'off' ? 'netvisor.temporaryCustomers' : 'customers'],
	products: ({ productDirection }) => [productDirection === 'off' ? 'netvisor.temporaryProducts' : 'products'],
	dimensions: () => ['netvisor.dimensions'],
	vat: () => ['severa.vatRates'],
	people: () => ['severa.users', 'netvisor.employees'],
	hours: () => ['severa.workTypes', 'severa.overtimes', 'severa.activityTypes', 'netvisor.recordTypes'],
	travel: () => ['severa.travelExpenseTypes', 'netvisor.payrollRatios'],
};

/**
 * Pure: reads nothing and writes nothing. O(records).
 * @param troubles parts that could not be read
 * @param today for VAT rates
 * @throws InputError when a setting or a code table is wrong
 */
export function setupCheck(records: SetupRecords, troubles: readonly AccessTrouble[], settings: SetupCheckSettings, today: string): SetupReport {
	const used = SECTIONS.filter((section) => isUsed(section, settings));
	const sections = used.map((section) => (section === 'access' ? access(records, troubles) : checkSection(section, records, settings, today)));
	const findings = sections.flatMap((one) => one.findings);
	return { score: Math.floor(sections.reduce((sum, { score }) => sum + score, 0) / sections.length), isReady: sections.every(({ isChecked }) => isChecked) && !findings.some(({ severity }) => severity === 'blocker'), sections, findings };
}

function isUsed(section: Section, { useTravel, useHours, projectHeading, unitHeading, costCenterHeading, userHeading }: SetupCheckSettings): boolean {
	switch (section) {
		case 'people':
			return useHours || useTravel;
		case 'hours':
			return useHours;
		case 'travel':
			return useTravel;
		case 'dimensions':
			return [projectHeading, unitHeading, costCenterHeading, userHeading].some((heading) => heading.trim() !== '');
		default:
			return true;
	}
}

function access(records: SetupRecords, troubles: readonly AccessTrouble[]): SectionResult {
	const check = new SectionCheck('access', WHY.access);
	checkAccess(check, Object.keys(records), troubles);
	return check.result();
}

function checkSection(section: Exclude<Section, 'access'>, records: SetupRecords, settings: SetupCheckSettings, today: string): SectionResult {
	const check = new SectionCheck(section, WHY[section]);
	if (NEEDS[section](settings).some((part) => records[part] === undefined)) return check.result(false);
	const read = <P extends SetupPart>(part: P) => records[part] ?? ([] as unknown as NonNullable<SetupRecords[P]>);
	switch (section) {
		case 'statuses':
			checkInvoiceStatuses(check, read('severa.invoiceStatuses'), read('severa.ensuredStatuses'), settings);
			if (settings.useTravel) checkTravelStatuses(check, read('severa.travelStatuses'), settings);
			break;
		case 'customers':
			if (settings.customerDirection === 'off') checkTemporary(check, 'TEMP_CUSTOMER_MISSING', settings.tempCustomerCode, read('netvisor.temporaryCustomers').map(({ internalIdentifier }) => internalIdentifier));
			else checkOutcomes(check, read('customers'));
			break;
		case 'products':
			if (settings.productDirection === 'off') checkTemporary(check, 'TEMP_PRODUCT_MISSING', settings.tempProductCode, read('netvisor.temporaryProducts').map(({ productCode }) => productCode));
			else checkOutcomes(check, read('products'));
			break;
		case 'dimensions':
			checkHeadings(check, [settings.projectHeading, settings.unitHeading, settings.costCenterHeading, settings.userHeading], read('netvisor.dimensions').map(({ heading }) => heading));
			checkOutcomes(check, read('dimensions'));
			break;
		case 'vat':
			checkVatRates(check, read('severa.vatRates'), settings, today);
			break;
		case 'people':
			checkPeople(check, read('severa.users'), settings);
			break;
		case 'hours':
			checkRecordTypes(check, { workTypes: read('severa.workTypes'), overtimes: read('severa.overtimes'), activityTypes: read('severa.activityTypes') }, settings);
			break;
		case 'travel':
			checkExpenseTypes(check, read('severa.travelExpenseTypes'), settings);
	}
	return check.result();
}
