import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { decodeBytes } from './decode-bytes.ts';
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

/** Throws ImportRefusal for a broken archive, a bomb, and what leads out of it: names, links, entities. */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const { zip, entries } = await listed(bytes);
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > largestTotalBytes || entries.length > mostEntries || entries.some(isBomb)) {
    throw new ImportRefusal('zip-bomb');
  }
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
  refuseOdd(entries, byName.size);
  for (const entry of entries.filter(({ fileName }) => /\.(?:xml|rels)$/i.test(fileName))) {
    refuseEntities(decodeBytes(await contentOf(zip, entry, headBytes)), foreign);
  }
  return {
    names: [...byName.keys()],
    text: async (name) => {
      const entry = byName.get(name);
      if (entry === undefined) {
        return undefined;
      }
      return refuseEntities(decodeBytes(await contentOf(zip, entry)), anyDeclared);
    },
  };
}

/** Word and LibreOffice write no link, no locked part and no name twice. */
function refuseOdd(entries: readonly Entry[], names: number): void {
  // The upper half is what Unix calls its mode.
  if (entries.some(({ externalFileAttributes }) => externalFileAttributes >>> 28 === 0xa)) {
    throw new ImportRefusal('zip-links');
  }
  if (entries.some((entry) => entry.isEncrypted())) {
    throw new ImportRefusal('locked-office');
  }
  if (names < entries.length) {
    throw new ImportRefusal('zip-twice');
  }
}

/** A declaration stands at the beginning of an XML file: so much of each is looked at, also of those that nobody reads. */
const headBytes = 4096;

/** Neither Word nor LibreOffice declares any in a part that is read; a reader that follows one fetches what an attacker names. */
const anyDeclared = /<!(?:DOCTYPE|ENTITY)/i;
/** Old parts of LibreOffice name the public type that they are of. */
const foreign = /<!DOCTYPE[^>]*(?:\[|\sSYSTEM\s)|<!ENTITY/i;

function refuseEntities(text: string, declared: RegExp): string {
  if (declared.test(text)) {
    throw new ImportRefusal('entities');
  }
  return text;
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

/** `most`: not the rest. */
async function contentOf(zip: ZipFile, entry: Entry, most = Infinity): Promise<Uint8Array> {
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
      let length = 0;
      stream.on('data', (part: Buffer) => {
        parts.push(part);
        length += part.length;
        if (length >= most) {
          resolve(Buffer.concat(parts));
          stream.destroy();
        }
      });
      stream.on('error', broken);
      stream.on('end', () => {
        resolve(Buffer.concat(parts));
      });
    });
  });
}
