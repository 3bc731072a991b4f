import type { Command } from './command.ts';

interface Entry {
  /** Vietnamese, one line, as the list of commands shows it. */
  readonly says: string;
  /** Loaded only when called: `loa` must answer quickly on a slow PC. */
  readonly load: () => Promise<Command>;
}

/** Every command, in the order `loa --help` lists them. */
export const commands: Readonly<Record<string, Entry>> = {
  start: {
    says: 'làm tất cả: tạo âm thanh, dựng trang, phục vụ trang, chạy lịch phát (npm start)',
    load: async () => (await import('./start.ts')).start,
  },
  say: {
    says: 'xem loa sẽ đọc một câu thế nào, hoặc ghi ra tệp âm thanh',
    load: async () => (await import('./say.ts')).say,
  },
  voice: {
    says: 'các giọng đọc được trên máy này: xem, thêm, thử, gỡ',
    load: async () => (await import('./voice.ts')).voice,
  },
  script: {
    says: 'lời đọc của một văn bản, đặt cạnh lời viết',
    load: async () => (await import('./script.ts')).script,
  },
  import: {
    says: 'đưa một văn bản Word, PDF, LibreOffice, .html, .txt thành bài của trang',
    load: async () => (await import('./import.ts')).importFile,
  },
  plan: {
    says: 'các buổi phát của đợt phát và lý do của từng buổi',
    load: async () => (await import('./plan.ts')).plan,
  },
  render: {
    says: 'tạo âm thanh cho các buổi sắp phát',
    load: async () => (await import('./render.ts')).render,
  },
  queue: {
    says: 'mọi buổi phát và trạng thái của nó',
    load: async () => (await import('./queue.ts')).queue,
  },
  run: {
    says: 'trực phát thanh: phục vụ trang, chờ giờ, phát, ghi nhật ký',
    load: async () => (await import('./run.ts')).run,
  },
  log: {
    says: 'nhật ký những gì đã thật sự phát; kiểm tra nhật ký có bị sửa không',
    load: async () => (await import('./log.ts')).log,
  },
  report: {
    says: 'báo cáo đợt phát để in (A4) và bảng CSV',
    load: async () => (await import('./report.ts')).report,
  },
  rehearse: {
    says: 'diễn thử cả đợt phát trong vài giây, có thể thử mất điện, đầy đĩa, lệch giờ',
    load: async () => (await import('./rehearse.ts')).rehearse,
  },
  publish: {
    says: 'ghi trang, âm thanh và lịch ra một thư mục cho máy chủ web thường',
    load: async () => (await import('./publish.ts')).publish,
  },
  cancel: {
    says: 'hủy một buổi phát',
    load: async () => (await import('./cancel.ts')).cancel,
  },
  move: {
    says: 'dời một buổi sang giờ khác, hoặc đặt lại buổi đã hủy',
    load: async () => (await import('./move.ts')).move,
  },
  restore: {
    says: 'khôi phục một buổi đã hủy, đúng giờ cũ',
    load: async () => (await import('./restore.ts')).restore,
  },
  'air-now': {
    says: 'phát ngay một buổi đang chờ, đã hủy hay đã lỡ',
    load: async () => (await import('./air-now.ts')).airNow,
  },
  'make-up': {
    says: 'xếp buổi phát bù cho một buổi đã lỡ hay dở dang',
    load: async () => (await import('./make-up.ts')).makeUp,
  },
  stop: {
    says: 'dừng ngay những gì đang phát',
    load: async () => (await import('./stop.ts')).stop,
  },
  pause: {
    says: 'tạm dừng những gì đang phát',
    load: async () => (await import('./pause.ts')).pause,
  },
  resume: {
    says: 'phát tiếp những gì đang tạm dừng',
    load: async () => (await import('./pause.ts')).resume,
  },
  skip: {
    says: 'bỏ qua câu đang đọc, phát tiếp từ câu sau',
    load: async () => (await import('./pause.ts')).skip,
  },
  volume: {
    says: 'đặt âm lượng, ngay trong lúc phát và cho các buổi sau',
    load: async () => (await import('./volume.ts')).volume,
  },
  'test-tone': {
    says: 'phát một tiếng thử ngắn, để nghe loa có kêu không',
    load: async () => (await import('./test-tone.ts')).testTone,
  },
  approve: {
    says: 'duyệt một bản tin trước khi phát',
    load: async () => (await import('./approve.ts')).approve,
  },
  'send-back': {
    says: 'trả lại một bản tin phải sửa',
    load: async () => (await import('./send-back.ts')).sendBack,
  },
  emergency: {
    says: 'phát khẩn cấp ngay, chen lên trên những gì đang phát',
    load: async () => (await import('./emergency.ts')).emergency,
  },
  account: {
    says: 'tài khoản của Bàn trực /dai/: mời, xem, đặt lại mật khẩu, gỡ bỏ',
    load: async () => (await import('./account.ts')).account,
  },
  doctor: {
    says: 'khám máy: giọng đọc, ffmpeg, đầu ra, đĩa, đồng hồ, nội dung; chỉ cách chữa',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  backup: {
    says: 'sao lưu dữ liệu, kể cả khi đang chạy',
    load: async () => (await import('./backup.ts')).backup,
  },
  join: {
    says: 'cho đài này gia nhập một trung tâm, bằng đường dẫn mời',
    load: async () => (await import('./join.ts')).join,
  },
  leave: {
    says: 'cho đài này rời trung tâm',
    load: async () => (await import('./join.ts')).leave,
  },
  centre: {
    says: 'trung tâm của nhiều đài phường (cần PostgreSQL; đài phường không cần lệnh này)',
    load: async () => (await import('./centre.ts')).centre,
  },
};
