import { startNetvisor, type NetvisorStartOptions, type NetvisorState, type RunningNetvisor } from '../../sandbox/netvisor';
import { blank } from '../../sandbox/netvisor/resources/customerWrites';
import { get, post } from './netvisorCaller';

const employee = { personalId: '', email: '', employed: true, payrollService: false, travelService: true, lunchBenefit: false };
const row = { employeeKey: 9, recordTypeNumber: '10', description: 'Työ', process: '', productIdentifier: '', customerKey: null, dimensions: [], contractId: '', paid: false };
const seed = () => ({
	customers: [{ ...blank(), key: 31, code: '1001', name: 'Esimerkki Oy' }],
	employees: [
		{ ...employee, key: 9, number: '17', firstName: 'Aino', lastName: 'Koe', personalId: '010190-900P' }, { ...employee, key: 10, number: '18', firstName: 'Olli', lastName: 'Oma', travelService: false },
		{ ...employee, key: 11, number: '', firstName: 'Nimi', lastName: 'Numeroton' }, { ...employee, key: 12, number: '19', firstName: 'Entinen', lastName: 'Eero', employed: false },
	],
	recordTypes: [{ key: 70, names: { FI: 'Normaali työaika', EN: 'Normal hours', SE: 'Normal arbetstid' }, number: '10', character: 1, unit: 1 }, { key: 71, names: { FI: 'Ylityö 50', EN: 'Overtime 50', SE: 'Övertid 50' }, number: '20', character: 1, unit: 1 }],
	payrollRatios: [
		{ key: 41, names: { FI: 'Majoituskulut', EN: 'Accommodation', SE: 'Logi' }, source: 'tripexpensecustomlines', number: '6010', debitAccount: '7800', creditAccount: '2961' },
		{ key: 42, names: { FI: 'Pysäköintikulut', EN: 'Parking', SE: 'Parkering' }, source: 'tripexpensecustomlines', number: '6020', debitAccount: '', creditAccount: '' },
		{ key: 43, names: { FI: 'Tuntipalkka', EN: 'Hourly wage', SE: 'Timlön' }, source: 'companyparameters', number: '100', debitAccount: '', creditAccount: '' },
	],
	accounts: [{ key: 91, number: '7800', name: 'Matkakulut', type: 'account', fatherKey: 0, active: true }],
	dimensions: [{ key: 3, name: 'Projekti', hidden: false, items: [{ key: 21, name: 'P001 Verkkosivut', code: '', label: '', hidden: false, fatherKey: 0, periodStart: '', periodEnd: '' }] }],
	workHours: [{ ...row, key: 200, date: '2026-10-05', hours: 7.5, status: 'accepted' }, { ...row, key: 201, date: '2026-10-06', hours: 4, status: 'confirmed' }, { ...row, key: 202, date: '2026-10-07', hours: 7.5, status: 'open', paid: true }],
	currencyRates: { SEK: 11.2 },
});
const running: RunningNetvisor[] = [];
const start = async (options: NetvisorStartOptions = {}) => {
	const server = await startNetvisor({ seed: seed(), clock: () => new Date('2026-10-30T08:00:00Z'), ...options });
	running.push(server);
	return server;
};
afterEach(async () => { await Promise.all(running.splice(0).map((server) => server.close())); });
const state = (server: RunningNetvisor) => server.state() as NetvisorState;

