/** What a reader agrees to; kept with each take, so that it can be shown what he agreed to. */
export function consentWords(reader: string, title: string, station: string): string {
  return `Tôi là ${reader}. Tôi đồng ý cho ${station} ghi, giữ và phát giọng đọc của tôi trong bài “${title}”, cả lời chào và lời dẫn đi cùng bài, trên loa, trên trang của phường và trong các bản tải về. Tôi rút lại được bất cứ lúc nào: khi ấy bản đọc bị xóa và không phát nữa.`;
}
