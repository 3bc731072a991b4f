/**
 * The page's Content-Security-Policy: nothing from elsewhere, nothing inline. Astro's own CSP would list the hash of every
 * script of the site on every page; ours needs none, because all scripts and styles are files of our own.
 */
const directives: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'media-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
};

/** The policy's text; `changes` replaces directives for one page, e.g. `{ 'connect-src': "'none'" }`. */
export function contentSecurityPolicy(changes: Readonly<Record<string, string>> = {}): string {
  return Object.entries({ ...directives, ...changes })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
