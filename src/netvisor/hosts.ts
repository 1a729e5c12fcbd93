/** Where Netvisor's web service interface lives (Netvisor API 1.1). The custom one is for a sandbox or a proxy. */
export const NETVISOR_BASE_URLS = {
	production: 'https://integration.netvisor.fi',
	test: 'https://isvapi.netvisor.fi',
} as const;
