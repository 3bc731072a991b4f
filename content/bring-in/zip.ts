import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { ImportRefusal } from './refusals.ts';

const largestEntryBytes = 40 * 1024 * 1024;
const largestTotalBytes = 300 * 1024 * 1024;
/** XML shrinks to a tenth, blank tables to a hundredth; only a bomb goes beyond. Small entries are let be. */
const largestRatio = 250;
const smallBytes = 4 * 1024 * 1024;
const mostEntries = 5_000;

/** An opened .docx or .odt: its entries' names, and the text of one. Nothing is written to a disk. */
export interface Zip {
  readonly names: readonly string[];
  /** Undefined where there is no such entry. Throws ImportRefusal. */
  readonly text: (name: string) => Promise<string | undefined>;
}

/** Throws ImportRefusal for a broken archive, a bomb, and names that lead out of it. */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const { zip, entries } = await listed(bytes);
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > largestTotalBytes || entries.length > mostEntries || entries.some(isBomb)) {
    throw new ImportRefusal('zip-bomb');
  }
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
  return {
    names: [...byName.keys()],
    text: async (name) => {
      const entry = byName.get(name);
      if (entry === undefined) {
        return undefined;
      }
      const text = new TextDecoder().decode(await contentOf(zip, entry));
      // Neither Word nor LibreOffice writes one; a reader that follows it fetches what an attacker names.
      if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
        throw new ImportRefusal('entities');
      }
      return text;
    },
  };
}

function isBomb({ uncompressedSize, compressedSize }: Entry): boolean {
  return (
    uncompressedSize > largestEntryBytes * 2 ||
    (uncompressedSize > smallBytes && uncompressedSize > compressedSize * largestRatio)
  );
}

async function listed(bytes: Uint8Array): Promise<{ zip: ZipFile; entries: readonly Entry[] }> {
  return new Promise((resolve, reject) => {
    const broken = (error: Error) => {
      const outside = /invalid relative path|absolute path|invalid characters in fileName/i;
      const code = outside.test(error.message) ? 'zip-paths' : 'zip-broken';
      reject(new ImportRefusal(code, { cause: error }));
    };
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, strictFileNames: true }, (error, zip) => {
      if (error) {
        broken(error);
        return;
      }
      const entries: Entry[] = [];
      zip.on('error', broken);
      zip.on('entry', (entry: Entry) => {
        entries.push(entry);
        if (entries.length > mostEntries) {
          reject(new ImportRefusal('zip-bomb'));
          return;
        }
        zip.readEntry();
      });
      zip.on('end', () => {
        resolve({ zip, entries });
      });
      zip.readEntry();
    });
  });
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  if (entry.uncompressedSize > largestEntryBytes) {
    throw new ImportRefusal('zip-bomb');
  }
  return new Promise((resolve, reject) => {
    const broken = (error: Error) => {
      // The library counts the bytes that come out against the size the archive claims.
      const lied = /too many bytes/i.test(error.message);
      reject(new ImportRefusal(lied ? 'zip-bomb' : 'zip-broken', { cause: error }));
    };
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        broken(error);
        return;
      }
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('error', broken);
      stream.on('end', () => {
        resolve(Buffer.concat(parts));
      });
    });
  });
}
