/** Words after which `7/8` is a day and a month. */
export const dateCues =
  'từ|trừ|đến|tới|trước|sau|sáng|trưa|chiều|tối|đêm|lễ|tết|dịp|quốc khánh|kỷ niệm|vào|hôm|nay|mai|kia|qua|hạn|hết|' +
  'kể từ|ngay|thứ (?:hai|ba|tư|năm|sáu|bảy|\\d),?|chủ nhật,?|cn,?|\\d{1,2}(?:h|g|h\\d\\d|g\\d\\d|:\\d\\d|giờ)?,? ?ngày|' +
  '\\d{1,2}(?:h|g|h\\d\\d|g\\d\\d|:\\d\\d|\\sgiờ)[,/]?|giỗ|sinh|mất|bão|đợt|phiên|' +
  'khai giảng|bế giảng|tựu trường|khai mạc|bế mạc|ra quân|tổng kết|diễn ra|hạn chót|hạn cuối|thời hạn|chậm nhất|muộn nhất|' +
  '(?:lịch|thời gian|hạn)(?: [^\\s:]+){0,4}:';

/** Words after which `2/2024` is a number and a year. */
export const periods =
  'quý|đợt|kỳ|kì|học kỳ|học kì|số|lần|khóa|vụ|tuần|phiên|lớp|tập|quyển|cuốn|phần';

/** Days that are known by their date, so that `20/11` needs no word before it. */
export const holidays: ReadonlySet<string> = new Set(
  '1/1 9/1 3/2 27/2 8/3 26/3 30/4 1/5 7/5 15/5 19/5 1/6 21/6 28/6 27/7 19/8 2/9 5/9 10/10 13/10 20/10 9/11 20/11 22/12 24/12'.split(
    ' ',
  ),
);

/** Streets and places whose name is a day: `đường 30/4`. */
export const namedByDate =
  /(?:^|[\s(",:;])(?:đường|phố|cầu|chợ|ngã tư|ngã ba|kdc|khu dân cư|khu phố|khu tập thể|sân vận động|svđ|công ty|cty|hội trường|tổ|đường phố|cụm|đội|tượng đài|kênh|đập|hồ|trường th|đại lộ|công viên|quảng trường|nhà máy|bệnh viện|hợp tác xã|nông trường|xí nghiệp|rạp|nhà văn hóa|trường|tiểu học|trung học cơ sở|thcs|mầm non|mẫu giáo)$/;

/** What is counted after two numbers: `10/10 điểm`, `1/5 hộ`. */
export const countedNext =
  /^\s*(?:điểm|hộ|người|tổ(?! chức)|chỉ tiêu|tiêu chí|phường|xã|thành viên|phiếu|đại biểu|đảng viên|hội viên|em|cháu|học sinh|lớp|trường|nhà|đơn vị|công trình|nội dung|nhiệm vụ|câu|bài|số|diện tích|dân số|tổng|mức|lượng|giá)(?![a-zà-ỹ])/i;

/** The name of a day of the year, as far as its date: `Ngày Môi trường thế giới`. */
export const namedDayBefore =
  /(?:Ngày \p{Lu}|(?:kỷ niệm|truyền thống|thành lập|mít tinh|chào mừng) )[^.;:\d]{0,48}$/u;
