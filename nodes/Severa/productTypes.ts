/** ProductType, with the words of Severa's screens (Severa API 13.1). */
export const productTypeOptions = [
	{ name: 'Own Work', value: 'FixedFees' },
	{ name: 'Regular Product', value: 'Materials' },
	{ name: 'Subcontracting', value: 'Subcontracting' },
];
