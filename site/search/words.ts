/** What the search says. */
export const say = {
  loading: 'Đang tìm …',
  found: (count: number, query: string) => `Có ${count} chỗ nói về “${query}”.`,
  choose: (count: number) =>
    count === 0
      ? 'Không tìm thấy trang nào.'
      : `Có ${count} kết quả. Dùng phím mũi tên lên, xuống để chọn.`,
  nothing: (query: string) => `Ở đây chưa có bài nào nói về “${query}”.`,
  ask: 'Bác hỏi',
  closest: 'Có phải ý bác là:',
  popular: 'Những trang bà con hay xem:',
  all: 'Bấm Tìm để xem đủ kết quả.',
  failed: 'Chưa tải được phần tìm kiếm, có thể do mạng yếu. Bác bấm Tìm để thử lại.',
  results: 'Kết quả tìm kiếm',
} as const;

/** The address of the results page for a query. */
export function resultsAddress(query: string): string {
  return `/tim-kiem/?q=${encodeURIComponent(query)}`;
}
