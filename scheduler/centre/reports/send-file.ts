import { pageHeaders } from '../pages/show.ts';
import { sheetAsCsv, sheetsAsXlsx, type Sheet } from './sheet.ts';

/** In which form a table is asked for; undefined: as a page. */
export type FileForm = 'csv' | 'xlsx';

export function readForm(word: string | undefined): FileForm | undefined {
  return word === 'csv' || word === 'xlsx' ? word : undefined;
}

/** A table as a file to keep; of several CSV has the first. `name`: without an ending, ASCII. */
export async function sendFile(
  form: FileForm,
  name: string,
  sheets: readonly [Sheet, ...Sheet[]],
): Promise<Response> {
  const headers = {
    ...pageHeaders,
    'Content-Disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '-')}.${form}"`,
  };
  if (form === 'csv')
    return new Response(sheetAsCsv(sheets[0]), {
      headers: { ...headers, 'Content-Type': 'text/csv; charset=utf-8' },
    });
  return new Response(new Uint8Array(await sheetsAsXlsx(sheets)), {
    headers: {
      ...headers,
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
  });
}
