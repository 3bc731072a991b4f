import { readFileSync } from 'node:fs';
import type { Answer } from '../../server/answer.ts';

const manifest = {
  name: 'Bàn trực Loa Phường',
  short_name: 'Bàn trực',
  lang: 'vi',
  id: '/dai/',
  start_url: '/dai/',
  scope: '/dai/',
  display: 'standalone',
  background_color: '#fbf6ea',
  theme_color: '#8c1c13',
  icons: [{ src: '/dai/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
} as const;

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** In their order: later rules win. */
const consoleCss = [
  ...[
    'base',
    'frame',
    'text',
    'sheets',
    'lists',
    'controls',
    'bulletin-words',
    'report',
    'plan',
  ].map((name) => `css/${name}.css`),
  ...['../writing/pages/writing.css', '../writing/kinds/forms.css', '../listening/listening.css'],
  '../studio/studio.css',
  '../live/live.css',
];
const editorCss = [
  ...['desk', 'tools', 'words', 'beside', 'others'].map(
    (name) => `../writing/editor/css/${name}.css`,
  ),
  '../../../site/editor/beside/beside.css',
];

const script = (...names: readonly string[]): (() => Answer) => asset('text/javascript', names);
const style = (...names: readonly string[]): (() => Answer) => asset('text/css', names);

const assets: Readonly<Record<string, () => Answer>> = {
  '/dai/console.css': style(...consoleCss),
  '/dai/console.js': script(
    ...['was-typed.js', 'console.js', 'preview.js', 'speak-ahead.js'],
    '../writing/new/new-doc.js',
  ),
  '/dai/tai-khoan.js': script('../accounts/tai-khoan.js', '../accounts/bao-tren-may.js'),
  '/dai/noi-truc-tiep.js': script('../live/noi-truc-tiep.js'),
  ...Object.fromEntries(
    ['live-face', 'live-microphone', 'live-send', 'live-speech', 'thu-am'].map((name) => [
      `/dai/${name}.js`,
      script(`../live/${name}.js`),
    ]),
  ),
  '/dai/bao-viec.js': script('../accounts/bao-viec.js'),
  '/dai/giu-nhap.js': script('was-typed.js', '../writing/kinds/giu-nhap.js'),
  '/dai/mo-sua.js': script('../writing/editor/mo-sua.js'),
  '/dai/sua.css': style(...editorCss),
  '/dai/nghe.js': script('../listening/nghe.js'),
  '/dai/nghe.css': style('../listening/nghe.css'),
  '/dai/icon.svg': () => ({ status: 200, type: 'image/svg+xml', body: read('icon.svg') }),
  '/dai/console.webmanifest': () => ({
    status: 200,
    type: 'application/manifest+json',
    body: JSON.stringify(manifest),
  }),
};

/** What pages need before anybody has signed in: no secret is in it. Undefined for any other path. */
export function consoleAsset(pathname: string): Answer | undefined {
  return Object.hasOwn(assets, pathname) ? assets[pathname]?.() : undefined;
}

function asset(type: string, names: readonly string[]): () => Answer {
  return () => ({
    status: 200,
    type: `${type}; charset=utf-8`,
    body: names.map(read).join(''),
  });
}
