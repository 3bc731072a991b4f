import { bodyOf, nationalLines, of, placeIsLow, type Notice } from './notice.ts';
import { xmlText } from './zip.ts';

export interface HtmlShape {
  /** How first lines and paragraphs are set apart. */
  readonly paragraphs: 'indent' | 'space' | 'none';
  readonly justified: boolean;
  /** In points. */
  readonly size: number;
  readonly lists: 'typed' | 'elements';
  readonly foot: 'table' | 'plain';
  readonly titleBold: boolean;
}

/** The notice as a page of a browser, of which a PDF can be made. */
export function htmlOf(notice: Notice, shape: HtmlShape): string {
  const p = (text: string, name = '') => `<p class="${name}">${xmlText(text)}</p>`;
  const strong = (text: string) => `<p class="c"><b>${xmlText(text)}</b></p>`;
  const agency = of(notice, 'agency');
  const numbers = [...of(notice, 'number'), ...of(notice, 'about')];
  const low = placeIsLow(notice);
  const places = of(notice, 'place');
  const head =
    of(notice, 'number').length === 0
      ? agency.map(strong).join('') + (low ? '' : places.map((text) => p(text, 'r')).join(''))
      : `<table class="plain"><tr><td>${agency.map(strong).join('')}</td><td>${nationalLines.map(strong).join('')}</td></tr><tr><td>${numbers.map((text) => p(text, 'c')).join('')}</td><td>${low ? '' : places.map((text) => p(text, 'c')).join('')}</td></tr></table>`;
  const title = [...of(notice, 'kind'), ...of(notice, 'title')]
    .map(shape.titleBold ? strong : (text) => p(text, 'c'))
    .join('');
  return `<!doctype html><html><head><meta charset="utf-8"><title>x</title><style>${cssOf(shape)}</style></head><body>${head}${title}${body()}${foot()}</body></html>`;

  function body(): string {
    let made = '';
    let rows = '';
    let list = '';
    const flush = () => {
      made += rows === '' ? '' : `<table class="ruled" border="1">${rows}</table>`;
      made += list === '' ? '' : `<ul>${list}</ul>`;
      rows = '';
      list = '';
    };
    for (const { kind, text, cells } of bodyOf(notice)) {
      if (kind === 'row') {
        rows += `<tr>${cells.map((one) => `<td>${xmlText(one)}</td>`).join('')}</tr>`;
        continue;
      }
      const bullet = { item: '- ', sub: '+ ', star: '• ' }[kind as string]; // other kinds have none
      if (bullet !== undefined && shape.lists === 'elements') {
        list += `<li>${xmlText(text)}</li>`;
        continue;
      }
      flush();
      made +=
        kind === 'heading'
          ? `<p><b>${xmlText(text)}</b></p>`
          : p(`${bullet ?? ''}${text}`, kind === 'dear' ? 'c' : '');
    }
    flush();
    return made;
  }

  function foot(): string {
    const to = of(notice, 'to');
    const right = [...(low ? places : []), ...of(notice, 'sign')];
    const left =
      to.length === 0
        ? ''
        : `<p class="s"><b><i>Nơi nhận:</i></b></p>${to.map((text) => p(`- ${text}`, 's')).join('')}`;
    return shape.foot === 'table'
      ? `<table class="plain"><tr><td>${left}</td><td>${right.map(strong).join('<br>')}</td></tr></table>`
      : `${left}${right.map(strong).join('')}`;
  }
}

function cssOf({ paragraphs, justified, size }: HtmlShape): string {
  return `@page{size:A4;margin:2cm 1.5cm 2cm 3cm}body{font:${size}pt/1.35 'Times New Roman','Liberation Serif',serif;margin:0}p{margin:${paragraphs === 'space' ? 6 : 0}pt 0;text-indent:${paragraphs === 'indent' ? '1.27cm' : '0'};text-align:${justified ? 'justify' : 'left'}}.c,.c *{text-align:center;text-indent:0}.r{text-align:right;text-indent:0}.s{font-size:11pt;text-indent:0;text-align:left}table{width:100%;border-collapse:collapse}table.ruled{margin:6pt 0}table.ruled td{border:1px solid #000;padding:2pt 4pt}td{vertical-align:top;width:auto}td p{text-indent:0}table.plain td{width:50%}`;
}
