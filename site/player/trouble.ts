/** What to tell a listener when the sound, or the words beside it, did not come. `online` is the browser's belief. */
export function troubleWords(missing: 'sound' | 'words', online: boolean): string {
  if (!online) return 'Chưa có mạng, bản nghe này chưa giữ trong máy.';
  return missing === 'sound'
    ? 'Chưa tải được bản nghe. Bác xem lại mạng rồi bấm nghe lại.'
    : 'Chưa tải được lời đọc, nên câu đang đọc chưa được tô sáng.';
}
