import type { Remark } from './brought-in.ts';
import { sniff, type FileKind } from './sniff.ts';

type Named = FileKind | 'docx' | 'odt' | 'old-word' | 'rtf';

const endings: Readonly<Record<string, Named>> = {
  ...{ docx: 'docx', odt: 'odt', pdf: 'pdf', doc: 'old-word', rtf: 'rtf' },
  ...{ html: 'html', htm: 'html', xhtml: 'html', txt: 'text' },
};
const sayings: Readonly<Record<Named, string>> = {
  zip: 'Word (.docx)',
  docx: 'Word (.docx)',
  odt: 'LibreOffice (.odt)',
  pdf: 'PDF',
  html: 'trang web (HTML)',
  text: 'chữ trơn (.txt)',
  'old-word': 'Word đời cũ (.doc)',
  rtf: 'RTF',
};

/** A doubt where a file's name says another kind than its content is: perhaps it is not the file that was meant. */
export function namedOtherwise(name: string, bytes: Uint8Array): readonly Remark[] {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const said = Object.hasOwn(endings, ending) ? endings[ending] : undefined;
  const is = kindOf(bytes);
  return said === undefined || said === is
    ? []
    : [
        {
          text: name,
          why: `tên tệp có đuôi .${ending}, nhưng bên trong là ${sayings[is]}: đã đọc theo nội dung; xem lại có đúng tệp cần nhập không`,
        },
      ];
}

function kindOf(bytes: Uint8Array): Named {
  const kind = sniff(bytes);
  // An .odt begins with its type, by the rules of its format.
  const start = Buffer.from(bytes.subarray(0, 120)).toString('latin1');
  return kind !== 'zip' ? kind : start.includes('opendocument') ? 'odt' : 'docx';
}
