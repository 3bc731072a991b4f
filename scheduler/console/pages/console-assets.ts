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
  ...['../writing/pages/writing.css', '../writing/kinds/forms.css'],
];
const editorCss = [
  ...['desk', 'tools', 'words', 'beside', 'others'].map(
    (name) => `../writing/editor/css/${name}.css`,
  ),
  '../../../site/editor/beside/beside.css',
];

/** What pages need before anybody has signed in: no secret is in it. Undefined for any other path. */
export function consoleAsset(pathname: string): Answer | undefined {
  switch (pathname) {
    case '/dai/console.css':
      return {
        status: 200,
        type: 'text/css; charset=utf-8',
        body: consoleCss.map(read).join(''),
      };
    case '/dai/console.js':
      return {
        status: 200,
        type: 'text/javascript; charset=utf-8',
        body:
          read('console.js') +
          read('preview.js') +
          read('speak-ahead.js') +
          read('../writing/new/new-doc.js'),
      };
    case '/dai/tai-khoan.js':
      return {
        status: 200,
        type: 'text/javascript; charset=utf-8',
        body: read('../accounts/tai-khoan.js') + read('../accounts/bao-tren-may.js'),
      };
    case '/dai/bao-viec.js':
      return {
        status: 200,
        type: 'text/javascript; charset=utf-8',
        body: read('../accounts/bao-viec.js'),
      };
    case '/dai/giu-nhap.js':
      return {
        status: 200,
        type: 'text/javascript; charset=utf-8',
        body: read('../writing/kinds/giu-nhap.js'),
      };
    case '/dai/mo-sua.js':
      return {
        status: 200,
        type: 'text/javascript; charset=utf-8',
        body: read('../writing/editor/mo-sua.js'),
      };
    case '/dai/sua.css':
      return {
        status: 200,
        type: 'text/css; charset=utf-8',
        body: editorCss.map(read).join(''),
      };
    case '/dai/icon.svg':
      return { status: 200, type: 'image/svg+xml', body: read('icon.svg') };
    case '/dai/console.webmanifest':
      return { status: 200, type: 'application/manifest+json', body: JSON.stringify(manifest) };
    default:
      return undefined;
  }
}
