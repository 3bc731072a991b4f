import { raw } from 'hono/html';
import { renderSVG } from 'uqr';

/** A QR code as a picture within the page. `label`: what it leads to, for who can't see it. */
export function qrPicture(text: string, label: string) {
  const svg = renderSVG(text, { border: 2, ecc: 'M' });
  // The library's own drawing: paths and numbers, nothing of `text` itself.
  const named = svg.replace('<svg ', `<svg class="qr" role="img" aria-label="${plain(label)}" `);
  return raw(named);
}

function plain(label: string): string {
  return label.replaceAll(/[<>&"']/g, ' ');
}
