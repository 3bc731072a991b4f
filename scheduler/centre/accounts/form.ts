// What a form brought: texts of a kept measure, files of a kept size.
import type { Context } from 'hono';

export interface Form {
  /** One line, NFC, without control characters; '' where the form has none. `most`: letters. */
  text(name: string, most?: number): string;
  /** As `text`, with its line breaks. */
  lines(name: string, most?: number): string;
  /** As it was typed: passwords. */
  raw(name: string): string;
  /** Of fields that may be there several times: boxes. */
  all(name: string): readonly string[];
  files(name: string): readonly File[];
}

/** Undefined where it is larger than `mostBytes`, or no form: read no further then. */
export async function readForm(
  context: Context,
  mostBytes = 256 * 1024,
): Promise<Form | undefined> {
  const bytes: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const part of context.req.raw.body ?? []) {
    size += part.byteLength;
    if (size > mostBytes) return undefined;
    bytes.push(new Uint8Array(part));
  }
  const type = context.req.header('content-type') ?? '';
  try {
    const response = new Response(new Blob(bytes), { headers: { 'content-type': type } });
    return formOf(size === 0 ? new FormData() : await response.formData());
  } catch {
    return undefined;
  }
}

function formOf(data: FormData): Form {
  const raw = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    raw,
    text: (name, most = 200) => oneLine(raw(name), most),
    lines: (name, most = 20_000) =>
      raw(name)
        .normalize('NFC')
        .replaceAll('\r\n', '\n')
        .replaceAll(/[^\P{Cc}\n\t]/gu, '')
        .slice(0, most)
        .trim(),
    all: (name) => data.getAll(name).filter((value) => typeof value === 'string'),
    files: (name) =>
      data.getAll(name).filter((value) => typeof value !== 'string' && value.name !== '') as File[],
  };
}

/** One line of text as people mean it: NFC, single spaces, nothing that steers a terminal or turns the reading direction. */
export function oneLine(text: string, most = 200): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, most)
    .trim();
}
