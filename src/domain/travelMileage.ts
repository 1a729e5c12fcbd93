/** Mileage: the vehicle type and the unit (mapping 6.3, "travelline"; rulebook T-8). */
import type { TravelType } from '../netvisor/tripExpenseDocument';
import { InputError } from '../errors';
import { CodeTable } from './codeTable';
import type { Findings } from './held';
import type { TravelExpenseSettings } from './settings/travelExpense';
import { singleLine } from './text';
import type { TravelLine } from './travelLine';

/** As Netvisor knows them (Netvisor API 6); its own list is not imported, since the domain takes only types from there. */
const TYPES: readonly string[] = ['car', 'car_with_trailer', 'car_with_caravan', 'car_with_heavy_cargo', 'car_with_big_machinery', 'car_with_dog', 'car_travel_in_rough_terrain', 'motorboat_max_50hp', 'motorboat_over_50hp', 'snowmobile', 'atv', 'motorbike', 'moped', 'other', 'carbenefit'] satisfies TravelType[];

export class MileageTypes {
	private readonly table: CodeTable;
	private readonly default: string;

	/** @throws InputError for a code that is mapped twice, or to a type that Netvisor does not have */
	constructor({ mileageTypeTable, mileageDefaultType }: Pick<TravelExpenseSettings, 'mileageTypeTable' | 'mileageDefaultType'>) {
		const rows = mileageTypeTable.map(({ from, to }) => ({ from: from.trim(), to: to.trim() }));
		this.default = mileageDefaultType.trim();
		const wrong = [...rows.map(({ to }) => to), ...(this.default === '' ? [] : [this.default])].find((type) => !TYPES.includes(type));
		if (wrong !== undefined) throw new InputError(`"${wrong}" is no vehicle type of Netvisor; it must be one of ${TYPES.join(', ')}.`, { field: 'mileageTypeTable' });
		this.table = new CodeTable('mileageTypeTable', rows);
	}

	of(found: Findings, { code, typeName, field }: TravelLine): TravelType | undefined {
		const type = this.table.find(code === '' ? typeName : code) ?? this.default;
		return type === '' ? found.hold('MILEAGE_TYPE_UNMAPPED', `${field}.travelExpense.code`, { code: code || typeName }) : (type as TravelType);
	}
}

/** Kilometres, or no unit at all; anything else holds (MILEAGE_UNIT). */
export function checkKilometres(found: Findings, { expense: { measurementUnit }, field }: TravelLine): void {
	const unit = singleLine(measurementUnit ?? '');
	if (unit !== '' && unit.toLowerCase() !== 'km') found.hold('MILEAGE_UNIT', `${field}.measurementUnit`, { unit });
}
