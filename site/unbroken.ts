/** A telephone number that no line end parts: `1900 0368` with spaces that hold. */
export const unbroken = (text: string): string => text.replace(/(\d) (?=\d)/g, '$1\u00a0');
