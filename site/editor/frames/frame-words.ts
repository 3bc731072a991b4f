/** What stands over a part that is more than its words: as the page says it, or what becomes of it. */
export const frameWords: Readonly<
  Record<string, { readonly label: string; readonly isSaid?: true }>
> = {
  note: { label: 'Lưu ý:', isSaid: true },
  requirement: { label: 'Yêu cầu:', isSaid: true },
  recipients: { label: 'Nơi nhận:', isSaid: true },
  checklist: { label: 'Việc đánh dấu khi in ra giấy' },
  web_only: { label: 'Chỉ hiện trên trang, loa không đọc' },
  spoken_only: { label: 'Chỉ loa đọc, trang không hiện' },
  read_aloud: { label: 'Loa vẫn đọc phần này' },
  sms: { label: 'Tin nhắn mẫu' },
  signature: { label: 'Chữ ký (loa không đọc)' },
};