describe('lists', () => {
	it('getemployees is all in lower case and leaves out ended employments unless asked', async () => {
		const server = await start();
		const answer = await get(server, 'getemployees.nv');
		expect(answer.text).toContain('<employees><employee><employeenumber>17</employeenumber><netvisorkey>9</netvisorkey><personalid type="finnishidentifier">010190-900P</personalid><firstname>Aino</firstname><lastname>Koe</lastname><realname>Aino Koe</realname><employmentstatus>1</employmentstatus><payrollservice>0</payrollservice><resourcemanagement>1</resourcemanagement><lunchbenefit>0</lunchbenefit></employee>');
		expect(answer.all('netvisorkey')).toEqual(['9', '10', '11']);
		expect((await get(server, 'getemployees.nv?includeendedemployments=1')).all('netvisorkey')).toEqual(['9', '10', '11', '12']);
		expect((await get(server, 'getemployee.nv?employeenumber=17')).first('FullName')).toBe('Aino Koe');
	});

	it('getrecordtypelist gives names in three languages', async () => {
		expect((await get(await start(), 'getrecordtypelist.nv')).text).toContain('<RecordTypes><RecordType><Names><Name iso639-1code="fi">Normaali työaika</Name><Name iso639-1code="en">Normal hours</Name><Name iso639-1code="se">Normal arbetstid</Name></Names><Netvisorkey>70</Netvisorkey><RatioNumber>10</RatioNumber><CharacterType>1</CharacterType><UnitType>1</UnitType></RecordType>');
	});

	it('payrollratiolist gives the ratios of one source', async () => {
		const server = await start();
		const answer = await get(server, 'payrollratiolist.nv?source=tripexpensecustomlines');
		expect(answer.all('RatioNumber')).toEqual(['6010', '6020']);
		expect(answer.text).toContain('<Identifier type="Netvisor">41</Identifier><Source netvisorkey="2">Matkalasku, kulurivit</Source>');
		expect((await get(server, 'payrollratiolist.nv')).code).toBe('INVALID_DATA');
		expect((await get(server, 'payrollratiolist.nv?source=trips')).code).toBe('INVALID_DATA');
	});

	it.each([['refuse', '', ''], ['comma', 'a,b', ''], ['repeat', '', 'a,b']] as const)('severalSources %s', async (severalSources, byComma, byRepeat) => {
		const server = await start({ severalSources });
		const comma = await get(server, 'payrollratiolist.nv?source=tripexpensecustomlines,companyparameters');
		const repeat = await get(server, 'payrollratiolist.nv?source=tripexpensecustomlines&source=companyparameters');
		expect([comma.ok, repeat.ok]).toEqual([byComma !== '', byRepeat !== '']);
		for (const answer of [comma, repeat]) expect(answer.all('RatioNumber')).toHaveLength(answer.ok ? 3 : 0);
	});
});

