/**
 * For wards whose own documents say few numbers, hours and names. Nothing in them is anybody's: no number that can be
 * called, no notice that somebody who overhears it could take for one.
 */
export const sampleSentences: readonly string[] = [
  'Hồ sơ của bác mang số 4712, xin bác ghi lại để tra cứu.',
  'Bộ phận một cửa nhận hồ sơ từ 7 giờ 30 đến 11 giờ 15.',
  'Mời ông Nguyễn Văn Thắng đến nhận kết quả ở bàn số 4.',
  'Ngày hẹn trả kết quả ghi trên phiếu là 18/9/2026.',
  'Lệ phí của thủ tục này là 28.000 đồng một bản.',
  'Mời bà Trần Thị Hường mang theo giấy hẹn và căn cước.',
  'Khoản hỗ trợ của mỗi hộ trong ví dụ này là 1.350.000 đồng.',
  'Cuộc họp tổ dân phố bắt đầu lúc 19 giờ 45, xin bà con đến đúng giờ.',
  'Danh sách này có 67 hộ, in trên 12 trang giấy.',
  'Mời cụ Phạm Thị Mùi xem lại ngày sinh ghi trong đơn.',
];
