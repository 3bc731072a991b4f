import { Resvg } from '@resvg/resvg-js';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import satori from 'satori';
import { dataPath } from './published.ts';

export interface Preview {
  readonly title: string;
  readonly kind: string;
  readonly ward: string;
}

const width = 1200;
const height = 630;
const cache = dataPath('cache', 'site', 'previews');
/** Raise when the drawing changes: pictures are cached by what they say. */
const drawing = 1;

let fonts: Parameters<typeof satori>[1]['fonts'] | undefined;

function loadFonts() {
  const require = createRequire(join(resolve('.'), 'package.json'));
  const read = (subset: string, weight: 400 | 700) => ({
    name: `Be ${subset}`,
    weight,
    data: readFileSync(
      require.resolve(
        `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff`,
      ),
    ),
  });
  return (['vietnamese', 'latin', 'latin-ext'] as const).flatMap((subset) => [
    read(subset, 400),
    read(subset, 700),
  ]);
}

/** A box as satori reads it: a React element without React. */
function box(style: Record<string, string | number>, ...children: readonly unknown[]): unknown {
  return { type: 'div', props: { style: { display: 'flex', ...style }, children } };
}

function horn(): unknown {
  return {
    type: 'svg',
    props: {
      viewBox: '0 0 48 48',
      width: 120,
      height: 120,
      children: [
        { type: 'circle', props: { cx: 24, cy: 24, r: 22, fill: '#fff8ea' } },
        { type: 'path', props: { d: 'M11 20h6l13-8v24l-13-8h-6z', fill: '#8c1c13' } },
        {
          type: 'path',
          props: {
            d: 'M34 18c4 3 4 9 0 12M17 29l2 7h4',
            fill: 'none',
            stroke: '#8c1c13',
            'stroke-width': 3,
          },
        },
      ],
    },
  };
}

function draw({ title, kind, ward }: Preview): unknown {
  const teeth = Array.from({ length: 40 }, () =>
    box({
      width: 0,
      height: 0,
      borderLeft: '15px solid transparent',
      borderRight: '15px solid transparent',
      borderTop: '18px solid #d99a1c',
    }),
  );
  return box(
    {
      width: '100%',
      height: '100%',
      flexDirection: 'column',
      background: '#8c1c13',
      color: '#fff8ea',
      fontFamily: 'Be latin, Be vietnamese, Be latin-ext',
    },
    box({ width: '100%', height: 22 }, ...teeth),
    box(
      {
        flex: 1,
        flexDirection: 'column',
        justifyContent: 'space-between',
        padding: '48px 72px 56px',
      },
      box(
        { alignItems: 'center', gap: 28, fontSize: 38 },
        horn(),
        box({ flexDirection: 'column' }, box({ fontWeight: 700 }, 'Loa Phường'), box({}, ward)),
      ),
      box({ fontSize: title.length > 60 ? 60 : 76, fontWeight: 700, lineHeight: 1.2 }, title),
      box({ fontSize: 38, color: '#ffe2a3' }, kind),
    ),
  );
}

/** The picture a shared link shows, PNG 1200 × 630; drawn once for the same words, then read from the cache. */
export async function previewImage(preview: Preview): Promise<Uint8Array> {
  const key = createHash('sha256')
    .update(JSON.stringify([drawing, preview]))
    .digest('hex');
  const file = join(cache, `${key.slice(0, 32)}.png`);
  if (existsSync(file)) return readFileSync(file);
  fonts ??= loadFonts();
  // satori's type asks for React's node; it reads plain objects of this shape (its README, "Use without JSX").
  const svg = await satori(draw(preview) as Parameters<typeof satori>[0], { width, height, fonts });
  const png = new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
  mkdirSync(cache, { recursive: true });
  writeFileSync(file, png);
  return png;
}
