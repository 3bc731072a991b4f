import { LoaError } from '../../../../content/schema/loa-error.ts';

/** Why something is no alert that can be read. */
export type CapRefusalCode =
  | 'too-big'
  | 'too-deep'
  | 'doctype'
  | 'encoding'
  | 'not-xml'
  | 'not-whole'
  | 'not-cap'
  | 'field';

const says: Readonly<Record<CapRefusalCode, string>> = {
  'too-big': 'Tệp quá lớn (hơn 1 MB) hoặc quá nhiều phần tử',
  'too-deep': 'Tệp lồng quá nhiều tầng',
  doctype: 'Tệp có khai báo DOCTYPE hay ENTITY, là cách giấu mã độc; CAP không dùng đến',
  encoding: 'Tệp không phải UTF-8',
  'not-xml': 'Tệp không phải XML',
  'not-whole': 'Tệp bị cắt: có thẻ không đóng',
  'not-cap':
    'Tệp không phải cảnh báo CAP 1.2 (thiếu <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">)',
  field: 'Cảnh báo CAP sai hoặc thiếu mục',
};

export class CapRefusal extends LoaError<CapRefusalCode> {
  override readonly name = 'CapRefusal';

  /** `field`: which element, e.g. `alert/sent`. */
  constructor(code: CapRefusalCode, field = '') {
    super(code, `${says[code]}${field === '' ? '' : `: ${field}`}.`, {
      hint: 'Chưa phát gì. Hỏi nơi gửi, hoặc soạn lời khẩn bằng tay ở trang Khẩn cấp.',
    });
  }
}
