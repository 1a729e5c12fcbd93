/** Travel claims by rule (mapping 6; rulebook T-1 to T-15, X-1, X-2, A-9). */
import type { TravelExpenseSettings } from '../../src/domain/settings/travelExpense';
import { tripExpenseXml } from '../../src/netvisor/tripExpenses';
import type { SeveraProjectTravelExpense } from '../../src/severa/invoiceEntries';
import type { TravelClaimForTransfer } from '../../src/severa/travelClaimForTransfer';
import { codesOf, documentOf, drive, expense, mapClaim, perDiem, RATIOS, receipt, travelClaim, travelSettings } from '../support/travelClaim';

const eur = (amount: number | null) => ({ amount, currencyCode: 'EUR', multiCurrencyInfo: null });
const one = (changed: Partial<SeveraProjectTravelExpense> = {}) => expense('t-620', changed);
const other = () => one({ description: 'Taksi', unitCost: eur(20) });
type Changed = Parameters<typeof travelClaim>[1];

describe('lines', () => {
	test('T-1, T-8, T-15: an expense names its ratio by the name that Netvisor has for its number', () => {
		expect(documentOf(travelClaim([one()]))).toEqual({
			header: 'Oulu 13.–14.10.',
			description: 'Severa 302 severa:travelReimbursement:3f53b34e-101e-c3b7-dd0a-db879cc56e39',
			customLines: [{ employeeIdentifier: { value: '102', type: 'number' }, ratio: { value: 'Accommodation', type: 'name' }, amount: '1', customLineUnitPrice: { value: '142.00' }, vatPercentage: '13.5', lineDescription: 'Hotelli Oulussa', beginDate: '2026-10-14', endDate: '2026-10-14', lineStatus: 'confirmed' }],
		});
	});

	test('T-13: mileage keeps Severa\'s rate, and kilometres with their decimals', () => {
		expect(documentOf(travelClaim([drive()])).travelLines).toEqual([{ employeeIdentifier: { value: '102', type: 'number' }, travelType: 'car', passengerAmount: '0', kilometerAmount: '341.5', unitPrice: '0.55', lineDescription: 'Turku ja takaisin', travelDate: '2026-10-14', routeDescription: 'Turku ja takaisin', lineStatus: 'confirmed' }]);
		expect(documentOf(travelClaim([drive()]), { mileageRate: 'netvisor' }).travelLines?.[0]?.unitPrice).toBeUndefined();
	});

	test('T-9: foreign allowances of one code become one type, and the country stays readable; times are Finnish', () => {
		const { dailyCompensationLines } = documentOf(travelClaim([perDiem('t-603-se'), perDiem('t-603-ee', { unitCost: eur(65) })]));
		expect(dailyCompensationLines).toMatchObject([
			{ compensationType: 'foreign', amount: '2', unitPrice: '54.00', lineDescription: 'Ulkomaan päiväraha, Ruotsi: Työpajat', timeOfDeparture: '2026-10-13 06:30:00', returnTime: '2026-10-14 19:40:00' },
			{ compensationType: 'foreign', unitPrice: '65.00', lineDescription: 'Ulkomaan päiväraha, Viro: Työpajat' },
		]);
	});

	test('T-9: meal money has no allowance in Netvisor and goes as an expense', () => {
		expect(documentOf(travelClaim([perDiem('t-604', { quantity: 1, unitCost: eur(13.5) })])).customLines).toMatchObject([{ ratio: { value: 'Meal allowance' }, beginDate: '2026-10-13', endDate: '2026-10-14' }]);
	});

	test('T-6: what the company has paid goes as paid, with the others', () => {
		const { customLines } = documentOf(travelClaim([one(), one({ travelReimbursementRequired: false })]), { travelLineStatus: 'accepted' });
		expect(customLines?.map(({ lineStatus }) => lineStatus)).toEqual(['accepted', 'paid']);
	});

	test('T-5: a correction has its sign at the price and goes like any other line', () => {
		expect(documentOf(travelClaim([one(), one({ quantity: -1, unitCost: eur(12) })])).customLines?.[1]).toMatchObject({ amount: '1', customLineUnitPrice: { value: '-12.00' } });
		expect(documentOf(travelClaim([one(), one({ unitCost: eur(-12) })])).customLines?.[1]).toMatchObject({ amount: '1', customLineUnitPrice: { value: '-12.00' } });
	});

	test('T-12: the project of each expense and the unit of the traveller', () => {
		const { mapped, items } = mapClaim(travelClaim([one(), drive({ project: { guid: 'p-2', name: 'Portaali', number: 2002 } })]), { projectHeading: 'Projekti', unitHeading: 'Yksikkö' });
		expect(mapped).toMatchObject({ document: { customLines: [{ dimensions: [{ dimensionName: 'Projekti', dimensionItem: '2001 Verkkokauppa' }, { dimensionName: 'Yksikkö', dimensionItem: '10 Helsinki' }] }], travelLines: [{ dimensions: [{ dimensionItem: '2002 Portaali' }, { dimensionItem: '10 Helsinki' }] }] } });
		expect(items.map(({ text }) => text)).toEqual(['2001 Verkkokauppa', '10 Helsinki', '2002 Portaali']);
	});

	test.each<[string, object, Partial<TravelExpenseSettings>, object]>([
		['a title of its own', { claim: { title: '  ' } }, {}, { header: 'Matkalasku 302' }],
		['the account of the expense', {}, { expenseAccount: 'severa' }, { customLines: [{ expenseAccountNumber: '7830' }] }],
		['the expense table by number', {}, { expenseTable: [{ from: '620', to: '604' }] }, { customLines: [{ ratio: { value: 'Meal allowance' } }] }],
		['the expense table by name', {}, { expenseTable: [{ from: '620', to: 'Advance' }] }, { customLines: [{ ratio: { value: 'Advance' } }] }],
		['T-14: an advance as a line', { claim: { advancePayment: eur(100) } }, { advancePayment: 'line', advanceRatio: '690' }, { customLines: [{}, { ratio: { value: 'Advance' }, amount: '1', customLineUnitPrice: { value: '-100.00' } }] }],
	])('%s', (_name, changed, settings, expected) => {
		expect(documentOf(travelClaim([one()], changed as Changed), settings)).toMatchObject(expected);
	});

	test('T-15: a foreign sum goes in the home currency, where Severa tells it', () => {
		const krona = (info: object[] | null) => ({ amount: 1500, currencyCode: 'SEK', multiCurrencyInfo: info }) as SeveraProjectTravelExpense['unitCost'];
		const home = { amount: 131.4, currencyCode: 'EUR', purpose: ['ExpenseCost'] };
		const bundle = travelClaim([one({ unitCost: krona([home, { amount: 130, currencyCode: 'EUR', purpose: ['ProjectCost'] }]) })], { claim: { totalExpenses: eur(131.4) } });
		expect(documentOf(bundle).customLines?.[0]?.customLineUnitPrice).toEqual({ value: '131.40' });
		expect(codesOf(travelClaim([one({ unitCost: krona(null) })]))).toContain('TRAVEL_CURRENCY');
	});
});

