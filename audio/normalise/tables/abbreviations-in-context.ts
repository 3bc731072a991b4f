// Abbreviations that mean this or that by what stands around them. A row with `before` or `after` holds only where the
// text before (lower-cased) or after matches; rows of one form are tried in order, so the narrower comes first.

export interface Abbreviation {
  readonly written: string;
  readonly spoken: string;
  readonly before?: RegExp;
  readonly after?: RegExp;
}

const NAME_AFTER = /^\s*\p{Lu}/u;
const NAME_OR_NUMBER_AFTER = /^\s*[\p{Lu}\d]/u;

export const IN_CONTEXT: readonly Abbreviation[] = [
  { written: 'TP', spoken: 'thành phố', after: NAME_AFTER },
  { written: 'Tp', spoken: 'thành phố', after: NAME_AFTER },
  { written: 'tp', spoken: 'thành phố', after: NAME_AFTER },
  { written: 'tp.', spoken: 'thành phố', after: NAME_AFTER },
  { written: 'p.', spoken: 'phường', after: NAME_AFTER },
  { written: 'q.', spoken: 'quận', after: NAME_AFTER },
  { written: 'tx.', spoken: 'thị xã', after: NAME_AFTER },
  { written: 'TP.', spoken: 'thành phố', after: NAME_AFTER },
  { written: 'Tp.', spoken: 'thành phố', after: NAME_AFTER },
  { written: 'TX', spoken: 'thị xã', after: NAME_AFTER },
  { written: 'TX.', spoken: 'thị xã', after: NAME_AFTER },
  // What is named outright comes before what any capital letter would make of it.
  { written: 'TT', spoken: 'tổ trưởng', after: /^\s*(?:TDP|tổ dân phố|tổ \d)/ },
  { written: 'TT.', spoken: 'thường trực', after: /^\s*(?:HĐND|UBND|Đảng ủy|UBMTTQ|MTTQ|BCH)/ },
  { written: 'TT', spoken: 'thường trực', after: /^\s*(?:HĐND|Đảng ủy|UBMTTQ|MTTQ)/ },
  {
    written: 'TT',
    spoken: 'trung tâm',
    after:
      /^\s*(?:Y tế|YT|Văn hóa|VH|GDTX|GDNN|Giáo dục|Dạy|Hành chính|HC|Phục vụ|PVHCC|Hội nghị|Bảo trợ|Dịch vụ|Chính trị|Thể)/,
  },
  { written: 'TT', spoken: 'thị trấn', after: /^ \p{Lu}\p{Ll}/u },
  { written: 'TTĐT', spoken: 'thông tin điện tử', before: /(?:cổng|trang)$/ },
  {
    written: 'BCH',
    spoken: 'ban chỉ huy',
    after: /^\s*(?:PCTT|PTDS|PCCC|QS|quân sự|phòng chống|phòng,|phòng thủ)/i,
  },
  {
    written: 'CĐ',
    spoken: 'cao đẳng',
    before: /(?:đh|đại học|trường|hệ|thpt|tc|trung cấp)\s?(?:,|và|-|\/|hoặc)?$/,
  },
  {
    written: 'CĐ',
    spoken: 'cao đẳng',
    after: /^\s?(?:,|và|-|\/|hoặc)?\s?(?:ĐH|đại học|TC)(?!\p{L})/u,
  },
  { written: 'TT.', spoken: 'thị trấn', after: NAME_AFTER },
  { written: 'P.', spoken: 'phường', after: NAME_OR_NUMBER_AFTER },
  { written: 'Q.', spoken: 'quận', after: NAME_OR_NUMBER_AFTER },
  { written: 'H.', spoken: 'huyện', after: NAME_AFTER },
  { written: 'X.', spoken: 'xã', after: NAME_AFTER },
  { written: 'T.', spoken: 'tỉnh', after: NAME_AFTER },
  { written: 'Đ.', spoken: 'đường', after: NAME_AFTER },
  { written: 'CP', spoken: 'cổ phần', before: /(?:công ty|cty|ty|ctcp)$/ },
  {
    written: 'CA',
    spoken: 'công an',
    after: /^\s*(?:phường|xã|tỉnh|huyện|quận|thành phố|thị xã|TP|P\.|TX|H\.)/i,
  },
  { written: 'VT', spoken: 'văn thư', before: /lưu\s*:?$/ },
  { written: 'CT', spoken: 'chủ tịch', after: /^\s*(?:UBND|HĐND|UBMTTQ|nước|Quốc hội|Hội)/ },
  { written: 'PCT', spoken: 'phó chủ tịch' },
  // Where a sentence ends with it, its last full stop is the sentence's.
  { written: 'v.v.', spoken: 'vân vân', after: /^(?!\s+\p{Lu})/u },
  { written: 'tr.', spoken: 'trang', after: /^\s*\d/ },
  { written: 'Tr.', spoken: 'trang', after: /^\s*\d/ },
  { written: 'ĐT', spoken: 'điện thoại', after: /^\s*[:(+\d]/ },
  { written: 'ĐC', spoken: 'địa chỉ', after: /^\s*:/ },
  { written: 'Đ/c', spoken: 'địa chỉ', after: /^\s*:/ },
  { written: 'CN', spoken: 'chủ nhật', before: /(?:thứ|sáng|chiều|tối|ngày|bảy|và|-|đến|,)$/ },
  {
    written: 'CN.',
    spoken: 'cử nhân',
    before: /^(?!.*(?:t[2-7]|thứ|bảy|sáng|chiều|tối|nghỉ|,|-)$)/s,
    after: /^\s*\p{Lu}\p{Ll}/u,
  },
  {
    written: 'ND',
    spoken: 'nhân dân',
    before: /(?:tòa án|công an|hội đồng|ủy ban|viện kiểm sát|quân đội|hội thẩm)$/,
  },
  { written: 'HK', spoken: 'hộ khẩu', before: /(?:sổ|số|nhập|tách|cắt|chuyển|có|đăng ký)$/ },
  { written: 'HC', spoken: 'hành chính', before: /(?:giờ|ngày|tuần|quản lý)$/ },
  { written: 'KD', spoken: 'kinh doanh', before: /(?:hộ|cơ sở|địa điểm|đăng ký|giấy phép)$/ },
  {
    written: 'CK',
    spoken: 'chuyển khoản',
    before: /(?:nội dung|phí|tiền|tài khoản|hoặc|bằng|qua)$/,
  },
  { written: 'SN', spoken: 'sinh năm', after: /^\s*:?\s*(?:19|20)\d{2}(?!\d)/ },
  { written: 'MC', spoken: 'một cửa', before: /(?:bộ phận|cơ chế)$/ },
  { written: 'TB', spoken: 'tây bắc', before: /(?:hướng|phía|gió)$/ },
  { written: 'TTB', spoken: 'tây tây bắc', before: /(?:hướng|phía|gió)$/ },
  { written: 'TTN', spoken: 'tây tây nam', before: /(?:hướng|phía|gió)$/ },
  { written: 'BTB', spoken: 'bắc tây bắc', before: /(?:hướng|phía|gió)$/ },
  { written: 'ĐB', spoken: 'đông bắc', before: /(?:hướng|phía|gió)$/ },
  { written: 'ĐN', spoken: 'đông nam', before: /(?:hướng|phía|gió)$/ },
  { written: 'TN', spoken: 'tây nam', before: /(?:hướng|phía|gió)$/ },
  {
    written: 'XD',
    spoken: 'xây dựng',
    before: /(?:sở|bộ|phòng|cấp phép|giấy phép|công ty|trật tự)$/,
  },
  { written: 'YT', spoken: 'y tế', before: /(?:sở|bộ|phòng|trạm|trung tâm|tt)$/ },
  { written: 'NV', spoken: 'nội vụ', before: /(?:sở|bộ|phòng)$/ },
  { written: 'TC', spoken: 'tài chính', before: /(?:sở|bộ|phòng)$/ },
  { written: 'CT', spoken: 'công thương', before: /(?:sở|bộ)$/ },
  { written: 'BT', spoken: 'bí thư', after: /^\s*(?:chi bộ|đảng|đoàn|Đảng|Đoàn|Chi bộ)/ },
  { written: 'TH', spoken: 'tiểu học', before: /trường$/ },
  { written: 'MN', spoken: 'mầm non', before: /trường$/ },
  { written: 'TK', spoken: 'thế kỷ', after: /^\s*[IVX]+/ },
  { written: 'TK', spoken: 'tài khoản' },
  { written: 'QR', spoken: 'quy e rờ' },
];
