/** The setting of companies that share one Severa (rulebook A-10). */
import { text, type Settings } from '../setting';

export const billingCompanySettings = {
	billingCompany: text('Billing Company', 'Where several billing companies share one Severa: name of the company, as Severa shows it, whose documents go to this Netvisor. Those of the others stay where they are. Empty: all go (rulebook A-10).'),
} as const satisfies Settings;