describe('what holds a claim', () => {
	test.each<[string, TravelClaimForTransfer, Partial<TravelExpenseSettings>, string[]]>([
		['T-2: no number', travelClaim([one()], { claim: { number: null } }), {}, ['TRAVEL_NOT_READY']],
		['T-2: an excluded status', travelClaim([one()], { status: { guid: 's-1', name: ' vedos', isActive: true, isApproved: true, isLocked: false } }), {}, ['TRAVEL_NOT_READY']],
		['T-11: the status of transferred claims under another name', travelClaim([one()], { status: { guid: 's-9', name: 'Palkoissa', isActive: true, isApproved: true, isLocked: true }, statusNames: ['Palkoissa'] }), { transferredStatus: 'palkoissa' }, ['TRAVEL_NOT_READY']],
		['T-3: a status without approval', travelClaim([one()], { status: { guid: 's-2', name: 'Odottaa', isActive: true, isApproved: false, isLocked: true } }), {}, ['TRAVEL_NOT_READY']],
		['T-3: switched off', travelClaim([one()], { status: { guid: 's-2', name: 'Odottaa', isActive: true, isApproved: false, isLocked: true } }), { approvedOnly: false }, []],
		['T-4', travelClaim([one({ travelReimbursementRequired: false })]), {}, ['TRAVEL_ONLY_NON_REIMBURSABLE']],
		['T-5: zero', travelClaim([one(), one({ quantity: -1 })]), {}, ['TRAVEL_ZERO_SUM']],
		['T-5: what is reimbursed adds up to zero', travelClaim([one(), one({ quantity: -1 }), one({ travelReimbursementRequired: false })]), {}, ['TRAVEL_ZERO_SUM']],
		['T-5: no line', travelClaim([]), {}, ['TRAVEL_EMPTY']],
		['T-5: Severa says zero, the lines do not', travelClaim([one(), one()], { claim: { totalExpenses: eur(0) } }), {}, ['TRAVEL_TOTAL_MISMATCH']],
		['T-5: the lines add up to zero, Severa says more', travelClaim([one(), one({ quantity: -1 })], { claim: { totalExpenses: eur(500) } }), {}, ['TRAVEL_TOTAL_MISMATCH']],
		['T-5: all lines together are zero, as Severa says', travelClaim([one(), one({ quantity: -1, travelReimbursementRequired: false })], { claim: { totalExpenses: eur(0) } }), {}, ['TRAVEL_ZERO_SUM']],
		['a line that ends before it starts', travelClaim([one({ travelStartTime: '2026-10-14T09:00:00Z', travelEndTime: '2026-10-12T09:00:00Z' })]), {}, ['TRAVEL_DATE_ORDER']],
		['T-5: the sum is another one', travelClaim([one()], { claim: { totalExpenses: eur(141.99) } }), {}, ['TRAVEL_TOTAL_MISMATCH']],
		['T-5: the sum may be that of the reimbursed lines', travelClaim([one(), one({ travelReimbursementRequired: false })], { claim: { totalExpenses: eur(142) } }), {}, []],
		['T-5: rounding that would move a cent', travelClaim([one({ quantity: 1000, unitCost: eur(0.1234564) }), other()], { claim: { totalExpenses: eur(143.46) } }), {}, []],
		['T-5: rounding that moves a cent', travelClaim([one({ quantity: 100000, unitCost: eur(0.12345649) })], { claim: { totalExpenses: eur(12345.65) } }), {}, ['TRAVEL_TOTAL_MISMATCH']],
		['T-7: expenses of somebody else', travelClaim([one(), one({ user: { guid: 'x', name: 'Aino Virtanen', code: '103' } })]), {}, ['TRAVEL_MIXED_USERS']],
		['T-8: a quantity of zero', travelClaim([one({ quantity: 0 }), other()]), {}, ['TRAVEL_QUANTITY_MISSING']],
		['T-8: less than no kilometres', travelClaim([drive({ quantity: -3 }), other()]), {}, ['TRAVEL_QUANTITY_MISSING']],
		['T-8: no cost', travelClaim([one({ unitCost: eur(null) })], { claim: { totalExpenses: eur(5) } }), {}, ['TRAVEL_COST_MISSING']],
		['T-8: no day', travelClaim([one({ eventDate: null })]), {}, ['TRAVEL_DATE_MISSING']],
		['T-8: a day that is none', travelClaim([one({ eventDate: null, travelStartTime: 'soon' })]), {}, ['TRAVEL_DATE_MISSING']],
		['T-8: a type without a code', travelClaim([expense('t-x', { travelExpense: { guid: 't-x', name: 'Muu kulu', code: '', expenseClass: 'OtherTravelExpense' } })]), {}, ['EXPENSE_CODE_MISSING']],
		['T-8: a type without a code that the table names', travelClaim([expense('t-x', { travelExpense: { guid: 't-x', name: 'Muu kulu', code: '', expenseClass: 'OtherTravelExpense' } })]), { expenseTable: [{ from: 'Muu kulu', to: '604' }] }, []],
		['T-8: no such ratio', travelClaim([one()]), { payrollRatioRegister: RATIOS.slice(0, 1) }, ['EXPENSE_CODE_UNKNOWN']],
		['T-8: only a ratio of another list', travelClaim([one()]), { payrollRatioRegister: RATIOS.slice(3).concat(RATIOS.slice(0, 1)) }, ['EXPENSE_CODE_UNKNOWN']],
		['T-8: a code is exact: 0620 is not 620', travelClaim([one()]), { payrollRatioRegister: [{ ...RATIOS[1]!, ratioNumber: '0620' }] }, ['EXPENSE_CODE_UNKNOWN']],
		['T-15: no name in the language of the requests', travelClaim([one()]), { payrollRatioRegister: [{ ...RATIOS[1]!, name: '' }] }, ['EXPENSE_CODE_UNKNOWN']],
		['T-15: two ratios of one number', travelClaim([one()]), { payrollRatioRegister: [...RATIOS, { ...RATIOS[1]!, name: 'Hotel' }] }, ['EXPENSE_CODE_AMBIGUOUS']],
		['T-15: two ratios of one name', travelClaim([one()]), { payrollRatioRegister: [...RATIOS, { ...RATIOS[1]!, ratioNumber: '621' }] }, ['EXPENSE_CODE_AMBIGUOUS']],
		['T-8: an expense class of a newer Severa', travelClaim([one({ travelExpense: { guid: 't-620', name: 'Majoitus', code: '620', expenseClass: 'Carbon' } })]), {}, ['EXPENSE_CODE_UNKNOWN']],
		['T-8: mileage without a vehicle', travelClaim([drive()]), { mileageDefaultType: '' }, ['MILEAGE_TYPE_UNMAPPED']],
		['T-8: mileage by the table', travelClaim([drive()]), { mileageDefaultType: '', mileageTypeTable: [{ from: '610', to: 'moped' }] }, []],
		['T-8: miles', travelClaim([drive({ measurementUnit: 'mi' })]), {}, ['MILEAGE_UNIT']],
		['T-9: full or half is not guessed', travelClaim([perDiem('t-601')]), { perDiemTable: [] }, ['PERDIEM_TYPE_UNMAPPED']],
		['T-15: an allowance without times', travelClaim([perDiem('t-601', { travelEndTime: null })]), {}, ['PERDIEM_TIMES_MISSING']],
		['T-15: it ends before it starts', travelClaim([perDiem('t-601', { travelEndTime: '2026-10-12T00:00:00Z' })]), {}, ['PERDIEM_TIMES_ORDER']],
		['T-11: no status to mark it with', travelClaim([one()], { statusNames: ['Hyväksytty'] }), {}, ['AFTER_STATUS_MISSING']],
		['T-11: sent all the same on request', travelClaim([one()], { statusNames: ['Hyväksytty'] }), { missingAfterStatus: 'send' }, []],
		['T-14: an advance', travelClaim([one()], { claim: { advancePayment: eur(100) } }), {}, ['TRAVEL_ADVANCE']],
		['T-14: an advance line without a ratio', travelClaim([one()], { claim: { advancePayment: eur(100) } }), { advancePayment: 'line' }, ['TRAVEL_ADVANCE']],
		['X-2: no employee number', travelClaim([one()], { traveller: { ...travelClaim([]).traveller!, code: '' } }), {}, ['EMPLOYEE_NUMBER_MISSING']],
		['X-2: nobody', travelClaim([one()], { traveller: null }), {}, ['EMPLOYEE_NUMBER_MISSING']],
		['X-1: a leading zero', travelClaim([one()], { traveller: { ...travelClaim([]).traveller!, code: '0102' } }), {}, ['EMPLOYEE_NUMBER_LEADING_ZERO']],
		['X-2: not in Netvisor', travelClaim([one()], { traveller: { ...travelClaim([]).traveller!, code: '999' } }), {}, ['EMPLOYEE_NOT_IN_NETVISOR']],
		['A-9: without the Travel service', travelClaim([one()], { traveller: { ...travelClaim([]).traveller!, code: '114' } }), {}, ['EMPLOYEE_TRAVEL_SERVICE_OFF']],
		['E-6: a control character', travelClaim([one({ description: 'a\u0007b' })]), {}, ['TEXT_NOT_XML']],
		['E-6: a control character in the guid', travelClaim([one()], { claim: { guid: 'a\u0000' } }), {}, ['TEXT_NOT_XML']],
	])('%s', (_name, bundle, settings, expected) => {
		expect(codesOf(bundle, settings)).toEqual(expected);
	});

	test('everything at once', () => {
		const bundle = travelClaim([one({ quantity: null }), drive({ measurementUnit: 'mi' })], { traveller: null, statusNames: [], claim: { advancePayment: eur(5) } });
		expect(codesOf(bundle)).toEqual(['AFTER_STATUS_MISSING', 'EMPLOYEE_NUMBER_MISSING', 'TRAVEL_QUANTITY_MISSING', 'MILEAGE_UNIT', 'TRAVEL_ADVANCE']);
	});

	test('what never moves has nothing to mend', () => {
		expect(codesOf(travelClaim([one({ travelReimbursementRequired: false, eventDate: null })], { traveller: null }))).toEqual(['TRAVEL_ONLY_NON_REIMBURSABLE']);
	});
});

