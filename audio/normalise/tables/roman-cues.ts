/** Words after which I, V, X and their like are numbers. */
export const romanCues =
  'quý|khóa|thế kỷ|tk|chương|phần|mục|tiểu mục|điều|khoản|tập|quyển|cuốn|hồi|kỳ|kì|học kỳ|học kì|hk|đại hội|đại hội đảng|đh|lần|lần thứ|thứ|' +
  'ca|tổ|ck|bước|điểm|mức|khu phố|kp|cụm|' +
  'loại|hạng|cấp|bậc|nhóm|vùng|khu vực|kv|giai đoạn|đợt|phụ lục|bảng|biểu|bài|trung ương|tw|chuyên đề|nhiệm kỳ|hội nghị|' +
  'thế chiến|chiến tranh thế giới|đệ|quân khu|quân đoàn|quân chủng|vua|nhà vua|nữ hoàng|giáo hoàng|hoàng đế|sa hoàng|napoleon|louis|' +
  'elizabeth|vành đai|khối|đoạn|trung đoàn|tuyến|đội|chi bộ|lớp|type|týp|báo động|bđ|cấp độ|huyết áp độ|bỏng độ|vòng|kíp|trạm bơm|binh đoàn|tiểu khu|tuổi|seagame|sea games';
