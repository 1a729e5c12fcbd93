/** A part of a URL, escaped. Half a surrogate pair, which cannot be, becomes the replacement character: the service then knows no such record. */
export const escapePart = (text: string): string => encodeURIComponent(text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'));
