/** Invoices that have gone: sent, paid, and drafts that have no number yet. */
import { DRAFT, fee, hours, PAID, SENT, type InvoiceSpec } from './invoiceSpec';

const past = (number: number | null, customer: number, date: string, status: string, rows: InvoiceSpec['rows'], more: Partial<InvoiceSpec> = {}): InvoiceSpec => ({ number, customer, date, status, rows, ...more });

export const PAST_INVOICES: InvoiceSpec[] = [
	past(4985, 10_003, '2026-08-31', PAID, [hours('T400', 125, [['106', 2003, 4]], 'Projektinhallinta')], { paymentDate: '2026-09-14' }),
	past(4986, 10_005, '2026-08-31', PAID, [hours('T100', 120, [['102', 2006, 9]], 'Konsultointi, elokuu')], { paymentDate: '2026-09-29' }),
	past(4987, 10_006, '2026-09-01', PAID, [fee('YLL-01', 2008, 1, 450, 'Ylläpito, syyskuu')], { paymentDate: '2026-09-15' }),
	past(4988, 10_008, '2026-09-01', PAID, [hours('T100', 112, [['107', 2010, 5.5]], 'Raportointi')], { paymentDate: '2026-09-16' }),
	past(4989, 10_016, '2026-09-02', PAID, [hours('T300', 98, [['108', 2019, 15]], 'Ohjelmointi')], { paymentDate: '2026-09-18' }),
	past(4990, 10_002, '2026-09-02', SENT, [hours('T300', 98, [['104', 2002, 12], ['103', 2002, 3]], 'Ohjelmointi')]),
	past(4991, 10_004, '2026-09-15', SENT, [hours('T400', 125, [['110', 2004, 3]], 'Projektinhallinta')]),
	past(4992, 10_010, '2026-09-15', SENT, [hours('T300', 98, [['114', 2012, 8.25]], 'Huoltokirjan muutokset')]),
	past(4993, 10_017, '2026-09-16', SENT, [hours('T100', 121, [['102', 2020, 7.5]], 'Konsultointi')]),
	past(4994, 10_019, '2026-09-16', SENT, [fee('KOU-01', 2025, 1, 1450, 'Koulutuspäivä 10.9.')]),
	past(4995, 10_022, '2026-09-17', SENT, [hours('T300', 98, [['0112', 2029, 12]], 'Ohjelmointi')]),
	past(null, 10_002, '2026-10-28', DRAFT, [hours('T100', 120, [['103', 2001, 7.5]], 'Konsultointi')]),
	past(null, 10_011, '2026-10-28', DRAFT, [hours('T400', 125, [['110', 2014, 2.5]], 'Projektinhallinta')]),
	past(null, 10_025, '2026-10-29', DRAFT, [fee('LIS-02', 2033, 2, 1080, 'Vuosilisenssit')]),
];
