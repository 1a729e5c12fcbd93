/** Rulebook 12.4: what the setup check finds, point by point. */
import { reason } from '../../src/domain/held';
import { defaultsOf } from '../../src/domain/setting';
import { setupCheckSettings, type SetupCheckSettings } from '../../src/domain/settings/setupCheck';
import { setupCheck, type AccessTrouble, type SetupRecords } from '../../src/domain/setupCheck';
import type { Section } from '../../src/domain/setupFinding';
import { setupReportHtml, setupReportText } from '../../src/report/setupReport';

const TODAY = '2026-03-31';
const status = (name: string, sortOrder: number, values: object = {}) => ({ name, sortOrder, isActive: true, isPaid: name === 'Maksettu', ...values });
const STATUSES = [status('Vedos', 1), status('Valmis lähetettäväksi Netvisoriin', 2), status('Lasku lähetetty Netvisoriin', 3), status('Maksettu', 4)];
const travelStatus = (name: string, values: object = {}) => ({ name, isActive: true, isApproved: name === 'Hyväksytty', ...values });
const TRAVEL_STATUSES = ['Vedos', 'Hylätty', 'Hyväksytty', 'Siirretty Netvisoriin'].map((name) => travelStatus(name));
const user = (code: string | null, values: object = {}) => ({ firstName: 'Aino', lastName: 'Aalto', code, isActive: true, ...values });
const employee = (employeeNumber: string, values: object = {}) => ({ netvisorKey: `k${employeeNumber}`, employeeNumber, firstName: '', lastName: '', isEmployed: 'true', payrollService: 'true', resourceManagement: 'true', identityDigest: '', ...values });

const ratio = (ratioNumber: string, name: string) => ({ netvisorKey: '', ratioNumber, name, source: 'tripexpensecustomlines' });

const GOOD: SetupRecords = {
	'severa.invoiceStatuses': STATUSES,
	'severa.ensuredStatuses': [],
	'severa.travelStatuses': TRAVEL_STATUSES,
	'severa.vatRates': [{ code: 'A', percentage: 25.5, isActive: true }],
	'severa.users': [user('7')],
	'severa.workTypes': [{ name: 'Consulting', code: '100', isActive: true }],
	'severa.overtimes': [{ name: '50 %', code: '201', isActive: true }],
	'severa.activityTypes': [{ name: 'Holiday', code: '300', category: 'Absences', isActive: true }, { name: 'Meeting', code: '', category: 'Calendar', isActive: true }],
	'severa.travelExpenseTypes': [{ name: 'Taxi', code: '900', isActive: true, isDailyAllowance: false, isMileage: false }],
	'netvisor.employees': [{}],
	'netvisor.recordTypes': [{}],
	'netvisor.payrollRatios': [{}],
	'netvisor.dimensions': [{ heading: 'Projekti' }],
	customers: [{ outcome: 'unchanged', source: { kind: 'customer', number: '10', name: 'Acme Oy' } }],
	products: [],
	dimensions: [],
};
const SETTINGS: SetupCheckSettings = {
	...defaultsOf(setupCheckSettings),
	employeeRegister: [employee('7')],
	recordTypeRegister: ['100', '201', '300'].map((number) => ({ number, name: '', unit: 'hour' })),
	payrollRatioRegister: [ratio('900', 'Taksi'), ratio('901', 'Hotelli')],
};

const check = (records: SetupRecords = {}, settings: Partial<SetupCheckSettings> = {}, troubles: AccessTrouble[] = []) => setupCheck({ ...GOOD, ...records }, troubles, { ...SETTINGS, ...settings }, TODAY);
/** "severity CODE" of every finding of a section. */
const found = (section: Section, records: SetupRecords = {}, settings: Partial<SetupCheckSettings> = {}) => check(records, settings).findings.filter((one) => one.section === section).map(({ severity, code }) => `${severity} ${code}`);

test('a company that is set up: 100, ready, nothing to mend', () => {
	expect(check()).toMatchObject({ score: 100, isReady: true, findings: [] });
	expect(check().sections.map(({ section, checked }) => [section, checked])).toEqual([['access', 16], ['statuses', 9], ['customers', 1], ['products', 0], ['vat', 1], ['people', 1], ['hours', 3], ['travel', 1]]);
});

