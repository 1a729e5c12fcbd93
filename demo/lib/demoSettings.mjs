// What the company of the demo seed types into the Settings nodes of the example flows.
const headings = { projectHeading: 'Projekti', unitHeading: 'Yksikkö' };

export const demoSettings = {
	'register-sync': headings,
	'sales-invoice-transfer': { ...headings, costCenterHeading: 'Kustannuspaikka', userHeading: 'Tekijä' },
};
