/** Where Severa's REST API lives (Severa API 2). The custom one is for a sandbox or a proxy. */
export const SEVERA_BASE_URLS = {
	production: 'https://api.severa.visma.com/rest-api',
	staging: 'https://api.severa.stag.visma.com/rest-api',
} as const;
