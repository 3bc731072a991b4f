/** The site's main doors, in the order navigation shows them. */
export const places = [
  { path: '/thong-bao/', name: 'Thông báo' },
  { path: '/huong-dan/', name: 'Hướng dẫn' },
  { path: '/viec/', name: 'Việc thường làm' },
  { path: '/thuc-hanh/', name: 'Thực hành' },
  { path: '/phat-thanh/', name: 'Phát thanh' },
  { path: '/hoi-dap/', name: 'Hỏi đáp' },
] as const;

/** Doors that stand at the foot of every page beside the main ones. */
export const furtherPlaces = [
  { path: '/giup-nguoi-khac/', name: 'Giúp người khác' },
  { path: '/thay-doi/', name: 'Điều đã thay đổi' },
  { path: '/thuat-ngu/', name: 'Giải thích từ ngữ' },
  { path: '/tim-kiem/', name: 'Tìm kiếm' },
] as const;
