/** The words an MDX file may use besides Markdown, and what becomes of each on the page and on the loudspeaker. */
export interface ComponentRule {
  /** Attributes it must carry, all plain text. */
  readonly attributes: readonly string[];
  /** Words the page shows and the loudspeaker says before its content; the content never repeats them. */
  readonly label?: string;
  readonly shown: boolean;
  readonly spoken: boolean;
  /** What staff use it for, in Vietnamese; shown where one was misspelt. */
  readonly purpose: string;
  /** What to write where an attribute is missing; a <Step> is told of by its own check. */
  readonly missing?: string;
}

/**
 * A dated fact's notice stands at the START of the step it touches: in the announcement several steps run on into the
 * next one without a full stop, and nothing may come between their words.
 */
export const components: Readonly<Record<string, ComponentRule>> = {
  Step: {
    attributes: ['id', 'title'],
    shown: true,
    spoken: true,
    purpose: 'một bước, ví dụ <Step id="nhap-otp" title="Nhập mã OTP">',
  },
  Note: { attributes: [], label: 'Lưu ý:', shown: true, spoken: true, purpose: 'lời lưu ý' },
  Requirement: {
    attributes: [],
    label: 'Yêu cầu:',
    shown: true,
    spoken: true,
    purpose: 'điều cần có trước khi làm',
  },
  Checklist: {
    attributes: [],
    shown: true,
    spoken: true,
    purpose: 'danh sách việc để đánh dấu khi in ra giấy',
  },
  Table: {
    attributes: [],
    shown: true,
    spoken: true,
    purpose: 'bảng, mỗi dòng một hàng dạng | ô | ô |; loa đọc từng hàng',
  },
  WebOnly: {
    attributes: [],
    shown: true,
    spoken: false,
    purpose: 'chỉ hiện trên trang, loa không đọc',
  },
  SpokenOnly: {
    attributes: [],
    shown: false,
    spoken: true,
    purpose: 'chỉ loa đọc, trang không hiện',
  },
  ReadAloud: {
    attributes: [],
    shown: true,
    spoken: true,
    purpose: 'vẫn đọc phần mà loa thường bỏ qua (tiêu ngữ, số văn bản, nơi nhận, chữ ký)',
  },
  Sms: {
    attributes: ['read'],
    shown: true,
    spoken: true,
    purpose: 'tin nhắn mẫu gõ không dấu; loa đọc lời ghi trong read="…"',
    missing:
      'Viết read="…" với lời mà loa sẽ đọc, ví dụ: <Sms read="chúc mừng năm mới">Chuc mung nam moi</Sms>.',
  },
  Twice: {
    attributes: [],
    shown: true,
    spoken: true,
    purpose:
      'số điện thoại mà loa đọc hai lần, ví dụ <Twice>1900 0368</Twice>; trang chỉ hiện một lần',
  },
  File: {
    attributes: ['name'],
    shown: true,
    spoken: false,
    purpose: 'tệp để bà con tải về, nằm trong content/files/; loa không đọc',
    missing:
      'Viết name="…" với tên một tệp trong content/files/, ví dụ: <File name="mau-don.docx">Mẫu đơn</File>.',
  },
  Recipients: {
    attributes: [],
    label: 'Nơi nhận:',
    shown: true,
    spoken: false,
    purpose: 'phần "Nơi nhận" của văn bản, loa không đọc',
  },
  Signature: { attributes: [], shown: true, spoken: false, purpose: 'phần chữ ký, loa không đọc' },
};
