/** Words that may stand between a cue and its number: `gọi điện đến số`, `liên hệ công an phường theo số máy`. */
export const betweenCueAndNumber =
  '(?:\\s+(?:điện|thoại|điện thoại|đến|tới|về|vào|ngay|số|máy|cho|qua|cấp cứu|công an|phường|xã|cảnh sát|cứu hỏa|tổng đài|đường dây nóng|hotline|theo|miễn phí|khẩn cấp|tin|là|trực|hỗ trợ|tư vấn|nóng|quốc gia|bảo vệ trẻ em|24/7))*';

/** Words after which a number is dialled, unless it counts something. */
export const strongCues =
  'soạn[^.;]{0,40} gửi|(?<!kêu )gọi|bấm|quay|quay số|tổng đài|đầu số|số máy|máy lẻ|nhánh|hotline|đường dây nóng|số điện thoại|điện thoại|sđt|đt|đtdđ|cấp cứu|cứu hỏa|số khẩn cấp|fax|zalo';

/** Words after which a number may be dialled: only where nothing that could be counted follows it. */
export const looseCues =
  'gửi|gửi đến|gửi tới|gửi về|nhắn|nhắn tin|tin nhắn|liên hệ|liên lạc|báo|báo tin|tin báo|hỏi|hỏi đáp|giải đáp|tư vấn|hỗ trợ|phản ánh|kiến nghị|tố giác|chữa cháy|cảnh sát|công an|khẩn cấp|kết nối|qua số|qua|trực ban|lực lượng';

/** What may follow a number that is dialled. */
export const afterDialled =
  /^\s*(?:$|[.,;:!?()"/]|-\s|(?:để|hoặc|hay|và|khi|nếu|trong|theo|từ|là|thì|trước|sau|miễn|với|cho|của|nhánh|ngay|nhằm|bất|rồi|vào|tại|được|sẽ|không|xin|mọi|tổng|gồm|bằng)(?![a-zà-ỹ]))/i;

/** What a number counts after a strong cue: `gọi 120 công dân`. */
export const countedAfter =
  /^\s*(?:%|đồng|người|hộ|lần|lượt|giờ|phút|giây|ngày|tháng|năm|kg|km|m|ha|cm|cuộc|tin|triệu|nghìn|tỷ|suất|phần|trường|gia|đơn|hồ sơ|bản|cháu|em|cụ|học|công dân|thanh niên|cử tri|thí sinh|khách|xe|ca|bệnh nhân|đoàn viên|đảng viên)(?![a-zà-ỹ])/i;

/** Services that are known by their number: `cảnh sát 113`, `bảo vệ trẻ em: 111`. */
export const serviceNames =
  /(?:^|[\s("])(?:cảnh sát|công an|cấp cứu|cứu thương|cứu hỏa|chữa cháy|cứu nạn|trẻ em)(?: [^\s\d.;:]+){0,2}\s?:?$/;

/** Numbers for emergencies and public services. */
export const shortCodes: ReadonlySet<string> = new Set([
  ...['111', '112', '113', '114', '115', '116', '1022', '1080', '1414', '156', '5656', '801'],
]);