describe('workday.nv', () => {
	const hour = (hours = '7,5', ratio = '10', status = 'confirmed') => `<workdayhour><hours>${hours}</hours><collectorratio type="number">${ratio}</collectorratio><acceptancestatus>${status}</acceptancestatus><description>Suunnittelu</description></workdayhour>`;
	const day = (lines: string, { date = '2026-10-12', method = '', who = '17', type = 'number' } = {}) => `<root><workday><date format="ansi"${method && ` method="${method}"`}>${date}</date><employeeidentifier type="${type}">${who}</employeeidentifier>${lines}</workday></root>`;
	const hoursOf = (server: RunningNetvisor, date: string) => state(server).workHours.filter((one) => one.date === date).map((one) => one.hours);

	it('replace is the default and idempotent, increment adds', async () => {
		const server = await start();
		for (const method of ['', 'replace', '']) await post(server, 'workday.nv', day(hour(), { method }));
		expect(hoursOf(server, '2026-10-12')).toEqual([7.5]);
		const answer = await post(server, 'workday.nv', day(hour('2,255', '20', 'accepted'), { method: 'increment' }));
		expect([answer.ok, answer.text.includes('Replies')]).toEqual([true, false]);
		expect(hoursOf(server, '2026-10-12')).toEqual([7.5, 2.26]);
	});

	it('other days and other people stay; the payroll service is switched on', async () => {
		const server = await start();
		await post(server, 'workday.nv', day(hour(), { who: '18', date: '2026-10-05' }));
		expect(state(server).workHours.map((one) => one.employeeKey)).toEqual([9, 9, 9, 10]);
		expect(state(server).employees.map((one) => one.payrollService)).toEqual([false, true, false, false]);
	});

	it('a missing dimension is created even where invoices do not create', async () => {
		const server = await start({ createsMissingDimensions: false });
		const line = hour().replace('</description>', '</description><customeridentifier type="customer">1001</customeridentifier><dimension><dimensionname>Projekti</dimensionname><dimensionitem>Uusi</dimensionitem></dimension>');
		expect((await post(server, 'workday.nv', day(line))).ok).toBe(true);
		expect(state(server).createdDimensions.map((one) => [one.heading, one.item, one.by])).toEqual([['Projekti', 'Uusi', 'workday.nv']]);
		expect(state(server).workHours[3]).toMatchObject({ customerKey: 31, dimensions: [{ heading: 'Projekti', item: 'Uusi' }] });
	});

	it.each([['clears', true, 0], ['refused', false, 1]] as const)('emptyDay %s: a replace without lines', async (emptyDay, ok, left) => {
		const server = await start({ emptyDay });
		expect((await post(server, 'workday.nv', day('', { date: '2026-10-06' }))).ok).toBe(ok);
		expect(hoursOf(server, '2026-10-06')).toHaveLength(left);
	});

	it.each([['paid', [true, true, false]], ['accepted', [false, true, false]], ['confirmed', [false, false, false]]] as const)('lockedDay %s: replacing an accepted, a confirmed and a paid day', async (lockedDay, expected) => {
		const server = await start({ lockedDay });
		const answers = [];
		for (const date of ['2026-10-05', '2026-10-06', '2026-10-07']) answers.push(await post(server, 'workday.nv', day(hour('1'), { date })));
		expect(answers.map((answer) => answer.ok)).toEqual(expected);
		expect(answers[2]!.message).toContain('Hours on this date have already been acknowledged or approved');
		expect(hoursOf(server, '2026-10-07')).toEqual([7.5]);
	});

	it('clock times become hours', async () => {
		const server = await start();
		const line = '<workdaytime><starttimeofday>8:00</starttimeofday><endtimeofday>16:00</endtimeofday><breaktime type="minutes">30</breaktime><collectorratio type="number">10</collectorratio><acceptancestatus>accepted</acceptancestatus><description>Päivä</description></workdaytime>';
		await post(server, 'workday.nv', day(line, { type: 'netvisorkey', who: '11' }));
		expect(hoursOf(server, '2026-10-12')).toEqual([7.5]);
		expect((await post(server, 'workday.nv', day(hour() + line))).code).toBe('INVALID_DATA');
	});

	it.each([
		['an unknown employee', day(hour(), { who: '999' })], ['a type of another resource', day(hour(), { type: 'finnishpersonalidentifier', who: '010190-900P' })], ['an unknown record type', day(hour('1', '99'))], ['open as status', day(hour('1', '10', 'open'))],
		['no description', day(hour().replace('Suunnittelu', ''))], ['a wrong method', day(hour(), { method: 'add' })], ['an increment without lines', day('', { method: 'increment' })],
	])('%s: refused', async (_, body) => {
		const server = await start();
		expect((await post(server, 'workday.nv', body)).code).toBe('INVALID_DATA');
		expect(state(server).workHours).toHaveLength(3);
	});

	it('an unknown personal identity code is not repeated in the refusal', async () => {
		expect((await post(await start(), 'workday.nv', day(hour(), { type: 'personalidentificationnumber', who: '010190-999X' }))).text).not.toContain('999X');
	});
});

describe('reading and deleting hours', () => {
	it('getworkdays gives rows with keys, getworkday without', async () => {
		const server = await start();
		const answer = await get(server, 'getworkdays.nv?employeenumber=17&workhourstartdate=2026-10-05&workhourenddate=2026-10-06', { language: 'FI' });
		expect(answer.text).toContain('<Workdays><Workday><Date format="ansi">2026-10-05</Date><WorkDayHour Netvisorkey="200"><Hours>7,50</Hours><CollectorRatio Number="10" Netvisorkey="70">Normaali työaika</CollectorRatio><AcceptanceStatus>Hyväksytty</AcceptanceStatus>');
		expect(answer.all('AcceptanceStatus')).toEqual(['Hyväksytty', 'Kuitattu']);
		expect((await get(server, 'getworkday.nv?netvisorkey=9&workhourdate=2026-10-07', { language: 'FI' })).text).toContain('<Workday><Date format="ansi">2026-10-07</Date><WorkdayHour><Hours>7,50</Hours><CollectorRatio number="10">Normaali työaika</CollectorRatio><AcceptanceStatus>Avoin</AcceptanceStatus>');
		expect((await get(server, 'getworkdays.nv?netvisorkey=10&workhourstartdate=2026-01-01&workhourenddate=2026-12-31')).text).toContain('<Workdays/>');
	});

	it('acceptanceStatus machine gives machine values in any language', async () => {
		const server = await start({ acceptanceStatus: 'machine' });
		expect((await get(server, 'getworkdays.nv?employeenumber=17&workhourstartdate=2026-10-01&workhourenddate=2026-10-31', { language: 'FI' })).all('AcceptanceStatus')).toEqual(['accepted', 'confirmed', 'open']);
	});

	it.each(['netvisorkey=9&employeenumber=17&workhourstartdate=2026-10-01&workhourenddate=2026-10-31', 'workhourstartdate=2026-10-01&workhourenddate=2026-10-31', 'netvisorkey=9&workhourstartdate=2026-12-01&workhourenddate=2027-01-31', 'netvisorkey=9&workhourstartdate=2026-10-01'])(
		'getworkdays with %s is refused', async (query) => {
			expect((await get(await start(), `getworkdays.nv?${query}`)).code).toBe('INVALID_DATA');
		},
	);

	it('deleteworkdayhour takes a row unless it is paid', async () => {
		const server = await start();
		expect((await get(server, 'deleteworkdayhour.nv?netvisorkey=200')).ok).toBe(true);
		expect((await get(server, 'deleteworkdayhour.nv?netvisorkey=202')).code).toBe('INVALID_DATA');
		expect(state(server).workHours.map((one) => one.key)).toEqual([201, 202]);
	});
});

