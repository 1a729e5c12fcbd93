/** Keys of the demo company's records: one range for each register, so that a key tells at a glance what it belongs to. */

export const KEYS = { customerGroup: 50, productGroup: 60, paymentTerm: 70, salesPerson: 80, customer: 100, product: 500, heading: 600, dimensionItem: 610, account: 800, employee: 900, recordType: 1000, payrollRatio: 1100, salesInvoice: 2000, invoiceLine: 2100, voucher: 2200, purchaseInvoice: 3000, purchaseLine: 3100, vendor: 3300 } as const;
/** The first key that is given to a new record. */
export const FIRST_NEW_KEY = 10_001;
