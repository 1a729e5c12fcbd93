import type { MapperDocument } from '../mapperDocument';

/** Every document of the Mapper; adding one touches its own file and this list. */
export const documents: readonly MapperDocument[] = [];
