/** VAT rates of Severa that would not find a VAT code (rulebook 12.4 point 7; I-16), tried on buyers of each kind. */
import type { SeveraVatRate } from '../severa/register';
import type { BusinessId } from './businessId';
import { Decimal } from './decimal';
import { Findings, type Reason } from './held';
import type { Entry } from './invoiceEntry';
import type { SetupCheckSettings } from './settings/setupCheck';
import { bilingual, flawOf, type SectionCheck } from './setupFinding';
import { VatCodes, type VatBuyer } from './vatCode';

type VatRate = Pick<SeveraVatRate, 'code' | 'percentage' | 'isActive'>;

/** Row types that can carry any rate; fees stand for all, since hours and travel are services without a doubt. */
const ROW_TYPES = ['Hours', 'ProjectFees'];

const buyer = (country: string, area: VatBuyer['area'], id: BusinessId | undefined): VatBuyer => ({ country, area, customerNumber: '', id });
/** A rate above zero is the same for everybody; zero is decided by the buyer. */
const DOMESTIC = buyer('FI', 'FI', { kind: 'finnish', text: '', vatNumber: '' });
const BUYERS = [DOMESTIC, buyer('SE', 'EU', { kind: 'euVat', text: '', prefix: 'SE' }), buyer('NO', 'nonEU', undefined)];

/**
 * @param today the day on which a rate has to be in force
 * @throws InputError when a table is wrong: a configuration error of the whole run
 */
export function checkVatRates(check: SectionCheck, rates: readonly VatRate[], settings: SetupCheckSettings, today: string): void {
	const codes = new VatCodes(settings);
	for (const { code, percentage } of rates.filter(({ isActive }) => isActive)) {
		const rate = Decimal.from(percentage);
		const reasons = (rate.isZero ? BUYERS : [DOMESTIC]).flatMap((who) => ROW_TYPES.flatMap((rowType) => reasonsOf(codes, rate, rowType, who, today)));
		const distinct = reasons.filter((one, index) => reasons.findIndex((other) => other.code === one.code) === index);
		// Invoices at zero may never come; a rate that is not in force holds for certain.
		check.look(bilingual(`Severa: VAT rate ${percentage} %${code ? ` (${code})` : ''}`, `Severa: verokanta ${String(percentage).replace('.', ',')} %${code ? ` (${code})` : ''}`), distinct.map((one) => flawOf(one, rate.isZero ? 'warning' : 'error')));
	}
}

function reasonsOf(codes: VatCodes, rate: Decimal, rowType: string, who: VatBuyer, today: string): Reason[] {
	const found = new Findings();
	const entries: Entry[] = rowType === 'ProjectFees' ? [{ guid: '', kind: 'projectFee', productType: 'Materials', quantity: Decimal.one }] : [];
	codes.codeOf(found, { label: `${rate.toString()} %`, field: 'vatRate', rowType, productCode: '', rate, span: { first: today, last: today }, entries }, who);
	return found.reasons;
}
