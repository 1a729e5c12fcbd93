/**
 * The fees of Severa that a batch may find its own among: those with a key that changed lately in any project, and all of
 * the projects that are written to. Calls: 1 for each hundred fees that changed since three months before the earliest
 * invoice, 1 (or more) for each project, 1 for what was deleted.
 */
import { addDays } from '../../../src/domain/calendar';
import type { FeesFound } from '../../../src/domain/foundFee';
import { purchaseKeyIn } from '../../../src/domain/purchaseKey';
import type { SeveraProjectFee } from '../../../src/severa/invoiceEntries';
import { gather } from '../../../src/severa/paging';
import { inParallel } from '../../../src/severa/parallel';
import type { SeveraProjectFeeDocument } from '../../../src/severa/projectFeeDocument';
import type { SeveraDeletedProjectFee } from '../../../src/severa/projectFees';
import type { SeveraClient } from '../../../src/severa/SeveraClient';

/** A purchase invoice is seldom in the books so long before its own date. */
const DAYS_BEFORE = 92;

export class FeeRegister {
	private readonly byProject = new Map<string, SeveraProjectFee[]>();
	/** Milliseconds; what was stored later is not in here. */
	readonly lookedAt: number;

	private constructor(
		private readonly severa: SeveraClient,
		private readonly keyed: SeveraProjectFee[],
		private readonly deleted: readonly SeveraDeletedProjectFee[],
		private readonly createDeleted: boolean,
		lookedAt: number,
	) {
		this.lookedAt = lookedAt;
	}

	static async read(severa: SeveraClient, documents: readonly SeveraProjectFeeDocument[], today: string, createDeleted: boolean): Promise<FeeRegister> {
		const lookedAt = Date.now();
		if (documents.length === 0) return new FeeRegister(severa, [], [], createDeleted, lookedAt);
		const earliest = documents.map(({ eventDate }) => eventDate ?? today).reduce((a, b) => (a < b ? a : b));
		const since = `${addDays(earliest < today ? earliest : today, -DAYS_BEFORE)}T00:00:00Z`;
		const keyed: SeveraProjectFee[] = [];
		for await (const fee of severa.projectFees.list({ changedSince: since })) if (purchaseKeyIn(fee.invoiceRowComment) !== undefined) keyed.push(fee);
		const known = new Set(keyed.map((fee) => purchaseKeyIn(fee.invoiceRowComment)?.key));
		const fresh = documents.filter(({ invoiceRowComment }) => !known.has(invoiceRowComment));
		const deleted = fresh.length === 0 || createDeleted ? [] : await gather(severa.projectFees.listDeleted({ deletedSince: since }));
		const register = new FeeRegister(severa, keyed, deleted, createDeleted, lookedAt);
		await inParallel([...new Set(fresh.map(({ project }) => project.guid))], (guid) => register.readProject(guid));
		return register;
	}

	/** What `decideFee` asks for. */
	around({ invoiceRowComment, project }: SeveraProjectFeeDocument): FeesFound {
		const invoiceKey = purchaseKeyIn(invoiceRowComment)?.invoiceKey;
		const fees = [...this.keyed.filter((fee) => purchaseKeyIn(fee.invoiceRowComment)?.invoiceKey === invoiceKey), ...(this.byProject.get(project.guid) ?? [])];
		return { fees, deleted: this.deleted, createDeleted: this.createDeleted };
	}

	/** Reads the project anew; what later documents of the batch see with it. */
	async readProject(guid: string): Promise<SeveraProjectFee[]> {
		const fees = await gather(this.severa.projectFees.list({ projectGuid: guid }));
		this.byProject.set(guid, fees);
		return fees;
	}

	keep(fee: SeveraProjectFee): void {
		this.keyed.push(fee);
	}
}
