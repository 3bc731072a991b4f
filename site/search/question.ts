import type { Form } from './fold.ts';

// What stands at the end and asks nothing: "passcode là gì vậy ạ".
const tail = /( (vay|the|a|nhi|ha|nhe|em|bac|oi))+$/;
const meaning =
  /(^| )(((toi|bac|minh|chau|em) )?(khong|chua) (hieu|biet|ro) )?(nghia )?la( (gi|sao|chi|ai|nhung ai|lam (gi|sao)|((cai|so|trang|giay|viec|cho|nguoi|con|to|thu|loai|kieu|app|kho) )+(gi|chi|nao)|the nao|nhu the nao))( |$)| nghia la$|( (no|co))? khac (nhau|gi|cho nao)( |$)| khac (?!nhau ).+ (cho|diem) nao$|^(the nao (la|goi la)|giai thich|dinh nghia|y nghia) /;

/** What a question of meaning is about, or undefined where something else is asked: `otp nghĩa là gì vậy` → otp. */
export function subjectOfMeaning(words: readonly Form[]): Form[] | undefined {
  const folds = words.map(({ fold }) => fold);
  const text = folds.join(' ').replace(tail, '');
  const found = meaning.exec(text);
  if (found === null) return undefined;
  const before = found.index === 0 ? 0 : text.slice(0, found.index).split(' ').length;
  const asked = found[0].trim().split(' ').length;
  const subject = found.index === 0 ? words.slice(asked) : words.slice(0, before);
  return subject.length === 0 ? undefined : subject;
}

const practising =
  /(^| )(tap|(bam|lam|nop|hoc|go|vao|quet|nhap) thu|thu (truoc|lam|nop|bam|go|hoc|quet|vao|dang|khai))( |$)/;

/** Whether somebody wants to try it before doing it: `nộp thử hồ sơ`, not `thủ tục`, `thư điện tử`, `tệp`. */
export function asksToPractise(words: readonly Form[]): boolean {
  const practise = ({ exact, fold }: Form) =>
    exact === fold || exact === 'tâp5' || exact === 'thư3' || !/^(tap|thu)$/.test(fold);
  return practising.test(words.map((form) => (practise(form) ? form.fold : '-')).join(' '));
}
