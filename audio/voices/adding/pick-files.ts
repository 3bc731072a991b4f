// Which files of an archive or folder a voice is made of, and under what names they are kept: nothing else of it is written.

/** Bytes. A voice of medium quality has 63 MB, of high quality 114 MB. */
export const limits = { model: 350e6, paper: 1e6, unpacked: 1e9, entries: 20_000 } as const;

export interface Picked {
  /** Where it is put: its last name, flat, in characters that every system takes. */
  readonly name: string;
  readonly mostBytes: number;
}

/** The entry as a file of the voice; undefined for all else: phoneme data, samples, folders, links. */
export function pickFile(path: string): Picked | undefined {
  const last = path.split(/[\\/]/).at(-1) ?? '';
  // What macOS puts beside each file.
  if (last.startsWith('.') || path.includes('__MACOSX')) return undefined;
  const name = last.replace(/[^a-z0-9_.-]/gi, '_').slice(0, 100);
  if (/\.onnx$/i.test(name)) return { name, mostBytes: limits.model };
  if (/^(tokens\.txt|.+\.onnx\.json)$/i.test(name)) return { name, mostBytes: limits.paper };
  if (/^(model[_-]?card|licen[cs]e|copying|readme)(\.(md|txt))?$/i.test(name))
    return { name, mostBytes: limits.paper };
  return undefined;
}

/** What of the files is which; names as `pickFile` gives them. */
export function sortFiles(names: readonly string[]): {
  readonly models: readonly string[];
  readonly config: string | undefined;
  readonly tokens: string | undefined;
  readonly card: string | undefined;
  readonly licence: string | undefined;
} {
  const find = (sign: RegExp): string | undefined => names.find((name) => sign.test(name));
  return {
    models: names.filter((name) => /\.onnx$/i.test(name)),
    config: find(/\.onnx\.json$/i),
    tokens: find(/^tokens\.txt$/i),
    card: find(/^model[_-]?card/i) ?? find(/^readme/i),
    licence: find(/^(licen[cs]e|copying)/i),
  };
}
