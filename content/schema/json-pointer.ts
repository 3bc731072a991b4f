/** Whether it is a JSON pointer (RFC 6901): '' is the whole document, `/a/0` the first of what `a` holds. */
export function isJsonPointer(pointer: string): boolean {
  return /^(\/([^~/]|~[01])*)*$/.test(pointer);
}

/** What a JSON pointer points at; undefined where nothing is there. */
export function pointedAt(value: unknown, pointer: string): unknown {
  let at = value;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = Reflect.get(at, key);
  }
  return at;
}
