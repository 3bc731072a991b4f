/**
 * What residents ask of a ward that a site of public services seldom answers. Who types one of these is told so instead
 * of being shown pages that share a syllable with it.
 */
const topics =
  `giá vàng, vàng sjc, giá xăng, giá gas, giá điện, giá nước, giá lúa, giá heo, giá thịt, giá cà phê, giá nhà, giá đất
cắt điện, cúp điện, mất điện, tiền điện, hóa đơn điện, cắt nước, cúp nước, mất nước, tiền nước, hóa đơn nước, tiền rác, thu gom rác, đổ rác, gom rác
xin việc, tìm việc làm, việc làm thêm, tuyển dụng, tuyển công nhân, tuyển người, lương hưu, lương cơ bản, lương tối thiểu, trợ cấp, thất nghiệp, hộ nghèo, cận nghèo, người có công, thương binh, khuyết tật, người cao tuổi
thời tiết, mưa bão, nhiệt độ, ngập lụt, xổ số, lô đề, bóng đá, lịch thi đấu, tin tức, thời sự, xem phim, phim hay, bài hát, nghe nhạc, karaoke, tử vi, xem bói, bói toán, lịch âm, ngày tốt, cúng rằm
bằng lái, giấy phép lái xe, thi lái xe, biển số xe, đăng kiểm, đăng ký xe, phạt nguội, hộ chiếu, visa, xuất khẩu lao động, xe buýt, xe khách, vé tàu, vé xe, vé máy bay, taxi, gửi xe
tuyển sinh, học phí, học bổng, mầm non, trường học, tiểu học, điểm thi, nghỉ hè, nghỉ tết, họp phụ huynh, du học, dạy đàn
khám bệnh, bệnh viện, bác sĩ, thuốc tây, mua thuốc, tiêm chủng, tiêm phòng, vắc xin, sốt xuất huyết, huyết áp, hiến máu, nha khoa, lịch khám, khám thai
sổ đỏ, sổ hồng, đất đai, bán đất, mua đất, tách thửa, tranh chấp, quy hoạch, giải phóng mặt bằng, giấy phép xây dựng, xây nhà, mua nhà, bán nhà, thuế đất, thuế thu nhập, đóng thuế, mã số thuế
đăng ký kinh doanh, hộ kinh doanh, mở cửa hàng, mở quán ăn, an toàn thực phẩm, phòng cháy, chữa cháy, vay tiền, vay vốn, lãi suất, gửi tiết kiệm, tỷ giá, chứng khoán, bitcoin, bảo hiểm xe
nghĩa vụ quân sự, nghĩa vụ công an, bầu cử, lý lịch tư pháp, nuôi con nuôi, con nuôi, di chúc, thừa kế, chia tài sản, mai táng, nghĩa trang
phân bón, giống lúa, sâu bệnh, trồng rau, nuôi gà, nuôi lợn, chó thả rông, tiếng ồn, cống rãnh, đèn đường, cây đổ, sửa đường, trộm cắp, đánh nhau
quán ăn, nấu phở, nấu ăn, cà phê, siêu thị, chợ phiên, chợ tết, lễ hội, nhà thờ, đi chùa, bể bơi, sửa ống nước, sửa tivi, sửa điện thoại, mua điện thoại, máy giặt, giúp việc, lắp wifi, wifi chậm, nạp thẻ, facebook, zalo, youtube, shopee, hội phụ nữ, đoàn thanh niên, cựu chiến binh, họp tổ dân phố`
    .split(/,\s*|\n/)
    .map((topic) => topic.trim());

/** The topics that none of `texts` names: what is written about later is found. */
export function foreignTopics(texts: readonly string[]): string[] {
  const all = texts.join(' \n ').toLowerCase().normalize('NFC');
  return topics.filter((topic) => !all.includes(topic));
}
