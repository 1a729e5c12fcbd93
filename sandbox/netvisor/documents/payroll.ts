/** tripexpense.nv and workday.nv (Netvisor API 6, 7.1; no DTD of these was found, the tables are the source). */
import { ansiDate, decimal, integer, oneOf, text, typed, type DocumentTable, type Field } from '../documentTable';
import { dimensionFields } from './register';

export const TRAVEL_TYPES = ['car', 'car_with_trailer', 'car_with_caravan', 'car_with_heavy_cargo', 'car_with_big_machinery', 'car_with_dog', 'car_travel_in_rough_terrain', 'motorboat_max_50hp', 'motorboat_over_50hp', 'snowmobile', 'atv', 'motorbike', 'moped', 'other', 'carbenefit'] as const;

const tail = 'crmprocessidentifier? customeridentifier? {account}linestatus? dimension* tripexpenseattachments?';
const lineTail = tail.replace('{account}', '');
const customTail = tail.replace('{account}', 'expenseaccountnumber? ');
const plainDate: Field = { kind: 'date' };
const moment: Field = { kind: 'dateTime' };
const customer = typed(text(), ['netvisor', 'customer']);

/** `byKey`: lines may name the employee by `netvisorkey`, as the page's running text (but not its list) says. */
export const tripExpenseDocument = (byKey: boolean): DocumentTable => ({
	name: 'tripexpense',
	groups: {
		tripexpense: 'header description? customlines? travellines? dailycompensationlines?',
		customlines: 'customline+',
		customline: `employeeidentifier ratio amount customlineunitprice vatpercentage? linedescription begindate enddate ${customTail}`,
		travellines: 'travelline+',
		travelline: `employeeidentifier traveltype passengeramount kilometeramount unitprice? linedescription traveldate routedescription ${lineTail}`,
		dailycompensationlines: 'dailycompensationline+',
		dailycompensationline: `employeeidentifier compensationtype amount unitprice? linedescription timeofdeparture returntime ${lineTail}`,
		tripexpenseattachments: 'tripexpenseattachment+',
		tripexpenseattachment: 'mimetype attachmentdescription filename documentdata',
		dimension: 'dimensionname dimensionitem',
	},
	fields: {
		header: text(), description: text(), employeeidentifier: typed(text(), ['number', 'finnishpersonalidentifier', ...(byKey ? ['netvisorkey'] : [])]), ratio: typed(text(), ['name']), amount: decimal,
		customlineunitprice: { ...decimal, attributes: { iso4217currencycode: {}, currencyrate: {} } }, vatpercentage: decimal, linedescription: text(), begindate: plainDate, enddate: plainDate, crmprocessidentifier: text(),
		customeridentifier: customer, expenseaccountnumber: text(), linestatus: { ...oneOf('open', 'confirmed', 'contentsupervisored', 'accepted', 'paid'), anyCase: true }, traveltype: oneOf(...TRAVEL_TYPES), passengeramount: integer,
		kilometeramount: decimal, unitprice: decimal, traveldate: plainDate, routedescription: text(), compensationtype: oneOf('domesticfull', 'domestichalf', 'foreign'), timeofdeparture: moment, returntime: moment,
		mimetype: text(50), attachmentdescription: text(100), filename: text(100), documentdata: { kind: 'base64' }, ...dimensionFields,
	},
});

const acceptance = oneOf('confirmed', 'accepted');

export const workDayDocument: DocumentTable = {
	name: 'workday',
	groups: {
		workday: 'date employeeidentifier workdayhour* workdaytime*',
		workdayhour: 'hours collectorratio acceptancestatus description crmprocessidentifier? invoicingproductidentifier? customeridentifier? dimension* contractid?',
		workdaytime: 'starttimeofday endtimeofday breaktime collectorratio acceptancestatus description invoicingproductidentifier? dimension*',
		dimension: 'dimensionname dimensionitem',
	},
	fields: {
		date: { ...ansiDate, attributes: { format: { values: ['ansi'] }, method: { values: ['replace', 'increment'] } } },
		employeeidentifier: { ...text(), attributes: { type: { values: ['number', 'personalidentificationnumber', 'netvisorkey'], required: true }, defaultdimensionhandlingtype: { values: ['none', 'usedefault'] } } },
		hours: decimal, collectorratio: typed(text(), ['number']), acceptancestatus: acceptance, description: text(), crmprocessidentifier: { ...text(), attributes: { billingtype: { values: ['billable', 'unbillable'], required: true } } },
		invoicingproductidentifier: text(), customeridentifier: customer, contractid: text(), starttimeofday: { kind: 'clock' }, endtimeofday: { kind: 'clock' }, breaktime: typed(integer, ['minutes']), ...dimensionFields,
	},
};

