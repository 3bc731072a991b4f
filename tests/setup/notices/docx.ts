import { bodyOf, nationalLines, of, placeIsLow, seeded, type Notice } from './notice.ts';
import { toTcvn3, toVni } from './old-fonts.ts';
import { xmlText, zipOf } from './zip.ts';

export interface DocxShape {
  readonly seed: number;
  readonly head: 'table' | 'tabs' | 'spaces' | 'plain';
  readonly foot: 'table' | 'rows' | 'tabs' | 'plain';
  /** Lists and clauses counted by Word, or typed. */
  readonly lists: 'auto' | 'typed';
  readonly letters: 'unicode' | 'tcvn3' | 'vni' | 'decomposed';
  readonly breaks: boolean;
  readonly changes: boolean;
}

const fonts = {
  unicode: 'Times New Roman',
  decomposed: 'Arial',
  tcvn3: '.VnTime',
  vni: 'VNI-Times',
};

/** The notice as Word would have written it. */
export function docxOf(notice: Notice, shape: DocxShape): Buffer {
  const random = seeded(shape.seed);
  const font = fonts[shape.letters];
  const recode = {
    unicode: (t: string) => t,
    decomposed: (t: string) => t.normalize('NFD'),
    tcvn3: toTcvn3,
    vni: toVni,
  }[shape.letters];
  const runs = (text: string, bold = false): string =>
    splitAnywhere(
      recode(shape.letters === 'tcvn3' && text === text.toUpperCase() ? text.toLowerCase() : text),
      random,
    )
      .map((part) => {
        // Capitals with a tone have no sign of their own there: a font of capitals draws them.
        const drawn = shape.letters === 'tcvn3' && text === text.toUpperCase() ? '.VnTimeH' : font;
        const inner = part
          .split(/([\t\n])/)
          .map((bit) =>
            bit === '\t'
              ? '<w:tab/>'
              : bit === '\n'
                ? '<w:br/>'
                : bit === ''
                  ? ''
                  : `<w:t xml:space="preserve">${xmlText(bit)}</w:t>`,
          )
          .join('');
        const look = `<w:rPr><w:rFonts w:ascii="${drawn}" w:hAnsi="${drawn}"/>${bold ? '<w:b/>' : ''}</w:rPr>`;
        return `${random() < 0.1 ? '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="x"/>' : ''}<w:r>${look}${inner}</w:r>`;
      })
      .join('');
  const p = (
    text: string,
    options: { bold?: boolean; side?: string; num?: string; level?: number } = {},
  ): string =>
    `<w:p><w:pPr>${options.num === undefined ? '' : `<w:numPr><w:ilvl w:val="${options.level ?? 0}"/><w:numId w:val="${options.num}"/></w:numPr>`}<w:jc w:val="${options.side ?? 'both'}"/></w:pPr>${runs(text, options.bold)}</w:p>`;
  const empty = '<w:p/>';
  const cell = (inner: string, width = 4500) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${inner || empty}</w:tc>`;
  const table = (rows: readonly (readonly string[])[], ruled: boolean) =>
    `<w:tbl><w:tblPr>${ruled ? '<w:tblBorders><w:top w:val="single"/><w:insideH w:val="single"/></w:tblBorders>' : ''}</w:tblPr>${rows.map((row) => `<w:tr>${row.map((one) => cell(one)).join('')}</w:tr>`).join('')}</w:tbl>`;
  const centre = (text: string, bold = false) => p(text, { bold, side: 'center' });

  const parts: string[] = [...headOf(), ...titleOf(), ...body(), ...footOf()];

  function headOf(): string[] {
    const agency = of(notice, 'agency');
    const numbers = [...of(notice, 'number'), ...of(notice, 'about')];
    const places = placeIsLow(notice) ? [] : of(notice, 'place');
    if (of(notice, 'number').length === 0) {
      return [
        ...agency.map((text) => centre(text, true)),
        ...places.map((text) => p(text, { side: 'right' })),
      ];
    }
    const [national = '', motto = ''] = nationalLines;
    switch (shape.head) {
      case 'table':
        return [
          table(
            [
              [
                agency.map((text) => centre(text, true)).join('') + centre('_______'),
                centre(national, true) + centre(motto, true) + centre('_____________'),
              ],
              [
                numbers.map((text) => centre(text)).join(''),
                places.map((text) => centre(text)).join(''),
              ],
            ],
            false,
          ),
        ];
      case 'tabs':
        return [
          p(`${agency[0] ?? ''}\t\t${national}`),
          p(`${agency[1] ?? ''}\t\t${motto}`),
          p(`${numbers[0] ?? ''}\t\t${places[0] ?? ''}`),
          ...numbers.slice(1).map((text) => p(text)),
        ];
      case 'spaces':
        return [
          p(`   ${agency[0] ?? ''}            ${national}`),
          p(`      ${agency[1] ?? ''}                  ${motto}`),
          p(`  ${numbers[0] ?? ''}               ${places[0] ?? ''}`),
          ...numbers.slice(1).map((text) => p(text)),
        ];
      case 'plain':
        return [
          ...agency.map((text) => p(text)),
          centre(national, true),
          centre(motto, true),
          ...numbers.map((text) => p(text)),
          ...places.map((text) => p(text, { side: 'right' })),
        ];
    }
  }

  function titleOf(): string[] {
    const lines = [...of(notice, 'kind'), ...of(notice, 'title')];
    return shape.breaks
      ? [centre(lines.join('\n'), true)]
      : lines.map((text) => centre(text, true));
  }

  function body(): string[] {
    const made: string[] = [];
    let rows: string[][] = [];
    const flush = () => {
      if (rows.length > 0) {
        made.push(table(rows, true), empty);
        rows = [];
      }
    };
    const lines = bodyOf(notice);
    for (const [at, { kind, text, cells }] of lines.entries()) {
      if (kind === 'row') {
        rows.push(cells.map((one) => p(one, { bold: rows.length === 0 })));
        continue;
      }
      flush();
      const auto = shape.lists === 'auto';
      if (kind === 'item' || kind === 'sub' || kind === 'star') {
        const level = kind === 'sub' && lines[at - 1]?.kind !== 'text' ? 1 : 0;
        const sign = { item: '- ', sub: '+ ', star: '• ' }[kind];
        made.push(
          auto ? p(text, { num: '2', level }) : p(`${random() < 0.5 ? '\t' : ''}${sign}${text}`),
        );
      } else {
        made.push(p(text, { bold: kind === 'heading', side: kind === 'dear' ? 'center' : 'both' }));
      }
      if (random() < 0.15) {
        made.push(empty);
      }
    }
    flush();
    if (shape.changes) {
      made.push(
        `<w:p><w:ins w:id="9" w:author="a"><w:r><w:t>Lời này mới được thêm vào cuối bài.</w:t></w:r></w:ins><w:del w:id="8"><w:r><w:delText>Lời này đã bị gạch đi.</w:delText></w:r></w:del></w:p>`,
      );
    }
    return made;
  }

  function footOf(): string[] {
    const to = of(notice, 'to');
    const sign = of(notice, 'sign');
    const places = placeIsLow(notice) ? of(notice, 'place') : [];
    const left = to.length === 0 ? [] : ['Nơi nhận:', ...to.map((text) => `- ${text}`)];
    const right = [...places, ...sign];
    if (left.length === 0) {
      return right.map((text) =>
        p(text, { side: shape.foot === 'plain' ? 'left' : 'right', bold: true }),
      );
    }
    switch (shape.foot) {
      case 'table':
        return [
          table(
            [
              [
                left.map((text) => p(text, { side: 'left' })).join(''),
                right.map((text) => centre(text, true)).join(empty),
              ],
            ],
            false,
          ),
        ];
      case 'rows':
        return [
          table(
            Array.from({ length: Math.max(left.length, right.length) }, (_, at) => [
              p(left[at] ?? ''),
              centre(right[at] ?? '', true),
            ]),
            false,
          ),
        ];
      case 'tabs':
        return Array.from({ length: Math.max(left.length, right.length) }, (_, at) =>
          p(`${left[at] ?? ''}\t\t\t${right[at] ?? ''}`.trimEnd()),
        );
      case 'plain':
        return [
          ...left.map((text) => p(text, { side: 'left' })),
          ...right.map((text) => centre(text, true)),
        ];
    }
  }

  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${w}><w:body>${parts.join('')}<w:sectPr/></w:body></w:document>`,
    'word/numbering.xml': `<w:numbering ${w}><w:abstractNum w:abstractNumId="0">${[0, 1].map((level) => `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>`).join('')}</w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/footer1.xml': `<w:ftr ${w}><w:p><w:r><w:t>Trang 1</w:t></w:r></w:p></w:ftr>`,
  });
}

/** Word cuts its runs in the midst of words. */
function splitAnywhere(text: string, random: () => number): readonly string[] {
  if (text.length < 12 || random() < 0.5) {
    return [text];
  }
  const at = 1 + Math.floor(random() * (text.length - 2));
  return [text.slice(0, at), ...splitAnywhere(text.slice(at), random)];
}
