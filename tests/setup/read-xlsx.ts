// Opens a book again, as another program would: unpacked, its XML parsed, no line of ours that wrote it.
import { XMLParser } from 'fast-xml-parser';
import { fromBuffer, type Entry } from 'yauzl';
import { z } from 'zod';

export interface ReadCell {
  /** As the file has it: `n` a number, `s` and `inlineStr` a text, and so on. */
  readonly type: string;
  readonly value: string;
  /** How a number is shown: `dd/mm/yyyy`; '' where nothing is said. */
  readonly format: string;
  readonly isFormula: boolean;
}

export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly ReadCell[])[];
}

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => ['sheet', 'row', 'c', 'si', 'numFmt', 'xf'].includes(name),
});

/** A text alone, or one with attributes. */
const text = z
  .union([
    z.string(),
    z.object({ '#text': z.string().default('') }).transform((one) => one['#text']),
  ])
  .default('');
/** An element with nothing in it is parsed as ''. */
const orEmpty = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess((value) => (value === '' ? {} : value), shape);
const item = z.object({ t: text });
const workbookShape = z.object({
  workbook: z.object({ sheets: z.object({ sheet: z.array(z.object({ '@_name': z.string() })) }) }),
});
const stringsShape = z.object({ sst: z.object({ si: z.array(item).default([]) }).optional() });
const stylesShape = z.object({
  styleSheet: z.object({
    numFmts: z
      .object({
        numFmt: z.array(z.object({ '@_numFmtId': z.string(), '@_formatCode': z.string() })),
      })
      .optional(),
    cellXfs: z.object({ xf: z.array(orEmpty(z.object({ '@_numFmtId': z.string().optional() }))) }),
  }),
});
const cellShape = z.object({
  '@_t': z.string().default('n'),
  '@_s': z.string().default('0'),
  v: z.string().optional(),
  f: z.unknown().optional(),
  is: item.optional(),
});
const sheetShape = z.object({
  worksheet: z.object({
    sheetData: z.object({
      row: z.array(orEmpty(z.object({ c: z.array(cellShape).default([]) }))).default([]),
    }),
  }),
});

export async function readXlsx(bytes: Buffer): Promise<readonly ReadSheet[]> {
  const files = await unpack(bytes);
  const xml = (path: string): unknown => parser.parse(files.get(path) ?? '<none/>');
  const shared = stringsShape.parse(xml('xl/sharedStrings.xml')).sst?.si ?? [];
  const { styleSheet } = stylesShape.parse(xml('xl/styles.xml'));
  const formats = new Map(
    styleSheet.numFmts?.numFmt.map((one) => [one['@_numFmtId'], one['@_formatCode']]),
  );
  const { sheet: sheets } = workbookShape.parse(xml('xl/workbook.xml')).workbook.sheets;
  return sheets.map((sheet, at) => {
    const { worksheet } = sheetShape.parse(xml(`xl/worksheets/sheet${at + 1}.xml`));
    return {
      name: sheet['@_name'],
      rows: worksheet.sheetData.row.map(({ c }) =>
        c.map((cell): ReadCell => {
          const type = cell['@_t'];
          const value = type === 's' ? shared[Number(cell.v)]?.t : (cell.v ?? cell.is?.t);
          const look = styleSheet.cellXfs.xf[Number(cell['@_s'])]?.['@_numFmtId'] ?? '';
          const format = formats.get(look) ?? '';
          return { type, value: value ?? '', format, isFormula: cell.f !== undefined };
        }),
      ),
    };
  });
}

function unpack(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, string>>();
  const files = new Map<string, string>();
  fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
    if (error) {
      reject(error);
      return;
    }
    zip.on('error', reject);
    zip.on('end', () => {
      resolve(files);
    });
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (why, stream) => {
        if (why) {
          reject(why);
          return;
        }
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          files.set(entry.fileName, Buffer.concat(parts).toString());
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
  return promise;
}