describe('statuses (point 1; ST-1, ST-2)', () => {
	const without = (name: string) => STATUSES.filter((one) => one.name !== name);
	const changed = (name: string, values: object) => STATUSES.map((one) => (one.name === name ? { ...one, ...values } : one));
	const READY = 'Valmis lähetettäväksi Netvisoriin';
	test.each([
		['draft missing', without('Vedos'), ['warning STATUS_MISSING']],
		['ready missing', without(READY), ['blocker STATUS_MISSING']],
		['sent missing', without('Lasku lähetetty Netvisoriin'), ['blocker STATUS_MISSING']],
		['paid missing', without('Maksettu'), ['error STATUS_MISSING']],
		['only spelt in another way', changed(READY, { name: 'valmis  lähetettäväksi netvisoriin' }), ['warning STATUS_SPELLING']],
		['retired', changed(READY, { isActive: false }), ['blocker STATUS_RETIRED']],
		['a retired twin does no harm', [...STATUSES, status(READY, 9, { isActive: false })], []],
		['twice', [...STATUSES, status(READY, 9)], ['blocker STATUS_TWICE']],
		['paid without its flag', changed('Maksettu', { isPaid: false }), ['error PAID_STATUS_FLAG']],
		['order', changed('Vedos', { sortOrder: 9 }), ['warning STATUS_ORDER']],
	])('%s', (_, statuses, expected) => expect(found('statuses', { 'severa.invoiceStatuses': statuses })).toEqual(expected));

	test('a name that is not set is not looked for', () => expect(found('statuses', { 'severa.invoiceStatuses': without('Maksettu') }, { paidStatus: '' })).toEqual([]));

	test('what Ensure says: flags that do not fit, and what it made', () => {
		expect(found('statuses', { 'severa.ensuredStatuses': [{ name: READY, outcome: 'alreadyThere', unfitFlags: ['isSent', 'isActive'] }] })).toEqual(['warning STATUS_FLAGS']);
		expect(found('statuses', { 'severa.invoiceStatuses': without('Maksettu'), 'severa.ensuredStatuses': [{ name: 'Maksettu', outcome: 'created', unfitFlags: [] }] })).toEqual(['info STATUS_CREATED']);
		expect(found('statuses', { 'severa.invoiceStatuses': without('Maksettu'), 'severa.ensuredStatuses': [{ name: 'Maksettu', outcome: 'wouldCreate', unfitFlags: [] }] })).toEqual(['error STATUS_MISSING']);
	});
});

describe('travel statuses (ST-4, ST-5, T-2, T-11)', () => {
	const without = (name: string) => TRAVEL_STATUSES.filter((one) => one.name !== name);
	test.each([
		['transferred missing', without('Siirretty Netvisoriin'), ['blocker AFTER_STATUS_MISSING']],
		['transferred retired', [...without('Siirretty Netvisoriin'), travelStatus('Siirretty Netvisoriin', { isActive: false })], ['blocker STATUS_RETIRED']],
		['none approved', without('Hyväksytty'), ['blocker TRAVEL_STATUS_NOT_APPROVED']],
		['approved, but retired', [...without('Hyväksytty'), travelStatus('Hyväksytty', { isActive: false })], ['blocker TRAVEL_STATUS_NOT_APPROVED']],
		['excluded missing', without('Hylätty'), ['warning STATUS_EXCLUDED_MISSING']],
	])('%s', (_, statuses, expected) => expect(found('statuses', { 'severa.travelStatuses': statuses })).toEqual(expected));

	test('transferred missing, where that is allowed', () => expect(found('statuses', { 'severa.travelStatuses': without('Siirretty Netvisoriin') }, { missingAfterStatus: 'send' })).toEqual(['warning AFTER_STATUS_MISSING']));

	test('not looked at where travel is not used', () => expect(found('statuses', { 'severa.travelStatuses': [] }, { useTravel: false })).toEqual([]));
});

