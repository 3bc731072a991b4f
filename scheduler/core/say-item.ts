/** What an item of an airing is called: `bản ghi âm quoc-ca.mp3`, `khoảng lặng 5 giây`. */
export function sayItemName(kind: string, id: string): string {
  switch (kind) {
    case 'document':
      return `bài ${id}`;
    case 'recording':
      return `bản ghi âm ${id}`;
    case 'relay':
      return `tiếp âm ${id}`;
    case 'pause':
      return `khoảng lặng ${id.replace(/s$/, '')} giây`;
    default:
      return id;
  }
}
