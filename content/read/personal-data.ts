import type { Problem } from '../schema/problem.ts';
import type { Ward } from '../schema/ward.ts';
import type { ReadDocument } from './document.ts';
import { textsOfDocument, textsOfHead } from './document-texts.ts';
import { personalDataIn, type PersonalData } from './personal-signs.ts';

/** What each kind is called, and what to write in its place. */
const kinds: Readonly<Record<PersonalData['kind'], readonly [name: string, instead: string]>> = {
  phone: ['số điện thoại', 'viết "số điện thoại của tôi"'],
  identity: [
    'số căn cước, số chứng minh nhân dân hoặc số bảo hiểm',
    'viết "số căn cước của tôi", "số bảo hiểm của tôi"',
  ],
  mail: ['địa chỉ thư điện tử', 'viết "thư điện tử của tôi"'],
  name: ['họ tên người', 'viết "tôi", "ông", "bà", hoặc "ông A"'],
  address: ['địa chỉ nhà', 'chỉ giữ tên phường hoặc tổ dân phố, nếu câu hỏi cần đến'],
};

/**
 * What would tell everybody who asked. In the question it is an error, because nobody takes back what the loudspeaker said;
 * in the answer a warning: officials have names and telephones too.
 */
export function checkPersonalData(read: ReadDocument, ward: Ward | undefined): readonly Problem[] {
  const { document } = read;
  if (document.answer === undefined) return [];
  const { source = '', answeredBy } = document.answer;
  const known = [answeredBy, ward?.name ?? '', ...(ward?.contacts ?? []).flatMap(ofContact)];
  const texts = textsOfDocument(read);
  const head = textsOfHead(read).length;
  return texts.flatMap(({ text, line }, index) => {
    if (index < head && text === source) return [];
    const severity = index < head ? 'error' : 'warning';
    return personalDataIn(text, known).map((found) =>
      problem({ file: document.file, line, severity }, found),
    );
  });
}

function ofContact({ label, value, href = '' }: Ward['contacts'][number]): readonly string[] {
  return [label, value, href];
}

function problem(
  at: Pick<Problem, 'file' | 'line' | 'severity'>,
  { kind, text }: PersonalData,
): Problem {
  const [name, instead] = kinds[kind];
  const what = `${name} ("${masked(text)}")`;
  const mend = `xóa đi, hoặc ${instead}.${kind === 'name' ? '' : ' Nếu là của phường thì ghi vào contacts trong content/ward.yaml.'}`;
  return at.severity === 'error'
    ? {
        ...at,
        message: `Câu hỏi có ${what}: ai hỏi thì không được để lộ trên trang và trên loa.`,
        hint: `Sửa câu hỏi: ${mend}`,
      }
    : {
        ...at,
        message: `Lời trả lời có ${what}: xem lại có phải của người hỏi không.`,
        hint: `Nếu là của người hỏi thì ${mend}`,
      };
}

/** Enough to find it in the line, too little to know it: messages go into logs and onto screens. */
function masked(text: string): string {
  return `${text.slice(0, Math.min(6, Math.ceil(text.length / 3)))}…`;
}