describe('settings that are wrong for every claim stop the run', () => {
	test.each<[string, Partial<TravelExpenseSettings>, string]>([
		['no employees', { employeeRegister: [] }, 'employeeRegister'],
		['no ratios', { payrollRatioRegister: [] }, 'payrollRatioRegister'],
		['an allowance that does not exist', { perDiemTable: [{ from: '601', to: 'half' }] }, 'half'],
		['a code mapped twice', { perDiemTable: [{ from: '601', to: 'foreign' }, { from: '601', to: 'custom' }] }, '601'],
		['a vehicle that does not exist', { mileageDefaultType: 'tram' }, 'tram'],
	])('%s', (_name, settings, words) => {
		expect(() => mapClaim(travelClaim([one()]), settings)).toThrow(words);
	});
});

describe('what was sent before', () => {
	const key = 'severa:travelReimbursement:3f53b34e-101e-c3b7-dd0a-db879cc56e39';
	const sent = (outcome: string, fingerprint = '') => ({ travelSendRegister: [{ transferKey: key, outcome, attempt: '1', runId: 'r', at: '2026-10-30T08:00:00+02:00', fingerprint, netvisorKey: '77' }] });

	test('L-2: a doubt is held with everything else that holds it', () => {
		expect(codesOf(travelClaim([one({ quantity: 0 }), other()]), sent('arrived'))).toEqual(['OUTCOME_UNKNOWN', 'TRAVEL_QUANTITY_MISSING']);
	});

	test('T-11: in Netvisor already: ready, for its status alone; another claim by now: a person looks', () => {
		expect(mapClaim(travelClaim([one()]), sent('created'))).toMatchObject({ mapped: { outcome: 'ready' }, delivery: { state: 'settled', netvisorKey: '77' } });
		expect(codesOf(travelClaim([one()]), sent('created', 'another'))).toEqual(['TRAVEL_ALREADY_SENT']);
		expect(codesOf(travelClaim([one()]), sent('done'))).toEqual([]);
	});
});

