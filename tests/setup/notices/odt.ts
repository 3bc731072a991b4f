import { bodyOf, nationalLines, of, placeIsLow, type Notice } from './notice.ts';
import { xmlText, zipOf } from './zip.ts';

/** The notice as LibreOffice would have written it. */
export function odtOf(notice: Notice, { lists }: { readonly lists: 'auto' | 'typed' }): Buffer {
  const p = (text: string, style = 'Body') =>
    `<text:p text:style-name="${style}">${inline(text)}</text:p>`;
  const cell = (inner: string) =>
    `<table:table-cell table:style-name="Plain">${inner}</table:table-cell>`;
  const table = (rows: readonly (readonly string[])[], style: string) =>
    `<table:table>${rows.map((row) => `<table:table-row>${row.map((one) => cell(one).replace('Plain', style)).join('')}</table:table-row>`).join('')}</table:table>`;
  const low = placeIsLow(notice);
  const places = of(notice, 'place');
  const centre = (text: string) => p(text, 'Centre');
  const all = (texts: readonly string[]) => texts.map(centre).join('');
  const numbers = [...of(notice, 'number'), ...of(notice, 'about')];
  const head =
    of(notice, 'number').length === 0
      ? all(of(notice, 'agency')) + (low ? '' : all(places))
      : table(
          [
            [all(of(notice, 'agency')), all(nationalLines)],
            [all(numbers), low ? '' : all(places)],
          ],
          'Plain',
        );
  let made = '';
  let rows: string[][] = [];
  const flush = () => {
    made += rows.length > 0 ? table(rows, 'Ruled') : '';
    rows = [];
  };
  for (const { kind, text, cells } of bodyOf(notice)) {
    if (kind === 'row') {
      rows.push(cells.map((one) => p(one)));
      continue;
    }
    flush();
    const bullet = kind === 'item' ? '- ' : kind === 'sub' ? '+ ' : kind === 'star' ? '• ' : '';
    made +=
      bullet !== '' && lists === 'auto'
        ? `<text:list text:style-name="L1"><text:list-item>${p(text)}</text:list-item></text:list>`
        : p(bullet + text, kind === 'heading' ? 'Bold' : 'Body');
  }
  flush();
  const left =
    of(notice, 'to').length === 0
      ? ''
      : p('Nơi nhận:') +
        of(notice, 'to')
          .map((text) => p(`- ${text}`))
          .join('');
  const foot = table([[left, all([...(low ? places : []), ...of(notice, 'sign')])]], 'Plain');
  const styles = `<style:style style:name="Centre"><style:paragraph-properties fo:text-align="center"/></style:style><style:style style:name="Bold"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="Ruled"><style:table-cell-properties fo:border="0.5pt solid #000"/></style:style><text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>`;
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${head}${all([...of(notice, 'kind'), ...of(notice, 'title')])}${made}${foot}</office:text></office:body></office:document-content>`,
  });
}

/** Spaces that stand together have an element of their own. */
function inline(text: string): string {
  return xmlText(text).replace(/ {2,}/g, (spaces) => ` <text:s text:c="${spaces.length - 1}"/>`);
}
