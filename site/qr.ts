import { encode } from 'uqr';

/** A QR code as the `d` of one SVG path, a unit a module, and its size in units with the quiet zone of four. */
export function qrPath(text: string): { readonly d: string; readonly size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const d = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return { d, size };
}
