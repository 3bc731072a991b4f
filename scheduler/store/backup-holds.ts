/** What a backup has, as whoever makes one is told: the same list at the console and at the terminal. */
export const backupHolds =
  'lịch phát, nhật ký, các lần duyệt, tài khoản của Bàn trực (mật khẩu đã băm, bước đăng nhập thứ hai; không có phiên đang mở), bản nháp, các bản cũ và tệp gửi kèm của bài viết, các câu do người đọc cùng lời đồng ý của họ, kết quả nghe thử giọng';
