/** n8n's rules for packages that are installed on self-hosted instances. Every rule that is off has its reason here. */
import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';

export default [
	...configWithoutCloudSupport,
	{
		rules: {
			// The package has runtime dependencies on purpose, each in one file: docs/decisions/0001-http-client.md and
			// docs/decisions/0002-xml.md. A self-hosted n8n installs them; the price is that the package is not verified.
			'@n8n/community-nodes/no-runtime-dependencies': 'off',
		},
	},
];
