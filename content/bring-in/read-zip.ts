import type { ReadFile } from './blocks.ts';
import { isDocx, readDocx } from './docx/read-docx.ts';
import { readOdt } from './read-odt.ts';
import { ImportRefusal } from './refusals.ts';
import { openZip } from './zip.ts';

/** A .docx or an .odt, known by what it holds. Throws ImportRefusal for every other archive. */
export async function readZip(bytes: Uint8Array): Promise<ReadFile> {
  const zip = await openZip(bytes);
  const has = (name: string) => zip.names.includes(name);
  const some = (form: RegExp) => zip.names.some((name) => form.test(name));
  if (
    some(/(?:^|\/)vba(?:Project|Data)[^/]*$/i) ||
    some(/^Basic\/.+\/.+\.xml$|^Scripts\/.+\/[^/]+$/)
  ) {
    throw new ImportRefusal('macros');
  }
  // The part that holds them may have any name; its kind has only one.
  const kinds = (await zip.text('[Content_Types].xml')) ?? '';
  if (/macroEnabled|vbaProject/i.test(kinds)) {
    throw new ImportRefusal('macros');
  }
  if (isDocx(zip.names)) {
    return readDocx(zip);
  }
  const type = (await zip.text('mimetype')) ?? '';
  if (has('content.xml') && (/opendocument\.text/.test(type) || type === '')) {
    const manifest = (await zip.text('META-INF/manifest.xml')) ?? '';
    if (manifest.includes('encryption-data')) {
      throw new ImportRefusal('locked-office');
    }
    return readOdt(zip);
  }
  if (has('xl/workbook.xml') || /spreadsheet/.test(type)) {
    throw new ImportRefusal('spreadsheet');
  }
  if (has('ppt/presentation.xml') || /presentation/.test(type)) {
    throw new ImportRefusal('slides');
  }
  if (some(/^Index(?:\.zip|\/.+\.iwa)$|^index\.(?:apxl|xml)(?:\.gz)?$/)) {
    throw new ImportRefusal('pages');
  }
  throw new ImportRefusal(some(/\.(?:zip|docx|odt|rar|7z)$/i) ? 'zip-nested' : 'zip-other');
}
