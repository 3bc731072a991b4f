/*
 * What residents ask of a ward that a site of public services seldom answers. Who types one of these is told so instead
 * of being shown pages that share a syllable with it. Who reads this site and who helps them (old people, the Youth
 * Union) is no topic, nor where a message came from (Facebook): of them all is asked here.
 */
const topics = `vàng sjc, giá vàng, giá xăng, giá gas, giá nước, giá heo, giá thịt, giá cà phê
cắt điện, cúp điện, mất điện, tiền điện, hóa đơn điện, cắt nước, cúp nước, mất nước, tiền nước, hóa đơn nước, tiền rác, thu gom rác, đổ rác, gom rác
giá phân, phân đạm, thuốc trừ sâu, phun thuốc, vật nuôi, rầy nâu, đạo ôn
xin việc, tìm việc làm, việc làm thêm, lương hưu, thai sản, bảo hiểm thất nghiệp, bảo hiểm xã hội một lần, sổ bảo hiểm, lương cơ bản, lương tối thiểu, trợ cấp, thất nghiệp, hộ nghèo, cận nghèo
thời tiết, nhiệt độ, bão số, mưa to, bóng đá, ngập lụt, xổ số, tin tức, xem phim, bài hát, karaoke, bói toán, lịch âm, ngày tốt, cúng rằm
bằng lái, giấy phép lái xe, thi lái xe, biển số xe, đăng ký xe, hộ chiếu, passport, visa, cà vẹt, đăng kiểm xe, phạt xe, xuất khẩu lao động, xe buýt, xe khách, vé tàu, vé xe, vé máy bay, taxi, gửi xe
học phí, học bổng, mầm non, trường học, tiểu học, vào lớp, học lớp, nhập học, nghỉ hè, nghỉ tết, họp phụ huynh
khám bệnh, bệnh viện, bác sĩ, thuốc tây, mua thuốc, tiêm chủng, tiêm phòng, vắc xin, sốt xuất huyết, huyết áp, nha khoa, lịch khám, khám thai
mua đất, tách thửa, tách sổ, sang tên đất, tranh chấp, lấn đất, lấn chiếm, quy hoạch, giải phóng mặt bằng, giấy phép xây dựng, xây nhà, mua nhà, thuế đất, thuế thu nhập, đóng thuế, mã số thuế
đăng ký kinh doanh, hộ kinh doanh, mở cửa hàng, mở quán ăn, an toàn thực phẩm, phòng cháy, vay vốn, vay ngân hàng, vay tiền ngân hàng, lãi suất, lãi suất tiết kiệm, gửi tiết kiệm, tỷ giá, chứng khoán, bitcoin, bảo hiểm xe
nghĩa vụ quân sự, nghĩa vụ công an, bầu cử, tổ trưởng dân phố, câu lạc bộ, hàng xóm, trạm y tế, lý lịch tư pháp, nuôi con nuôi, ly hôn, khai tử, chứng tử, đổi tên cho, hiến máu, quán phở, con nuôi, chia tài sản, mai táng, người có công, liệt sĩ, giấy khuyết tật, xác nhận khuyết tật
trồng rau, nuôi gà, chó thả rông, tiếng ồn, cống rãnh, cây đổ, trộm cắp, đánh nhau
nấu phở, nấu ăn, cà phê, siêu thị, chợ tết, nhà thờ, bể bơi, sửa ống nước, sửa tivi, sửa điện thoại, vỡ màn hình, hết pin, nạp tiền điện thoại, mua máy tính, mua xe, mua điện thoại, máy giặt, giúp việc nhà, thuê giúp việc, tìm giúp việc, lắp wifi, wifi chậm, mạng nào rẻ, shopee, họp tổ dân phố`
  .split(/,\s*|\n/)
  .map((topic) => topic.trim());

/** Meant only where the marks are typed; beside each what its bare letters say here as well. */
const markedTopics =
  `giá điện (giả điện lực), giá lúa (giả lừa), giá nhà (già nhà), giá đất (giả đặt), mưa bão (mua bảo hiểm), tuyển dụng (trực tuyến dùng), tuyển công nhân (trực tuyến công nhận), tuyển người (trực tuyến người già)
lô đề (lỡ để), bóng đá (bỗng đã), lịch thi đấu (lịch thì đâu), thời sự (thôi sử dụng), phim hay (phím hay), nghe nhạc (nghe nhắc lại), tử vi (từ vị trí), xem bói (xem bởi), đăng kiểm (đang kiểm tra), phạt nguội (phạt người)
tuyển sinh (trực tuyến sinh), điểm thi (điểm thì), nghỉ hè (nghi hệ thống), du học (đủ học), dạy đàn (dạy dân), hiến máu (hiện màu), sổ đỏ (số đó), sổ hồng (sợ hỏng), đất đai (đặt dài), bán đất (bạn đặt), bán nhà (bạn nha)
chữa cháy (chưa chạy), vay tiền (vậy tiền), di chúc (đi chức), thừa kế (thưa kẻ), nghĩa trang (nghĩa trạng thái), phân bón (phần bốn), giống lúa (giống lừa), sâu bệnh (sau bệnh), nuôi lợn (nuôi lớn)
đèn đường (đến đường), sửa đường (sửa đường dẫn), quán ăn (cơ quan an ninh), chợ phiên (cho phiên bản), lễ hội (lẽ hỏi), đi chùa (đi chưa), nạp thẻ (nạp thế nào)`
    .split(/,\s*|\n/)
    .map((topic) => topic.replace(/\(.*/, '').trim());

/** The topics that none of `texts` names: what is written about later is found. */
export function foreignTopics(texts: readonly string[]): {
  foreign: string[];
  foreignMarked: string[];
} {
  const all = texts.join(' \n ').toLowerCase().normalize('NFC');
  const unnamed = (topic: string) => !all.includes(topic);
  return { foreign: topics.filter(unnamed), foreignMarked: markedTopics.filter(unnamed) };
}
