/** Code-unit order, the same on every machine: nothing depends on the order in which replies arrived (field mapping 1.11). */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