describe('customers, products, dimensions (points 2 to 5)', () => {
	const held = (code: Parameters<typeof reason>[0], name: string) => ({ outcome: 'held', source: { system: 'Severa', kind: 'customer', number: '1', name }, reasons: [reason(code, 'vatNumber', { value: 'x' })] });

	test('held records by reason, the most frequent first; what never moves is only said', () => {
		const report = check({ customers: [held('BUSINESS_ID_MISSING', 'A'), held('COUNTRY_UNKNOWN', 'B'), held('BUSINESS_ID_MISSING', 'C'), held('CUSTOMER_INTERNAL', 'D'), { outcome: 'wouldCreate' }] });
		expect(report.findings.map(({ severity, code, places }) => [severity, code, places.map(({ where }) => where.en)])).toEqual([
			['error', 'BUSINESS_ID_MISSING', ['Severa: customer 1 A (field vatNumber)', 'Severa: customer 1 C (field vatNumber)']],
			['error', 'COUNTRY_UNKNOWN', ['Severa: customer 1 B (field vatNumber)']],
			['info', 'CUSTOMER_INTERNAL', ['Severa: customer 1 D (field vatNumber)']],
		]);
		expect(report.sections.find(({ section }) => section === 'customers')).toMatchObject({ checked: 5, withErrors: 3, score: 40 });
	});

	test('a refusal of the other system', () => expect(found('products', { products: [{ outcome: 'failed', message: 'INVALID_DATA' }] })).toEqual(['error WRITE_WOULD_FAIL']));

	test.each([
		['there', [{ internalIdentifier: 'TEMP' }], []],
		['missing', [], ['blocker TEMP_CUSTOMER_MISSING']],
		['another that contains the code', [{ internalIdentifier: 'TEMP2' }], ['blocker TEMP_CUSTOMER_MISSING']],
	])('temporary customer %s (C-7)', (_, rows, expected) => expect(found('customers', { customers: undefined, 'netvisor.temporaryCustomers': rows }, { customerDirection: 'off' })).toEqual(expected));

	test.each([
		['there', [{ productCode: 'TEMP' }], []],
		['missing', [{ productCode: 'temp' }], ['blocker TEMP_PRODUCT_MISSING']],
	])('temporary product %s (P-5)', (_, rows, expected) => expect(found('products', { products: undefined, 'netvisor.temporaryProducts': rows }, { productDirection: 'off' })).toEqual(expected));

	test('headings (D-2, D-3, D-9): said once, not for every project', () => {
		const project = { outcome: 'held', source: { kind: 'project', name: 'P' }, reasons: [reason('DIMENSION_HEADING_MISSING', '', { heading: 'Yksikkö' })] };
		expect(found('dimensions', {}, { projectHeading: 'Projekti' })).toEqual([]);
		expect(found('dimensions', { dimensions: [project, project] }, { projectHeading: 'Projekti', unitHeading: 'Yksikkö' })).toEqual(['blocker DIMENSION_HEADING_MISSING']);
		expect(check({}, { projectHeading: '' }).sections.map(({ section }) => section)).not.toContain('dimensions');
	});
});

describe('VAT rates (point 7; I-16)', () => {
	const rate = (percentage: number, isActive = true) => ({ code: '', percentage, isActive });
	test.each([
		['in force', [rate(25.5), rate(13.5), rate(10)], {}, []],
		['no longer in force', [rate(24)], {}, ['error VAT_RATE_NOT_IN_FORCE']],
		['retired rates are not looked at', [rate(24, false)], {}, []],
		['zero: the buyer decides', [rate(0)], {}, ['warning VAT_SUPPLY_UNKNOWN', 'warning VAT_ZERO_DOMESTIC']],
		['zero with settings', [rate(0)], { domesticZeroVatCode: 'MUUL', materialsSupply: 'service' } as const, []],
		['zero with the table', [rate(0)], { vatCodeTable: [{ rate: '0', area: '', country: '', rowType: '', productCode: '', customerNumber: '', projectKeyword: '', buyerHasVatNumber: '', vatCode: 'MUUL' }] }, []],
		['a code that does not go with the rate', [rate(25.5)], { vatCodeTable: [{ rate: '25,5', area: '', country: '', rowType: '', productCode: '', customerNumber: '', projectKeyword: '', buyerHasVatNumber: '', vatCode: 'EUUM' }] }, ['error VAT_CODE_RATE_CONFLICT']],
	])('%s', (_, rates, settings, expected) => expect(found('vat', { 'severa.vatRates': rates }, settings)).toEqual(expected));
});

