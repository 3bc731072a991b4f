/** A page that needs nothing: for the minutes before the site is built, and for what it has no page for. */
export function plainPage(title: string, text: string): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="/">Về trang đầu</a></p>
</main>
</body>
</html>
`;
}
