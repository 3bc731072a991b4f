/** What is counted in a rate that stands without a number: `số lần/tuần`, `đồng/người`. */
export const countedPer =
  /(?:lần|lượt|đồng|đ|vnđ|nghìn|triệu|tỷ|người|hộ|buổi|tiết|giờ|ngày|suất|kg|tấn|tạ|lít|usd|giá|mức|tiền)$/;

/** What a rate is counted by. */
export const per: ReadonlySet<string> = new Set(
  (
    'giây phút giờ ngày đêm tuần tháng quý năm vụ kỳ khóa ca buổi người hộ nhà khẩu cháu em trẻ học suất lần lượt xe chiếc cái con ' +
    'bộ sào thước mẫu công tấn tạ yến lít mét khối bao bình phòng vé hồ đơn lớp cuộc tin trường bản trang bài đầu gia cây quả viên ' +
    'gói hộp thùng chai tập đợt chuyến tổ nhóm đội cơ đoàn điểm vị tiết cặp thửa lô căn môn thẻ mũi liều can thôn khu cụm chốt chuồng gốc cọc cột vạn'
  ).split(' '),
);

/** Symbols of units before which / is `trên`, where another unit's symbol stands before it. */
export const unitsOver: ReadonlySet<string> = new Set(
  'h s giờ giây phút ph p kg g mg l L ml mL dl dL ha m cm mm km kWh kW mol'.split(' '),
);