describe('people (point 10; X-1, X-2, W-6, W-12)', () => {
	test.each([
		['no number', [user(null)], {}, ['error EMPLOYEE_NUMBER_MISSING']],
		['leading zero', [user('07')], {}, ['error EMPLOYEE_NUMBER_LEADING_ZERO']],
		['not in Netvisor', [user('8')], {}, ['error EMPLOYEE_NOT_IN_NETVISOR']],
		['without the Travel service', [user('7')], { employeeRegister: [employee('7', { resourceManagement: 'false' })] }, ['error EMPLOYEE_TRAVEL_SERVICE_OFF']],
		['… which hours alone may do without', [user('7')], { useTravel: false, requireTravelService: false, employeeRegister: [employee('7', { resourceManagement: 'false' })] }, []],
		['the Payroll service starts', [user('7')], { employeeRegister: [employee('7', { payrollService: 'false' })] }, ['info PAYROLL_SERVICE_STARTS']],
		['… which nobody needs to know without hours', [user('7')], { useHours: false, employeeRegister: [employee('7', { payrollService: 'false' })] }, []],
		['two people with one number', [user('7'), user('7', { firstName: 'Eino' })], {}, ['blocker EMPLOYEE_NUMBER_TWICE']],
		['a number that somebody who has left has too', [user('7'), user('7', { isActive: false })], {}, ['info EMPLOYEE_NUMBER_TWICE']],
		['… beside another one at work', [user('7'), user('7', { firstName: 'Eino' }), user('7', { isActive: false })], {}, ['blocker EMPLOYEE_NUMBER_TWICE', 'info EMPLOYEE_NUMBER_TWICE']],
		['… of two who have both left', [user('7', { isActive: false }), user('7', { isActive: false })], {}, []],
		['those who have left are not looked at', [user(null, { isActive: false })], {}, []],
		['nor are subcontractors', [user(null, { userType: 'Subcontractor' })], {}, []],
		['nobody is to be seen in Netvisor', [user('7')], { employeeRegister: [] }, ['blocker EMPLOYEE_REGISTER_EMPTY']],
	])('%s', (_, users, settings, expected) => expect(found('people', { 'severa.users': users }, settings)).toEqual(expected));

	test('not looked at where neither hours nor travel are used', () => expect(check({}, { useHours: false, useTravel: false }).sections.map(({ section }) => section)).toEqual(['access', 'statuses', 'customers', 'products', 'vat']));
});

describe('work types, overtimes, absences (point 11; W-4, O-2)', () => {
	const row = (code: string | null, values: object = {}) => ({ name: 'X', code, isActive: true, ...values });
	test.each([
		['work type without a code', { 'severa.workTypes': [row('')] }, {}, ['error RECORD_TYPE_CODE_MISSING']],
		['overtime without a record type', { 'severa.overtimes': [row('999')] }, {}, ['error RECORD_TYPE_UNKNOWN']],
		['absence without a code', { 'severa.activityTypes': [row(null, { category: 'Absences' })] }, {}, ['error RECORD_TYPE_CODE_MISSING']],
		['another activity needs none', { 'severa.activityTypes': [row(null, { category: 'Calendar' })] }, {}, []],
		['retired ones need none', { 'severa.workTypes': [row('', { isActive: false })] }, {}, []],
		['010 is not 10', { 'severa.workTypes': [row('0100')] }, {}, ['error RECORD_TYPE_UNKNOWN']],
		['by the table', { 'severa.workTypes': [row('K')] }, { recordTypeTable: [{ kind: 'workType', from: 'K', to: '100' }] }, []],
		['no record type is to be seen', {}, { recordTypeRegister: [] }, ['blocker RECORD_TYPE_REGISTER_EMPTY']],
		['absences that do not move need no code', { 'severa.activityTypes': [row(null, { category: 'Absences' })] }, { includeAbsences: false }, []],
		['by a table that names what is not there', { 'severa.workTypes': [row('100')] }, { recordTypeTable: [{ kind: '', from: '100', to: '5' }] }, ['error RECORD_TYPE_UNKNOWN']],
	])('%s', (_, records, settings, expected) => expect(found('hours', records as SetupRecords, settings)).toEqual(expected));
});