describe('T-10: receipts', () => {
	const withReceipts = (...changed: Array<Parameters<typeof receipt>[1]>) => {
		const line = one({ attachmentCount: changed.length });
		return travelClaim([line], { receipts: changed.map((more, index) => receipt(line.guid, { guid: `l${index}`, fileGuid: `f${index}`, ...more })) });
	};
	const namesIn = (bundle: TravelClaimForTransfer, settings: Partial<TravelExpenseSettings> = {}) => documentOf(bundle, settings).customLines?.[0]?.tripExpenseAttachments?.map(({ fileName }) => fileName);

	test('a receipt stands on its own line, as a reference to the binary data that comes along', () => {
		expect(documentOf(withReceipts({ isInternal: true, description: 'Kuitti' })).customLines?.[0]?.tripExpenseAttachments).toEqual([{ mimeType: 'application/pdf', attachmentDescription: 'Kuitti', fileName: 'hotelli.pdf', documentData: 'binary:receipt1:f0' }]);
	});

	test.each<[string, TravelClaimForTransfer, Partial<TravelExpenseSettings>, string[]]>([
		['exactly the limit', withReceipts({ size: 3_000_000 }, { size: 1_000_000 }), {}, []],
		['a byte more', withReceipts({ size: 3_000_000 }, { size: 1_000_001 }), {}, ['ATTACHMENTS_TOO_LARGE']],
		['the bytes are more than the list said', withReceipts({ size: 10, fetchedSize: 4_000_001 }), {}, ['ATTACHMENTS_TOO_LARGE']],
		['a name of 100', withReceipts({ name: `${'a'.repeat(96)}.pdf` }), {}, []],
		['a name of 101', withReceipts({ name: `${'a'.repeat(97)}.pdf` }), {}, ['ATTACHMENT_NAME_TOO_LONG']],
		['one counted, none found', travelClaim([one({ attachmentCount: 1 })]), {}, ['ATTACHMENT_MISSING']],
		['receipts left out although there are some', { ...travelClaim([one({ attachmentCount: 1 })]), receiptsListed: false }, {}, ['ATTACHMENT_MISSING']],
		['receipts left out on purpose', { ...travelClaim([one({ attachmentCount: 1 })]), receiptsListed: false }, { sendAttachments: false }, []],
		['a receipt without a file', withReceipts({ fileGuid: null }), {}, ['ATTACHMENT_MISSING']],
	])('%s', (_name, bundle, settings, expected) => {
		expect(codesOf(bundle, settings)).toEqual(expected);
	});

	test('long names lose the end of their stem, never their extension, and stay different', () => {
		const name = `${'kuitti'.repeat(20)}.pdf`;
		const names = namesIn(withReceipts({ name }, { name }), { longFileNames: 'shorten' }) as string[];
		expect(names.map(({ length }) => length)).toEqual([100, 100]);
		expect(names.map((one) => one.slice(94))).toEqual(['ti.pdf', '~2.pdf']);
	});

	test('another file makes another document, though it has the same name and size', () => {
		expect(documentOf(withReceipts({}))).not.toEqual(documentOf(withReceipts({ fileGuid: 'f9' })));
	});
});

test('the document can be written as it is', () => {
	const line = one({ attachmentCount: 1 });
	const document = documentOf(travelClaim([line, drive(), perDiem('t-601')], { receipts: [receipt(line.guid)] }), { projectHeading: 'Projekti' });
	expect(tripExpenseXml(document)).toContain('<kilometeramount>341,5</kilometeramount>');
});

test('the same claim, settings and rows give the same bytes', () => {
	const bundle = travelClaim([one(), drive(), perDiem('t-601')]);
	expect(JSON.stringify(mapClaim(bundle))).toBe(JSON.stringify(mapClaim(structuredClone(bundle))));
	expect(documentOf({ ...bundle, expenses: [...bundle.expenses].reverse() })).toEqual(documentOf(bundle));
	expect(travelSettings().attachmentLimitBytes).toBe(4_000_000);
});
