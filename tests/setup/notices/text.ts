import { bodyOf, nationalLines, of, placeIsLow, type Notice } from './notice.ts';

export interface TextShape {
  /** Letters a line has at most; undefined where each paragraph is a line. */
  readonly width?: number;
  readonly blankLines: boolean;
  readonly indent: number;
  readonly foot: 'plain' | 'beside';
}

/** The notice as plain text. */
export function textOf(notice: Notice, shape: TextShape): string {
  const low = placeIsLow(notice);
  const places = of(notice, 'place');
  const numbered = of(notice, 'number').length > 0;
  const head = [
    ...of(notice, 'agency'),
    ...(numbered ? nationalLines : []),
    ...of(notice, 'number'),
    ...of(notice, 'about'),
    ...(low ? [] : places),
  ];
  const title = [...of(notice, 'kind'), ...of(notice, 'title')];
  const body = bodyOf(notice).map(({ kind, text, cells }) => {
    const bullet = kind === 'item' ? '- ' : kind === 'sub' ? '+ ' : kind === 'star' ? '• ' : '';
    return kind === 'row' ? cells.join('\t') : bullet + text;
  });
  const left =
    of(notice, 'to').length === 0
      ? []
      : ['Nơi nhận:', ...of(notice, 'to').map((text) => `- ${text}`)];
  const right = [...(low ? places : []), ...of(notice, 'sign')];
  const foot =
    shape.foot === 'plain' || left.length === 0
      ? [...left, ...right]
      : Array.from({ length: Math.max(left.length, right.length) }, (_, at) =>
          `${(left[at] ?? '').padEnd(46)}${right[at] ?? ''}`.trimEnd(),
        );
  const lines = [
    ...head,
    '',
    ...title,
    '',
    ...body.flatMap((line) =>
      line.includes('\t') || !shape.blankLines
        ? wrapped(line, shape)
        : [...wrapped(line, shape), ''],
    ),
    '',
    ...foot,
  ];
  return lines.join('\n');
}

function wrapped(text: string, { width, indent }: TextShape): readonly string[] {
  if (width === undefined || text.includes('\t')) {
    return [text];
  }
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = '';
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line];
}