describe('travel expense types (point 11; T-8, T-9, T-15)', () => {
	const type = (code: string | null, values: object = {}) => ({ name: 'X', code, isActive: true, isDailyAllowance: false, isMileage: false, ...values });
	test.each([
		['no code', type(null), {}, ['error EXPENSE_CODE_MISSING']],
		['no ratio', type('5'), {}, ['error EXPENSE_CODE_UNKNOWN']],
		['by the table, to a number', type('5'), { expenseTable: [{ from: '5', to: '901' }] }, []],
		['by the table, to a name', type('5'), { expenseTable: [{ from: '5', to: 'Hotelli' }] }, []],
		['two ratios with one number', type('900'), { payrollRatioRegister: [ratio('900', 'A'), ratio('900', 'B')] }, ['error EXPENSE_CODE_AMBIGUOUS']],
		['two ratios with one name', type('900'), { payrollRatioRegister: [ratio('900', 'A'), ratio('901', 'A')] }, ['error EXPENSE_CODE_AMBIGUOUS']],
		['mileage is a car', type(null, { isMileage: true }), {}, []],
		['mileage without a default', type('5', { isMileage: true }), { mileageDefaultType: '' }, ['error MILEAGE_TYPE_UNMAPPED']],
		['per diem', type('5', { isDailyAllowance: true }), {}, ['error PERDIEM_TYPE_UNMAPPED']],
		['per diem by the table', type('5', { isDailyAllowance: true }), { perDiemTable: [{ from: '5', to: 'foreign' }] }, []],
		['no ratio is to be seen', type('900'), { payrollRatioRegister: [] }, ['blocker PAYROLL_RATIO_REGISTER_EMPTY']],
		['by the table, without a code, by name', type(null), { expenseTable: [{ from: 'X', to: '901' }] }, []],
		['meal money is a row of its own ratio', type('5', { isDailyAllowance: true }), { perDiemTable: [{ from: '5', to: 'custom' }] }, ['error EXPENSE_CODE_UNKNOWN']],
		['retired', type(null, { isActive: false }), {}, []],
	])('%s', (_, row, settings, expected) => expect(found('travel', { 'severa.travelExpenseTypes': [row] }, settings)).toEqual(expected));
});

