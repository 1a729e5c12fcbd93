import { severa, type Json, type Severa } from './severaClient';

let api: Severa;
afterEach(() => api.close());
const start = async (options: Parameters<typeof severa>[0] = {}) => { api = await severa(options); return api; };
const numbers = (rows: Json[]) => rows.map(({ number }) => number);
const guidOf = async (path: string, key: string, value: unknown) => (await api.get(path)).find((row: Json) => row[key] === value).guid;

describe('token paging', () => {
	test('gives 20 rows by default, a NextPageToken header while there are more, none on the last page, and every row once', async () => {
		await start();
		const first = await api.call('GET', '/v1/customers');
		expect(first.json).toHaveLength(20);
		const token = first.headers.get('NextPageToken') as string;
		const second = await api.call('GET', `/v1/customers?pageToken=${token}`);
		expect(second.headers.get('NextPageToken')).toBeNull();
		expect(numbers([...first.json, ...second.json])).toEqual(Array.from({ length: 40 }, (_none, index) => 10_001 + index));
	});

	test('has no firstRow: it is ignored like any unknown parameter', async () => {
		await start();
		expect(numbers(await api.get('/v1/customers?firstRow=5&rowCount=2&nonsense=1'))).toEqual([10_001, 10_002]);
	});

	test('a token belongs to its query; a made-up one is refused', async () => {
		await start();
		const token = (await api.call('GET', '/v1/customers?isActive=true')).headers.get('NextPageToken') as string;
		expect((await api.call('GET', `/v1/customers?isActive=true&rowCount=5&pageToken=${token}`)).status).toBe(200);
		expect((await api.call('GET', `/v1/customers?pageToken=${token}`)).json.error.details[0]).toEqual({ message: 'The page token belongs to another query', url: null, location: { name: 'pageToken', identifier: null, type: 'UriParameter' } });
		expect((await api.call('GET', '/v1/customers?pageToken=abc')).status).toBe(400);
	});

	test.each([['position' as const, 4], ['lastRow' as const, 3]])('pageTokens %s: what leaves the list while it is read shifts it or not', async (pageTokens, next) => {
		await start({ pageTokens });
		const ready = await guidOf('/v1/invoicestatuses', 'name', 'Valmis lähetettäväksi Netvisoriin');
		const sent = await guidOf('/v1/invoicestatuses', 'name', 'Lasku lähetetty Netvisoriin');
		const page = await api.call('GET', `/v1/invoices?invoiceStatusGuids=${ready}&rowCount=2`);
		await api.call('PATCH', `/v1/invoices/${page.json[0].guid}`, [{ op: 'replace', path: '/status/guid', value: sent }]);
		const following = await api.get(`/v1/invoices?invoiceStatusGuids=${ready}&rowCount=1&pageToken=${page.headers.get('NextPageToken')}`);
		expect(numbers(following)).toEqual([5000 + next]);
	});

	test('rowCount above the maximum is cut, not refused', async () => {
		await start();
		expect(await api.get('/v1/workhours?rowCount=1000')).toHaveLength((api.state() as Json).workHours.length);
		expect((await api.call('GET', '/v1/workhours?rowCount=5000')).status).toBe(200);
	});

	test('maxRows100 cuts at a hundred', async () => {
		await start({ maxRows100: true });
		const page = await api.call('GET', '/v1/workhours?rowCount=1000');
		expect(page.json).toHaveLength(100);
		expect(page.headers.get('NextPageToken')).not.toBeNull();
	});
});

describe('offset paging', () => {
	test('counts from firstRow and never sends a token', async () => {
		await start();
		const all = await api.get('/v1/addresses?rowCount=100');
		const page = await api.call('GET', '/v1/addresses?firstRow=38&rowCount=20');
		expect(page.json).toEqual(all.slice(38));
		expect((await api.call('GET', '/v1/addresses')).headers.get('NextPageToken')).toBeNull();
		expect(await api.get('/v1/addresses')).toHaveLength(20);
	});

	test('overtimes, product categories and travel expense types give all by default', async () => {
		await start({ seed: 'empty' });
		for (let index = 0; index < 25; index += 1) {
			await api.call('POST', '/v1/overtimes', { name: `Ylityö ${index}`, code: String(index) });
			await api.call('POST', '/v1/costcenters', { name: `Paikka ${index}`, identifier: String(index) });
		}
		expect(await api.get('/v1/overtimes')).toHaveLength(25);
		expect(await api.get('/v1/costcenters')).toHaveLength(20);
	});

	test.each([['sortings[0].key=Name&sortings[0].value=Desc', 'Voitettu'], ['sortings[0][key]=name&sortings[0][value]=Asc', 'Hävitty']])('sorts by %s', async (query, first) => {
		await start();
		expect((await api.get(`/v1/salesstatustypes?${query}`))[0].name).toBe(first);
	});
});

