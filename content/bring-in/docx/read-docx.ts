import type { Block, Cell, Paragraph, ReadFile, Run } from '../blocks.ts';
import { textOf } from '../blocks.ts';
import type { Remark } from '../brought-in.ts';
import { ImportRefusal } from '../refusals.ts';
import {
  child,
  countIn,
  descendants,
  elementsOf,
  lettersOf,
  mostColumns,
  outermost,
  parseXml,
  type Element,
} from '../xml.ts';
import type { Zip } from '../zip.ts';
import { Numbering } from './numbering.ts';
import { plainWords } from './plain-words.ts';
import { letterLook, paragraphLook, readStyles, type Look, type Styles } from './styles.ts';

/** Word on the web numbers it. */
const main = /^word\/document\d*\.xml$/;

export function isDocx(names: readonly string[]): boolean {
  return names.some((name) => main.test(name));
}

/** The document of Word. Throws ImportRefusal. */
export async function readDocx(zip: Zip): Promise<ReadFile> {
  const xml = await zip.text(zip.names.find((name) => main.test(name)) ?? '');
  const body = xml === undefined ? undefined : child(child(parseXml(xml), 'w:document'), 'w:body');
  if (xml === undefined || body === undefined) {
    throw new ImportRefusal('zip-broken');
  }
  const reader = new DocxReader(
    readStyles(await zip.text('word/styles.xml')),
    new Numbering(await zip.text('word/numbering.xml')),
    await readNotes(zip),
  );
  const blocks = reader.blocksOf(body);
  const leftOut = [...reader.leftOut, ...(await besideText(zip))];
  return {
    ...{ blocks, leftOut, doubts: reader.doubts },
    plain: [plainWords(xml), ...reader.notesUsed, ...leftOut.map(({ text }) => text)].join('\n'),
  };
}

/** Footnotes and endnotes by the name that the text calls them by. */
async function readNotes(zip: Zip): Promise<ReadonlyMap<string, Element>> {
  const notes = new Map<string, Element>();
  for (const name of ['footnote', 'endnote'] as const) {
    const xml = await zip.text(`word/${name}s.xml`);
    for (const note of xml === undefined ? [] : descendants(parseXml(xml), `w:${name}`)) {
      notes.set(`${name} ${note.attribs['w:id'] ?? ''}`, note);
    }
  }
  return notes;
}

/** Page headers, page footers and comments: in the file, not in the text. */
async function besideText(zip: Zip): Promise<readonly Remark[]> {
  const found: Remark[] = [];
  for (const name of zip.names) {
    const kind = /^word\/(header|footer|comments)\d*\.xml$/.exec(name)?.[1];
    const xml = kind === undefined ? undefined : await zip.text(name);
    if (kind !== undefined && xml !== undefined) {
      const text = plainWords(xml).replace(/\s+/g, ' ').trim();
      const why =
        kind === 'comments'
          ? 'lời ghi chú bên lề (comment) của người soạn'
          : kind === 'header'
            ? 'đầu trang, lặp lại ở mỗi trang giấy'
            : 'chân trang, lặp lại ở mỗi trang giấy';
      if (text !== '') {
        found.push({ text, why });
      }
    }
  }
  return found;
}

class DocxReader {
  readonly leftOut: Remark[] = [];
  readonly doubts: Remark[] = [];
  readonly notesUsed: string[] = [];
  readonly #styles: Styles;
  readonly #numbering: Numbering;
  readonly #notes: ReadonlyMap<string, Element>;
  /** What stands beside the paragraph that is being read, and comes after it. */
  #after: Block[] = [];
  #deleted = '';
  #inserted = '';

  constructor(styles: Styles, numbering: Numbering, notes: ReadonlyMap<string, Element>) {
    this.#styles = styles;
    this.#numbering = numbering;
    this.#notes = notes;
  }

