/** Settings of the setup check: those of the flows it looks ahead for, by the same names (mapping 10; rulebook 12.4). */
import { flag, table, text, type Settings, type ValuesOf } from '../setting';
import { customerSettings } from './customer';
import { dimensionSettings } from './dimension';
import { personSettings } from './person';
import { productSettings } from './product';
import { salesInvoiceSettings, salesInvoiceTransferSettings } from './salesInvoice';

const { customerDirection, tempCustomerCode } = customerSettings;
const { productDirection, tempProductCode } = productSettings;
const { projectHeading, unitHeading, costCenterHeading, userHeading } = dimensionSettings;
const { vatCodeTable, domesticZeroVatCode, materialsSupply, vatRatesInForce, vatRateCheck } = salesInvoiceSettings;
const { readyStatus, sentStatus } = salesInvoiceTransferSettings;
const crosswalk = { from: 'Severa Code', to: 'Netvisor Value' };

export const setupCheckSettings = {
	useTravel: flag('Use Travel', 'Whether travel claims are transferred; off leaves their section out.', true),
	useHours: flag('Use Hours', 'Whether hours and absences are transferred; off leaves their section out. Without hours and travel people are not looked at either.', true),
	draftStatus: text('Draft Status', 'Exact name of the Severa invoice status of drafts (rulebook 3). Empty: not looked for.', 'Vedos'),
	readyStatus,
	sentStatus,
	paidStatus: text('Paid Status', 'Exact name of the Severa invoice status of paid invoices. Empty: not looked for.', 'Maksettu'),
	transferredStatus: text('Transferred Status', 'Exact name of the status of travel claims after the transfer (rulebook T-11).', 'Siirretty Netvisoriin'),
	excludedStatuses: text('Excluded Statuses', 'Names of the statuses whose travel claims are never transferred, separated by commas (rulebook T-2).', 'Vedos, Hylätty'),
	customerDirection, tempCustomerCode, productDirection, tempProductCode,
	projectHeading, unitHeading, costCenterHeading, userHeading,
	vatCodeTable, domesticZeroVatCode, materialsSupply, vatRatesInForce, vatRateCheck,
	...personSettings,
	recordTypeTable: table('Record Type Table', 'Codes of work types, overtimes and absences whose Netvisor record type has another number.', crosswalk),
	recordTypeRegister: table('Record Type Register', 'Record types of Netvisor, from "Record Type: Get Many".', { number: 'Number', name: 'Name' }),
	expenseTable: table('Expense Table', 'Codes of travel expense types whose Netvisor payroll ratio has another number.', crosswalk),
	perDiemTable: table('Per-Diem Table', 'Codes of per diems and what they are: domesticfull, domestichalf, foreign or custom.', crosswalk),
	mileageTypeTable: table('Mileage Type Table', 'Codes of mileages and their vehicle types.', crosswalk),
	mileageDefaultType: text('Mileage Default Type', 'Vehicle type of mileages without a row in the table. Empty: each needs a row.', 'car'),
	payrollRatioRegister: table('Payroll Ratio Register', 'Payroll ratios of Netvisor for rows of travel claims, from "Payroll Ratio: Get Many".', { ratioNumber: 'Number', name: 'Name' }),
} as const satisfies Settings;

export type SetupCheckSettings = ValuesOf<typeof setupCheckSettings>;
