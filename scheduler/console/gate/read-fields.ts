import { Busboy } from '@fastify/busboy';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import type { Fields, Form } from '../form.ts';
import { createKeptFiles, type KeptFiles } from './kept-files.ts';
import { plainText } from './plain-text.ts';
import type { RefusalCode } from './refusal.ts';

/** Bytes of a form without a file, and of one file. */
const mostText = 64 * 1024;
const mostFile = 60 * 1024 * 1024;
const mostFields = 500;

/** Bytes that a form takes. */
export function measureOf({
  takesFile,
  takesText = mostText,
  larger,
}: Pick<Form, 'takesFile' | 'takesText' | 'larger'>) {
  return {
    text: takesText,
    ...(takesFile === true && { file: larger?.mostBytes ?? mostFile }),
    ...(larger && { says: larger.tooLarge }),
  };
}

export interface ReadFields extends Fields {
  /** Removes what was sent up. */
  readonly discard: () => Promise<void>;
}

export interface FieldsNeeds {
  readonly request: Request;
  readonly takesFile: boolean;
  /** Bytes of text and of a file, where it may be more than usual. */
  readonly takesText?: number | undefined;
  readonly fileBytes?: number | undefined;
  /** Where files are put that are sent up. */
  readonly folder: string;
  readonly useToken: (token: string) => 'ok' | 'used' | 'unknown';
}

/**
 * Reads a form as it comes in. Its token is the first field and is used up before any of a file is taken, so that a stranger
 * can fill no disk.
 */
export async function readFields(
  needs: FieldsNeeds,
): Promise<ReadFields | { readonly refused: RefusalCode }> {
  const { request, takesFile, takesText = mostText, fileBytes = mostFile, folder } = needs;
  const most = takesFile ? fileBytes + takesText : takesText;
  if (Number(request.headers.get('content-length') ?? 0) > most) return { refused: 'too-large' };
  const { body } = request;
  if (body === null || !isForm(request, takesFile)) return { refused: 'unreadable' };
  const values = new Map<string, string[]>();
  const files = createKeptFiles(folder);
  const refusal = await take(body, needs, { values, files, most });
  if (refusal === undefined) return fieldsOf(values, files);
  await files.discard();
  return { refused: refusal };
}

function isForm({ headers }: Request, takesFile: boolean): boolean {
  const type = headers.get('content-type') ?? '';
  return (
    type.startsWith('application/x-www-form-urlencoded') ||
    (takesFile && type.startsWith('multipart/form-data'))
  );
}

class Refused extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

/** Why it is refused; undefined once all of it is read and its token used. */
async function take(
  body: ReadableStream<Uint8Array>,
  { request, useToken, takesText = mostText, fileBytes = mostFile }: FieldsNeeds,
  { values, files, most }: { values: Map<string, string[]>; files: KeptFiles; most: number },
): Promise<RefusalCode | undefined> {
  let used: RefusalCode | undefined | 'not-yet' = 'not-yet';
  const field = { isCut: false };
  const checkToken = (): RefusalCode | undefined => {
    if (used === 'not-yet') used = refusalOf(useToken(values.get('token')?.[0] ?? ''));
    return used;
  };
  try {
    const parser = new Busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      limits: { fields: mostFields, fieldSize: takesText, files: 1, fileSize: fileBytes },
    });
    parser.on('field', (name, value, _cutName, cut) => {
      // The last field of all may be told when nothing can be destroyed any more.
      field.isCut ||= cut;
      if (cut) parser.destroy(new Refused('too-large'));
      else values.set(name, [...(values.get(name) ?? []), value]);
    });
    parser.on('file', (name, stream, fileName) => {
      const refusal = checkToken();
      if (refusal === undefined) files.keep(name, fileName, stream);
      else {
        stream.destroy();
        parser.destroy(new Refused(refusal));
      }
    });
    // One and the same object: the DOM's types and Node's differ.
    await pipeline(Readable.fromWeb(body as NodeStream), countTo(most), parser);
    if (field.isCut || (await files.hasCut())) return 'too-large';
  } catch (error) {
    return error instanceof Refused ? error.code : 'unreadable';
  }
  return checkToken();
}

function refusalOf(used: 'ok' | 'used' | 'unknown'): RefusalCode | undefined {
  return used === 'ok' ? undefined : `token-${used}`;
}

/** Lets so many bytes through, and fails with more. */
function countTo(most: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > most) done(new Refused('too-large'));
      else done(null, chunk);
    },
  });
}

function fieldsOf(values: ReadonlyMap<string, readonly string[]>, files: KeptFiles): ReadFields {
  const all = (name: string): readonly string[] => (values.get(name) ?? []).map(plainText);
  return {
    all,
    text: (name) => all(name)[0] ?? '',
    file: (name) => files.get(name),
    typed: () =>
      Object.fromEntries(
        [...values.keys()]
          .filter((name) => name !== 'token')
          .map((name) => [name, all(name)[0] ?? '']),
      ),
    discard: () => files.discard(),
  };
}