describe('access (A-3, A-4, A-8, E-5)', () => {
	const trouble: AccessTrouble = { part: 'severa.users', message: 'Severa answered 403.', advice: 'Add the scope users:read.' };
	const report = () => check({ 'severa.users': undefined }, {}, [trouble]);

	test('what could not be read is a blocker, and its section is not taken for right', () => {
		expect(report().findings).toMatchObject([{ severity: 'blocker', code: 'NOT_READ', what: { en: 'Severa answered 403.' }, fix: { en: 'Add the scope users:read.' }, places: [{ where: { en: 'Severa: users' } }] }]);
		expect(report().sections.find(({ section }) => section === 'people')).toEqual({ section: 'people', isChecked: false, checked: 0, withErrors: 0, withWarnings: 0, score: 0, findings: [] });
		expect(report()).toMatchObject({ isReady: false });
	});

	/** What is left when a system answers nothing: what is made of both goes too. */
	const without = (system: 'severa' | 'netvisor') => Object.fromEntries(Object.entries(GOOD).map(([part, rows]) => [part, part.startsWith(system) || ['customers', 'products', 'dimensions'].includes(part) ? undefined : rows])) as SetupRecords;
	const refusing = (system: 'severa' | 'netvisor') => {
		const parts = Object.keys(GOOD).filter((part) => part.startsWith(system)) as Array<AccessTrouble['part']>;
		const records = Object.fromEntries(Object.entries(without(system)).filter(([, rows]) => rows !== undefined));
		return { parts, report: setupCheck(records, parts.map((part) => ({ part, message: 'The credentials are not accepted.', advice: 'Open the credential.' })), SETTINGS, TODAY) };
	};

	test.each([
		['severa', /^See first whether the user who owns the REST API credentials is still active in Severa; if not, make new credentials under another active user/, /omistaja Severassa yhä aktiivinen/],
		['netvisor', /^See first whether the integration user is still active in Netvisor; if not, make a new one/, /integraatiotunnus Netvisorissa yhä aktiivinen/],
	] as const)('A-3, E-5: %s refuses everything, which stops every flow: the cause and the remedy, once', (system, fix, fixFi) => {
		const { parts, report: stopped } = refusing(system);
		const findings = stopped.findings.filter(({ section }) => section === 'access');
		expect(findings).toMatchObject([{ severity: 'blocker', code: 'SYSTEM_REFUSES', rule: 'A-3', what: { en: 'The credentials are not accepted.' }, fix: { en: expect.stringMatching(fix) as string, fi: expect.stringMatching(fixFi) as string } }]);
		expect(findings[0]?.fix.en).toMatch(/Open the credential\.$/);
		expect(findings[0]?.why.en).toContain('everything stops');
		expect(findings[0]?.places).toHaveLength(parts.length);
		expect(stopped.isReady).toBe(false);
	});

	test('A-3: one system that refuses is not laid at the door of the other', () => {
		const records = { ...without('netvisor'), 'severa.users': undefined };
		const parts = ['netvisor.employees', 'severa.users'] as const;
		const { findings } = setupCheck(Object.fromEntries(Object.entries(records).filter(([, rows]) => rows !== undefined)), parts.map((part) => ({ part, message: 'no', advice: '' })), SETTINGS, TODAY);
		expect(findings.map(({ code, places }) => [code, places[0]?.where.en])).toEqual([['NOT_READ', 'Severa: users'], ['SYSTEM_REFUSES', 'Netvisor: employees']]);
	});

	test.each<[AccessTrouble['part'], string, string]>([
		['netvisor.customers', 'A-8', 'Sales invoices need the right to edit accounting and the basics of the sales ledger.'],
		['netvisor.products', 'A-8', 'Sales invoices need'],
		['netvisor.temporaryCustomers', 'A-8', 'Sales invoices need'],
		['netvisor.temporaryProducts', 'A-8', 'Sales invoices need'],
		['netvisor.dimensions', 'A-8', 'Sales invoices need'],
		['netvisor.employees', 'A-8', 'Hours need all rights to the basics and the role P, E or HH'],
		['netvisor.recordTypes', 'A-8', 'Hours need'],
		['netvisor.payrollRatios', 'A-8', 'Travel claims need the role P, E or HH'],
		['severa.projects', 'A-4', 'Check the credential and its rights'],
	])('A-8: %s is refused, the others are not: the right that its transfer needs', (part, rule, fix) => {
		const records = Object.fromEntries(Object.entries({ ...GOOD, 'netvisor.employees': part === 'netvisor.employees' ? undefined : [{}] }).filter(([name, rows]) => name !== part && rows !== undefined));
		const [finding] = setupCheck(records, [{ part, message: 'SERVICE_ACCESS_ERROR', advice: '' }], SETTINGS, TODAY).findings;
		expect(finding).toMatchObject({ severity: 'blocker', code: 'NOT_READ', rule, fix: { en: expect.stringContaining(fix) as string } });
	});

	test('a part that nobody read leaves its section unchecked and the company not ready', () => {
		expect(check({ customers: undefined })).toMatchObject({ isReady: false });
		expect(check({ customers: undefined }).score).toBeLessThan(100);
	});
});

describe('the report', () => {
	const report = check({ 'severa.users': [user('7'), user(null, { firstName: '<b>Eino' })], customers: [] }, {});

	test('every finding has what, why, where and how to mend, in both languages', () => {
		for (const language of ['en', 'fi'] as const) {
			for (const { what, why, fix, places } of report.findings) {
				for (const text of [what, why, fix]) expect(text[language]).toMatch(/\S/);
				for (const { where } of places) expect(where[language]).toMatch(/\S/);
			}
			const text = setupReportText(report, language);
			for (const part of report.findings.flatMap(({ what, why, fix, places }) => [what, why, fix, places[0]!.where])) expect(text).toContain(part[language]);
		}
		expect(report.findings).toHaveLength(1);
	});

	test('the page: markup stays text, both languages, the score', () => {
		const html = setupReportHtml(report, 'fi', TODAY);
		expect(html).toContain('Henkilöltä &#60;b&#62;Eino Aalto puuttuu työntekijänumero');
		expect(html).not.toContain('<b>Eino');
		expect(html).toContain(`${report.score} / 100`);
		expect(setupReportHtml(report, 'en', TODAY)).toContain('How to mend it');
	});

	test('a score is rounded down: one flaw among a thousand is not 100', () => {
		const customers = Array.from({ length: 1000 }, (_, index) => ({ outcome: index === 0 ? 'failed' : 'unchanged' }));
		expect(check({ customers }).sections.find(({ section }) => section === 'customers')?.score).toBe(99);
		expect(check({ customers }).score).toBe(99);
	});
});