describe('filters', () => {
	test.each([
		['/v1/customers?numbers=10002&numbers=10030', [10_002, 10_030]], ['/v1/customers?isActive=false', [10_040]], ['/v1/customers?isInternal=true', [10_001]], ['/v1/customers?emailAddresses=isanta@tila.example', [10_036]],
		['/v1/customers?customerNames=Maaton%20Kauppa%20Oy', [10_037]], ['/v1/projects?isClosed=true', [2007, 2032, 2044, 2046, 2049, 2060]], ['/v1/projects?numbers=2001', [2001]], ['/v1/projects?internal=true', [2053, 2054, 2055, 2056, 2057, 2058, 2059, 2060]],
		['/v1/invoices?numbers=5001&numbers=5002', [5001, 5002]], ['/v1/invoices?referenceNumbers=50018', [5001]], ['/v1/invoices?startDate=2026-10-20&endDate=2026-10-21', [5033, 5034, 5035]], ['/v1/invoices?paymentDateStart=2026-09-18', [4986, 4989]], ['/v1/invoices?minimumTotalExcludingTax=5500', [5003, 5006, 5010]],
		['/v1/customers?numbers=10002,10030', 400], ['/v1/customers?isActive=kyll%C3%A4', 400], ['/v1/invoices?startDate=2026-13-01', 400], ['/v1/customers?rowCount=0', 400], ['/v1/projects?businessUnitGuids=abc', 400],
	])('%s', async (path, expected) => {
		await start();
		const answer = await api.call('GET', path);
		expect(answer.status === 200 ? numbers(answer.json) : answer.status).toEqual(expected);
	});

	test('guid lists are any of, all filters together are all of', async () => {
		await start();
		const units = await api.get('/v1/businessunits');
		const [, tampere, oulu] = units.map(({ guid }: Json) => guid);
		const users = await api.get(`/v1/users?businessUnitGuids=${tampere}&businessUnitGuids=${oulu}&isActive=true`);
		expect(users.map(({ code }: Json) => code)).toEqual(['106', '107', '108', '109', '110', '111', '0112', '113', '114']);
		expect(await api.get(`/v1/users?businessUnitGuids=${tampere}&code=111`)).toEqual([]);
	});

	test.each([
		['/v1/users?code=0112', 1], ['/v1/users?code=112', 0], ['/v1/users?email=AINO.VIRTANEN@kaarna.example', 1], ['/v1/products?code=LIS-01', 1], ['/v1/products?code=lis-01', 0], ['/v1/products?isActive=false', 1], ['/v1/products?type=Subcontracting', 2],
		['/v1/costcenters?identifier=4100', 1], ['/v1/businessunits?code=20&name=Tampere', 1], ['/v1/travelexpensetypes?code=603', 3], ['/v1/activitytypes?category=Absences', 5], ['/v1/activitytypes?category=Absences&category=Task', 6], ['/v1/worktypes?productive=false', 1],
		['/v1/keywords?category=User', 2], ['/v1/businessunits?textToSearch=AMP', 1], ['/v1/vatrates', 5], ['/v1/vatrates?active=true', 4], ['/v1/localization/languages?isInvoiceLanguage=true', 3], ['/v1/localization/countries/se', 1], ['/v1/localization/countries/SWE', 1], ['/v1/localization/countries/Norway', 1],
		['/v1/holidays?year=2026', 10], ['/v1/holidays?year=2027', 6], ['/v1/holidaysbytimeperiod?startDate=2026-12-01&endDate=2027-01-31', 5], ['/v1/invoicestatuses?active=true', 4],
		['/v1/workhours?eventDateStart=2026-10-30&isApproved=false', 0], ['/v1/workhours?billableStatus=NotBillable&eventDateStart=2026-10-30', 2],
	])('%s finds %i', async (path, count) => {
		await start();
		expect(await api.get(path)).toHaveLength(count);
	});

	test('workHourFilters2026 false leaves the later parameters unseen', async () => {
		await start({ workHourFilters2026: false });
		expect(await api.get('/v1/workhours?isApproved=false&rowCount=50')).toHaveLength(50);
	});

	test('noUserIs404 answers a search that finds nobody with 404', async () => {
		await start({ noUserIs404: true });
		expect((await api.call('GET', '/v1/users?code=999')).status).toBe(404);
		expect((await api.call('GET', '/v1/users?code=101')).status).toBe(200);
	});

	test.each([['unique', 400], ['shared', 201]] as const)('a number that a customer has already, customerNumbers %s: %i', async (customerNumbers, status) => {
		await start({ customerNumbers });
		expect((await api.call('POST', '/v1/customers', { name: 'Toinen Oy', number: 10002 })).status).toBe(status);
	});

	test('isApproved on work hours tells approved from undecided and rejected', async () => {
		await start();
		const count = async (query: string) => (await api.get(`/v1/workhours?eventDateStart=2026-10-15&eventDateEnd=2026-10-30&rowCount=1000${query}`)).length;
		const undecided = (api.state() as Json).workHours.filter(({ isApproved }: Json) => isApproved === null).length;
		expect(await count('&isApproved=false')).toBe(1);
		expect(await count('&isApproved=true')).toBe(await count('') - 1 - undecided);
	});

	test('a parameter that is described and not imitated is a loud 501', async () => {
		await start();
		expect((await api.call('GET', '/v1/projects?minimumBillableAmount=5')).status).toBe(501);
	});

	test('changedSince is greater or equal, in any offset, and refuses a plus that was not escaped', async () => {
		await start();
		const changed = (time: string) => api.get(`/v1/customers?rowCount=100&changedSince=${time}`);
		expect(numbers(await changed('2026-10-21T14:05:09%2B03:00'))).toEqual([10_008, 10_017, 10_026, 10_035]);
		expect(numbers(await changed('2026-10-21T11:05:09Z'))).toHaveLength(4);
		expect(await changed('2026-10-21T14:05:10%2B03:00')).toEqual([]);
		expect((await api.call('GET', '/v1/customers?changedSince=2026-10-21T14:05:09+03:00')).status).toBe(400);
	});

	test('work hours come newest day first', async () => {
		await start();
		const dates = (await api.get('/v1/workhours?rowCount=1000')).map(({ eventDate }: Json) => eventDate);
		expect(dates).toEqual([...dates].sort().reverse());
	});

	test('absences: overlapping by default, wholly inside when strict', async () => {
		await start();
		const span = 'activityCategories=Absences&startDateTime=2026-10-10T00:00:00%2B03:00&endDateTime=2026-10-31T23:59:59%2B02:00';
		const names = async (query: string) => (await api.get(`/v1/activities?${query}`)).map(({ name }: Json) => name);
		expect(await names(span)).toEqual(['Vuosiloma', 'Lapsen sairaus', 'Vuosiloma', 'Sairausloma', 'Palkaton vapaa', 'Opintovapaa']);
		expect(await names(`${span}&useStrictStartAndEndDateTime=true`)).toHaveLength(5);
	});

	test.each([['lastSecond' as const, '2026-10-07T23:59:59+03:00'], ['nextMidnight' as const, '2026-10-08T00:00:00+03:00']])('allDayEnd %s', async (allDayEnd, end) => {
		await start({ allDayEnd });
		expect((await api.get('/v1/activities?activityCategories=Absences'))[0].endDateTime).toBe(end);
	});

	test('a sales case in progress is no project yet, unless projectsIncludeSalesCases', async () => {
		for (const projectsIncludeSalesCases of [false, true]) {
			await start({ projectsIncludeSalesCases });
			const project = (await api.get('/v1/projects?numbers=2001'))[0];
			const open = await guidOf('/v1/salesstatustypes', 'salesState', 'InProgress');
			await api.call('PATCH', `/v1/projects/${project.guid}`, [{ op: 'replace', path: '/salesStatus/salesStatusTypeGuid', value: open }]);
			expect(numbers(await api.get('/v1/salescases'))).toEqual([2001]);
			expect(numbers(await api.get('/v1/projects?numbers=2001'))).toEqual(projectsIncludeSalesCases ? [2001] : []);
			await api.close();
		}
		await start();
	});
});
