// What the company of the demo seed types into the Settings nodes of the example flows, and into the fields of a webhook.
const headings = { projectHeading: 'Projekti', unitHeading: 'Yksikkö' };
const allHeadings = { ...headings, costCenterHeading: 'Kustannuspaikka', userHeading: 'Tekijä' };
const perDiemTable = [['601', 'domesticfull'], ['602', 'domestichalf'], ['603', 'foreign'], ['604', 'custom']].map(([from, to]) => ({ from, to }));

export const demoSettings = {
	'register-sync': headings,
	'sales-invoice-transfer': allHeadings,
	'travel-transfer': { ...headings, travelSettings: { perDiemTable } },
	'work-hours-transfer': { projectHeading: 'Projekti' },
	'purchase-invoice-costs': { projectHeading: 'Projekti' },
	'payment-status': {},
	'setup-check': { ...allHeadings, travelSettings: { perDiemTable } },
	reconciliation: { projectHeading: 'Projekti' },
	'transfer-history': {},
	'problem-digest': {},
};

/** The month of hours, claims and invoices that the seed holds. */
export const demoMonth = { from: '2026-10-01', to: '2026-10-31' };