describe('tripexpense.nv', () => {
	const full = `<root><tripexpense>
 <header>Asiakaskäynti Oulu</header><description>Severa report 3301</description>
 <customlines><customline>
  <employeeidentifier type="number">17</employeeidentifier><ratio type="name">Majoituskulut</ratio><amount>2,00</amount>
  <customlineunitprice iso4217currencycode="EUR" currencyrate="1">98,00</customlineunitprice><vatpercentage>14</vatpercentage><linedescription>Hotelli 2 yötä</linedescription>
  <begindate>2026-01-12</begindate><enddate>2026-01-14</enddate><customeridentifier type="customer">1001</customeridentifier><expenseaccountnumber>7800</expenseaccountnumber>
  <linestatus>CONFIRMED</linestatus><dimension><dimensionname>Projekti</dimensionname><dimensionitem>P001 Verkkosivut</dimensionitem></dimension>
  <tripexpenseattachments><tripexpenseattachment><mimetype>application/pdf</mimetype><attachmentdescription>Kuitti</attachmentdescription><filename>hotelli.pdf</filename><documentdata>JVBERi0xLjQK</documentdata></tripexpenseattachment></tripexpenseattachments>
 </customline></customlines>
 <travellines><travelline>
  <employeeidentifier type="number">17</employeeidentifier><traveltype>car</traveltype><passengeramount>1</passengeramount><kilometeramount>604</kilometeramount><unitprice>0,57</unitprice>
  <linedescription>Ajo Oulu</linedescription><traveldate>2026-01-12</traveldate><routedescription>Jyväskylä-Oulu</routedescription><linestatus>confirmed</linestatus>
  <dimension><dimensionname>Projekti</dimensionname><dimensionitem>Uusi</dimensionitem></dimension>
 </travelline></travellines>
 <dailycompensationlines><dailycompensationline>
  <employeeidentifier type="finnishpersonalidentifier">010190-900P</employeeidentifier><compensationtype>domesticfull</compensationtype><amount>2</amount><linedescription>Kokopäiväraha</linedescription>
  <timeofdeparture>2026-01-12 07:30:00</timeofdeparture><returntime>2026-01-14 18:15:00</returntime>
 </dailycompensationline></dailycompensationlines>
</tripexpense></root>`;
	const send = (server: RunningNetvisor, body = full, language = 'FI') => post(server, 'tripexpense.nv', body, { language });

	it('the full claim of the reference is stored and its key given', async () => {
		const server = await start();
		const answer = await send(server);
		expect(answer.ok).toBe(true);
		const common = { employeeKey: 9, process: '' };
		expect(state(server).tripExpenses).toEqual([{
			key: answer.key, header: 'Asiakaskäynti Oulu', description: 'Severa report 3301', created: '2026-10-30T08:00:00.000Z',
			lines: [
				{
					...common, kind: 'custom', ratioKey: 41, ratioName: 'Majoituskulut', amount: 2, unitPrice: 98, currency: 'EUR', currencyRate: 1, vatPercent: 14, description: 'Hotelli 2 yötä', beginDate: '2026-01-12', endDate: '2026-01-14', customerKey: 31,
					account: '7800', status: 'confirmed', dimensions: [{ heading: 'Projekti', item: 'P001 Verkkosivut' }], attachments: [{ mimeType: 'application/pdf', description: 'Kuitti', fileName: 'hotelli.pdf', data: 'JVBERi0xLjQK' }],
				},
				{ ...common, kind: 'travel', travelType: 'car', passengers: 1, kilometers: 604, unitPrice: 0.57, description: 'Ajo Oulu', date: '2026-01-12', route: 'Jyväskylä-Oulu', status: 'confirmed', customerKey: null, dimensions: [{ heading: 'Projekti', item: 'Uusi' }], attachments: [] },
				{ ...common, kind: 'daily', compensationType: 'domesticfull', amount: 2, unitPrice: null, description: 'Kokopäiväraha', departure: '2026-01-12 07:30:00', return: '2026-01-14 18:15:00', status: 'open', customerKey: null, dimensions: [], attachments: [] },
			],
		}]);
		expect(state(server).createdDimensions.map((one) => one.item)).toEqual(['Uusi']);
	});

	it('the ratio is found by its name in the language of the call', async () => {
		expect((await send(await start(), full, 'EN')).message).toContain('Majoituskulut');
		expect((await send(await start(), full.replace('Majoituskulut', 'Accommodation'), 'EN')).ok).toBe(true);
	});

	it.each([
		['an unknown employee', (xml: string) => xml.replace('>17<', '>999<'), 'INVALID_DATA'], ['a type of workday', (xml: string) => xml.replace('finnishpersonalidentifier', 'personalidentificationnumber'), 'INVALID_DATA'],
		['an employee without the travel service', (xml: string) => xml.replace('>17<', '>18<'), 'SERVICE_ACCESS_ERROR'], ['a ratio of another source', (xml: string) => xml.replace('Majoituskulut', 'Tuntipalkka'), 'INVALID_DATA'],
		['an unknown travel type', (xml: string) => xml.replace('>car<', '>tram<'), 'INVALID_DATA'], ['an unknown compensation type', (xml: string) => xml.replace('domesticfull', 'meal'), 'INVALID_DATA'],
		['a time with T', (xml: string) => xml.replace('2026-01-12 07', '2026-01-12T07'), 'INVALID_DATA'], ['an unknown account', (xml: string) => xml.replace('>7800<', '>7801<'), 'INVALID_DATA'],
		['a foreign allowance without a price', (xml: string) => xml.replace('domesticfull', 'foreign'), 'INVALID_DATA'], ['no lines', () => '<root><tripexpense><header>A</header></tripexpense></root>', 'INVALID_DATA'],
		['a route missing', (xml: string) => xml.replace('<routedescription>Jyväskylä-Oulu</routedescription>', ''), 'INVALID_DATA'], ['a file name over 100 characters', (xml: string) => xml.replace('hotelli.pdf', `${'h'.repeat(97)}.pdf`), 'INVALID_DATA_SIZE'],
		['bytes that are no Base64', (xml: string) => xml.replace('JVBERi0xLjQK', 'JVBERi0xLjQ'), 'INVALID_DATA'],
	])('%s: refused', async (_, spoil, code) => {
		const server = await start();
		const spoilt = spoil(full);
		expect(spoilt).not.toBe(full);
		expect((await send(server, spoilt)).code).toBe(code);
		expect([state(server).tripExpenses, state(server).createdDimensions]).toEqual([[], []]);
	});

	it('attachments over 4 MB together give INVALID_DATA_SIZE', async () => {
		const { text, code } = await send(await start(), full.replace('JVBERi0xLjQK', Buffer.alloc(4 * 1024 * 1024 + 1).toString('base64')));
		expect([code, text.slice(0, 1000)]).toEqual(['INVALID_DATA_SIZE', expect.stringContaining('4 MB')]);
	});

	it('travelServiceOff INVALID_DATA, mixedTripEmployees refuse, tripEmployeeByKey accept', async () => {
		expect((await send(await start({ travelServiceOff: 'INVALID_DATA' }), full.replace('>17<', '>18<'))).code).toBe('INVALID_DATA');
		const mixed = full.replace('<employeeidentifier type="number">17</employeeidentifier><traveltype>', '<employeeidentifier type="netvisorkey">11</employeeidentifier><traveltype>');
		expect((await send(await start(), mixed)).code).toBe('INVALID_DATA');
		expect((await send(await start({ tripEmployeeByKey: 'accept' }), mixed)).ok).toBe(true);
		expect((await send(await start({ tripEmployeeByKey: 'accept', mixedTripEmployees: 'refuse' }), mixed)).message).toContain('one employee');
	});
});