  blocksOf(parent: Element): readonly Block[] {
    return elementsOf(parent).flatMap((one): readonly Block[] => {
      switch (one.name) {
        case 'w:p':
          return this.#paragraph(one);
        case 'w:tbl':
          return [this.#table(one)];
        case 'w:sdt':
        case 'w:sdtContent':
        case 'w:ins':
        case 'w:moveTo':
        case 'w:customXml':
        case 'w:smartTag':
        case 'mc:AlternateContent':
        case 'mc:Choice':
          return this.blocksOf(one);
        case 'w:altChunk':
          this.doubts.push({
            text: '',
            why: 'có một tệp khác được gộp vào chỗ này: Word chưa trộn chữ của nó vào bài, nên chưa lấy được. Mở bằng Word, lưu lại rồi nhập lần nữa',
          });
          return [];
        default:
          return [];
      }
    });
  }

  #paragraph(element: Element): readonly Block[] {
    const outer = this.#after;
    this.#after = [];
    const properties = child(element, 'w:pPr');
    const style = child(properties, 'w:pStyle')?.attribs['w:val'];
    const base = this.#styles.get('') ?? {};
    const look: Look = {
      ...base,
      ...(style === undefined ? {} : this.#styles.get(style)),
      ...paragraphLook(properties),
    };
    const styled = style === undefined ? undefined : this.#styles.get(style)?.numbering;
    const numbering = { ...styled, ...look.numbering };
    const runs = this.#runs(element, look);
    this.#sayChanges();
    // A paragraph without words counts too: Word shows its number alone.
    const mark =
      numbering.id === undefined
        ? undefined
        : this.#numbering.next(numbering.id, numbering.level ?? 0);
    const paragraph: Paragraph = {
      kind: 'paragraph',
      runs,
      ...(look.centred ? { centred: true } : {}),
      ...(look.right ? { right: true } : {}),
      ...(look.heading === undefined ? {} : { heading: look.heading }),
      ...(mark === undefined ? {} : { mark }),
    };
    const after = this.#after;
    this.#after = outer;
    return textOf(paragraph).trim() === '' ? after : [paragraph, ...after];
  }

  #sayChanges(): void {
    if (this.#inserted.trim() !== '') {
      const why =
        'chữ được thêm khi theo dõi sửa đổi (Track Changes), chưa ai chấp nhận: đã giữ lại';
      this.doubts.push({ text: this.#inserted.trim(), why });
    }
    if (this.#deleted.trim() !== '') {
      const why = 'chữ đã bị gạch bỏ khi theo dõi sửa đổi (Track Changes): đã bỏ';
      this.leftOut.push({ text: this.#deleted.trim(), why });
      this.doubts.push({ text: this.#deleted.trim(), why });
    }
    this.#inserted = '';
    this.#deleted = '';
  }

  #runs(parent: Element, look: Look): readonly Run[] {
    return elementsOf(parent).flatMap((one): readonly Run[] => {
      switch (one.name) {
        case 'w:r':
          return this.#run(one, look);
        case 'w:ins':
        case 'w:moveTo': {
          const runs = this.#runs(one, look);
          this.#inserted += runs.map(({ text }) => text).join('');
          return runs;
        }
        case 'w:del':
        case 'w:moveFrom':
          this.#deleted += [...descendants(one, 'w:delText'), ...descendants(one, 'w:t')]
            .map(lettersOf)
            .join('');
          return [];
        case 'w:hyperlink':
        case 'w:smartTag':
        case 'w:fldSimple':
        case 'w:sdt':
        case 'w:sdtContent':
        case 'w:customXml':
        case 'w:dir':
        case 'w:bdo':
          return this.#runs(one, look);
        case 'm:oMath':
        case 'm:oMathPara':
          return [{ text: descendants(one, 'm:t').map(lettersOf).join('') }];
        default:
          return [];
      }
    });
  }

  #run(run: Element, look: Look): readonly Run[] {
    const properties = child(run, 'w:rPr');
    const style = child(properties, 'w:rStyle')?.attribs['w:val'];
    const own: Look = {
      ...look,
      ...(style === undefined ? {} : this.#styles.get(style)),
      ...letterLook(properties),
    };
    const text = elementsOf(run)
      .map((one) => this.#piece(one))
      .join('');
    if (own.hidden && text.trim() !== '') {
      this.leftOut.push({ text: text.trim(), why: 'chữ ẩn (Hidden), Word không cho ai thấy' });
      return [];
    }
    return text === ''
      ? []
      : [
          {
            text,
            ...(own.bold ? { bold: true } : {}),
            ...(own.font === undefined ? {} : { font: own.font }),
          },
        ];
  }

  #piece(one: Element): string {
    switch (one.name) {
      case 'w:t':
        return lettersOf(one);
      case 'w:tab':
      case 'w:ptab':
        return '\t';
      case 'w:br':
        return one.attribs['w:type'] === undefined || one.attribs['w:type'] === 'textWrapping'
          ? '\n'
          : '';
      case 'w:cr':
        return '\n';
      case 'w:noBreakHyphen':
        return '-';
      case 'w:softHyphen':
        // In an old font it is the letter "ư".
        return '\u00AD';
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.#note(`${one.name.slice(2, -9)} ${one.attribs['w:id'] ?? ''}`);
        return '';
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
      case 'mc:AlternateContent':
        this.#drawing(one);
        return '';
      default:
        return '';
    }
  }

  #note(name: string): void {
    const note = this.#notes.get(name);
    if (note === undefined) {
      return;
    }
    const blocks = this.blocksOf(note);
    const text = blocks
      .map((block) => (block.kind === 'paragraph' ? textOf(block) : ''))
      .join('\n');
    this.notesUsed.push(text);
    this.#after.push(...blocks);
    this.doubts.push({
      text: text.trim(),
      why: 'chú thích ở cuối trang giấy: đã đặt ngay sau đoạn có dấu chú thích',
    });
  }

  /** The words of a text box come after the paragraph that holds it; a picture is only spoken of. */
  #drawing(one: Element): void {
    // Word writes a box twice, for new programs and for old ones.
    const choice = child(one, 'mc:Choice') ?? one;
    const boxes = outermost(choice, 'w:txbxContent');
    for (const box of boxes) {
      const blocks = this.blocksOf(box);
      this.#after.push(...blocks);
      const text = blocks
        .map((block) => (block.kind === 'paragraph' ? textOf(block) : ''))
        .join(' ');
      if (text.trim() !== '') {
        const why = 'chữ nằm trong khung (text box): đã đặt sau đoạn có khung, xem lại thứ tự';
        this.doubts.push({ text: text.trim(), why });
      }
    }
    const pictures =
      descendants(choice, 'pic:pic').length + descendants(choice, 'v:imagedata').length;
    const charts = descendants(choice, 'a:graphicData').filter(({ attribs }) =>
      /chart|diagram/.test(attribs['uri'] ?? ''),
    ).length;
    if (boxes.length === 0 && pictures + charts > 0) {
      const name = descendants(choice, 'wp:docPr')[0]?.attribs;
      const text = name?.['descr'] || name?.['name'] || 'ảnh';
      const what = charts > 0 ? 'biểu đồ, sơ đồ và chữ trong đó' : 'ảnh trong tệp';
      this.doubts.push({ text, why: `${what}: chưa đưa vào bài` });
    }
  }

  #table(table: Element): Block {
    const properties = child(table, 'w:tblPr');
    const rows = elementsOf(table)
      .flatMap((one) => (one.name === 'w:sdt' ? descendants(one, 'w:tr') : [one]))
      .filter(({ name }) => name === 'w:tr');
    return {
      kind: 'table',
      ruled: isRuled(table, properties),
      rows: rows.map((row) =>
        elementsOf(row)
          .flatMap((one) => (one.name === 'w:sdt' ? descendants(one, 'w:tc') : [one]))
          .filter(({ name }) => name === 'w:tc')
          .map((cell) => this.#cell(cell)),
      ),
    };
  }

  #cell(cell: Element): Cell {
    const properties = child(cell, 'w:tcPr');
    const merge = child(properties, 'w:vMerge');
    const continued = merge !== undefined && merge.attribs['w:val'] !== 'restart';
    return {
      blocks: this.blocksOf(cell),
      span: countIn(child(properties, 'w:gridSpan'), 'w:val', mostColumns),
      ...(continued ? { continued } : {}),
    };
  }
}

function isRuled(table: Element, properties: Element | undefined): boolean {
  const style = child(properties, 'w:tblStyle')?.attribs['w:val'] ?? '';
  const borders =
    child(properties, 'w:tblBorders') ?? child(descendants(table, 'w:tcPr')[0], 'w:tcBorders');
  if (borders !== undefined) {
    return elementsOf(borders).some(
      ({ attribs }) => !['nil', 'none'].includes(attribs['w:val'] ?? 'nil'),
    );
  }
  return /grid|list|bang|l..i/i.test(style);
}
