/** Words on a sheet of a PDF; x and y from its lower left corner. All letters are half as wide as high. */
export interface Words {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
  /** Air between letters, in points. */
  readonly air?: number;
  /** Quarter turns against the clock. */
  readonly turn?: number;
  /** Letters beyond ASCII are drawn afterwards, by another font, into the gaps that the first one leaves. */
  readonly fallback?: boolean;
}

const fonts = ['Serif', 'Serif-Bold', 'Other', 'Other-Bold'];
const turns = ['1 0 0 1', '0 1 -1 0', '-1 0 0 -1', '0 -1 1 0'];

/** A PDF of sheets of A4 upright, or lying, or turned by the program that shows it. */
export function pdfOf(
  pages: readonly (readonly Words[])[],
  {
    box = '0 0 595 842',
    rotate = 0,
    catalog = '',
    ink = '',
  }: {
    readonly box?: string;
    readonly rotate?: number;
    readonly catalog?: string;
    /** What each page draws besides its words. */
    readonly ink?: string;
  } = {},
): Buffer {
  const letters = [...new Set(pages.flat().flatMap(({ text }) => Array.from(text)))].filter(
    (letter) => letter !== ' ',
  );
  const codeOf = (letter: string) => (letter === ' ' ? 32 : 33 + letters.indexOf(letter));
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  add(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`);
  add(''); // the pages, once their numbers are known
  const map = stream(toUnicode(letters, codeOf));
  add(map);
  const widths = Array.from({ length: 224 }, () => 500).join(' ');
  for (const name of fonts) {
    add(
      `<< /Type /Font /Subtype /TrueType /BaseFont /${name} /FirstChar 32 /LastChar 255 /Widths [${widths}] /Encoding /WinAnsiEncoding /ToUnicode 3 0 R >>`,
    );
  }
  const named = fonts.map((_, at) => `/F${at} ${at + 4} 0 R`).join(' ');
  const kids = pages.map((words) => {
    const content = add(stream([ink, ...words.map((one) => drawn(one, codeOf))].join('\n')));
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Rotate ${rotate} /Resources << /Font << ${named} >> >> /Contents ${content} 0 R >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`;
  return written(objects);
}

function drawn(words: Words, codeOf: (letter: string) => number): string {
  const { text, x, y, size = 12, bold = false, air = 0, turn = 0, fallback = false } = words;
  const layer = (font: number, isOwn: (letter: string) => boolean) => {
    const shown = Array.from(text).map((letter) =>
      isOwn(letter) ? `<${codeOf(letter).toString(16)}>` : String(-500 - (air * 1000) / size),
    );
    return `BT /F${font} ${size} Tf ${air} Tc ${turns[turn] ?? ''} ${x} ${y} Tm [${shown.join(' ')}] TJ ET`;
  };
  const plain = bold ? 1 : 0;
  return fallback
    ? `${layer(plain, isAscii)}\n${layer(plain + 2, (letter) => !isAscii(letter))}`
    : layer(plain, () => true);
}

function isAscii(letter: string): boolean {
  return letter < '\u0080';
}

function toUnicode(letters: readonly string[], codeOf: (letter: string) => number): string {
  const hex = (code: number, width: number) => code.toString(16).padStart(width, '0');
  const lines = [' ', ...letters].map(
    (letter) => `<${hex(codeOf(letter), 2)}> <${hex(letter.codePointAt(0) ?? 0, 4)}>`,
  );
  const head =
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange';
  return `${head}\n${lines.length} beginbfchar\n${lines.join('\n')}\nendbfchar endcmap end end`;
}

function stream(text: string): string {
  return `<< /Length ${Buffer.byteLength(text)} >>\nstream\n${text}\nendstream`;
}

function written(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n';
  const places = objects.map((body, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const start = file.length;
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  );
}
