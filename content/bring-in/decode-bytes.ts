import { encodingOfLetters } from './letters/old-letters.ts';

/** The letters of bytes: by their mark, by what they say of themselves, else UTF-8, else the Windows code page for Vietnamese or of the West. */
export function decodeBytes(
  bytes: Uint8Array,
  declared: (start: string) => string | undefined = () => undefined,
): string {
  const marked = byMark(bytes);
  if (marked !== undefined) {
    return new TextDecoder(marked).decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8, whatever it says: a program that knew better wrote a code page.
  }
  const named = declared(Buffer.from(bytes.subarray(0, 2048)).toString('latin1'));
  const western = new TextDecoder(usable(named) ?? 'windows-1252').decode(bytes);
  const old = usable(named) !== undefined || encodingOfLetters(western) !== undefined;
  return old ? western : new TextDecoder('windows-1258').decode(bytes);
}

function byMark(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le';
  }
  if (first === 0xfe && second === 0xff) {
    return 'utf-16be';
  }
  if (first !== undefined && second === 0 && third !== undefined && fourth === 0) {
    return 'utf-16le';
  }
  return first === 0 && third === 0 ? 'utf-16be' : undefined;
}

function usable(name: string | undefined): string | undefined {
  if (name === undefined || /^utf-?8$/i.test(name)) {
    return undefined;
  }
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}
