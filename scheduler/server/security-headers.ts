/** Sent with everything: nothing here is meant to be framed, sniffed, or to reach for the visitor's devices. */
export const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
} as const satisfies Readonly<Record<string, string>>;

/** For pages that state no policy of their own. */
export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/**
 * The Content-Security-Policy header of a built page: the policy its own <meta> states (two policies would both
 * hold, and the stricter break the page), with what only a header can say. The strict one where it states none.
 */
export function policyOfPage(html: string): string {
  const meta = /<meta\b[^>]*http-equiv=["']?content-security-policy["']?[^>]*>/i.exec(html)?.[0];
  const content = meta && /\bcontent=(?:"([^"]*)"|'([^']*)')/i.exec(meta);
  const stated = unescapeAttribute(content?.[1] ?? content?.[2] ?? '').replace(/[\s;]+$/, '');
  return stated === '' ? strictPolicy : `${stated}; frame-ancestors 'none'`;
}

function unescapeAttribute(text: string): string {
  return text
    .replaceAll('&#39;', "'")
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** How long a path may be kept: what carries its hash in its name for ever, everything else is asked for again. */
export function cacheControlOf(path: string): string {
  const hashed = /^\/phat-thanh\/tep\/[0-9a-f]{64}\.|^\/_astro\/[^/]+\.[\w-]{8,}\.\w+$/.test(path);
  return hashed ? 'public, max-age=31536000, immutable' : 'no-cache';
}
