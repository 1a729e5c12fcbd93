/** Settings of the setup check: those of the flows it looks ahead for, by the same names (mapping 10; rulebook 12.4). */
import { flag, text, type Settings, type ValuesOf } from '../setting';
import { customerSettings } from './customer';
import { dimensionSettings } from './dimension';
import { personSettings } from './person';
import { productSettings } from './product';
import { salesInvoiceSettings, salesInvoiceTransferSettings } from './salesInvoice';
import { travelExpenseSettings } from './travelExpense';
import { workDaySettings } from './workDay';

const { customerDirection, tempCustomerCode } = customerSettings;
const { productDirection, tempProductCode } = productSettings;
const { projectHeading, unitHeading, costCenterHeading, userHeading } = dimensionSettings;
const { vatCodeTable, domesticZeroVatCode, materialsSupply, vatRatesInForce, vatRateCheck } = salesInvoiceSettings;
const { readyStatus, sentStatus } = salesInvoiceTransferSettings;
const { transferredStatus, missingAfterStatus, excludedStatuses, expenseTable, perDiemTable, mileageTypeTable, mileageDefaultType, payrollRatioRegister } = travelExpenseSettings;
const { recordTypePriority, recordTypeTable, recordTypeRegister, includeAbsences, requireTravelService } = workDaySettings;

export const setupCheckSettings = {
	useTravel: flag('Use Travel', 'Whether travel claims are transferred; off leaves their section out.', true),
	useHours: flag('Use Hours', 'Whether hours and absences are transferred; off leaves their section out. Without hours and travel people are not looked at either.', true),
	draftStatus: text('Draft Status', 'Exact name of the Severa invoice status of drafts (rulebook 3). Empty: not looked for.', 'Vedos'),
	readyStatus,
	sentStatus,
	paidStatus: text('Paid Status', 'Exact name of the Severa invoice status of paid invoices. Empty: not looked for.', 'Maksettu'),
	transferredStatus, missingAfterStatus, excludedStatuses,
	customerDirection, tempCustomerCode, productDirection, tempProductCode,
	projectHeading, unitHeading, costCenterHeading, userHeading,
	vatCodeTable, domesticZeroVatCode, materialsSupply, vatRatesInForce, vatRateCheck,
	...personSettings,
	recordTypePriority, recordTypeTable, recordTypeRegister, includeAbsences, requireTravelService,
	expenseTable, perDiemTable, mileageTypeTable, mileageDefaultType, payrollRatioRegister,
} as const satisfies Settings;

export type SetupCheckSettings = ValuesOf<typeof setupCheckSettings>;
