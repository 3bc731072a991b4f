// While the console cannot answer yet: in its own look, with its menu, so that nobody thinks that he lost his place.

const places = [
  ['/dai/', 'Hôm nay'],
  ['/dai/lich/', 'Lịch'],
  ['/dai/khan-cap/', 'Khẩn cấp'],
  ['/dai/duyet/', 'Duyệt'],
  ['/dai/bai/', 'Bài viết'],
  ['/dai/may/', 'Máy'],
] as const;

/** Its style comes from the console: where that is gone altogether, the words stand bare. */
export function waitingPage(title: string, ...says: readonly string[]): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/dai/console.css">
</head>
<body data-page="waiting">
<header class="top">
<p class="station">Bàn trực</p>
<nav aria-label="Các trang"><ul>
${places.map(([path, words]) => `<li data-place="${path}"><a href="${path}">${words}</a></li>`).join('\n')}
</ul></nav>
</header>
<main id="noi-dung" class="narrow" tabindex="-1">
<h1>${title}</h1>
<div class="sheet" role="status">
${says.map((one) => `<p>${one}</p>`).join('\n')}
</div>
</main>
</body>
</html>
`;
}
