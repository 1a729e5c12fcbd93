/** The vendor's DTD files with what is newer than they are, from the folder that NETVISOR_DTD_DIR names. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Dtd } from './dtd';
import { netvisorAdditions } from './netvisorAdditions';

const folder = process.env.NETVISOR_DTD_DIR ?? '';

export const hasDtds = folder !== '';
if (!hasDtds) console.warn('Skipped: the Netvisor documents are not held against the DTDs, since NETVISOR_DTD_DIR names no folder of *.dtd files.');
else if (!existsSync(path.join(folder, 'salesinvoice.dtd'))) throw new Error(`NETVISOR_DTD_DIR (${folder}) has no salesinvoice.dtd.`);

/** Exactly the vendor's file. */
export const plainDtd = (name: string): Dtd => new Dtd(readFileSync(path.join(folder, `${name}.dtd`), 'utf8'));

/** The additions come in their order, since one may stand behind another. */
export function vendorDtd(name: string): Dtd {
	const dtd = plainDtd(name);
	for (const { declare, insert } of netvisorAdditions.filter((addition) => addition.dtd === name)) {
		dtd.declare(declare);
		if (insert !== undefined) dtd.insertAfter(...insert);
	}
	return dtd;
}
