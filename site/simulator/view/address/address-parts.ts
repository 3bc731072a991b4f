/** A web address as it may be broken into lines: never inside a name. */
export interface AddressParts {
  readonly host: readonly string[];
  readonly path: readonly string[];
}

/** Host and path within a text; a sentence's own full stop stays outside. */
const written = /[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[^\s,;”]*[^\s,;.”])?/g;
/** Endings that our texts name: `h.2026` or `Tap.an` is no address. */
const isHost = /\.(vn|example|com|net|org)(\/|$)/;

/** `sso.dancuquocgia.gov.vn/auth` → host `sso.`, `dancuquocgia.`, `gov.`, `vn`; path `/auth`. */
export function addressParts(address: string): AddressParts {
  const [host = '', ...path] = address.split('/');
  return {
    host: host.split(/(?<=\.)/),
    path: path.map((name) => `/${name}`),
  };
}

/** A text with the addresses in it set apart: `Gõ a.vn nhé` → `Gõ `, address `a.vn`, ` nhé`. */
export function withAddresses(text: string): readonly { text: string; isAddress: boolean }[] {
  const parts: { text: string; isAddress: boolean }[] = [];
  let end = 0;
  for (const { 0: address, index } of text.matchAll(written)) {
    if (!isHost.test(address) || text[index - 1] === '@') continue;
    if (index > end) parts.push({ text: text.slice(end, index), isAddress: false });
    parts.push({ text: address, isAddress: true });
    end = index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isAddress: false });
  return parts;
}
