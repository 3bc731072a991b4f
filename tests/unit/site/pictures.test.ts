import { describe, expect, test } from 'vitest';
import { loadContent } from '../../../content/load.ts';
import { drawScreens } from '../../../site/pictures/draw-screen.ts';
import { chosen, pictureOf } from '../../../site/pictures/pictured-screens.ts';

const { documents = [], simulators = [] } = loadContent('content').content ?? {};
const steps = Object.entries(chosen).flatMap(([guide, byStep]) =>
  Object.entries(byStep).map(([step, { screens, points }]) => ({ guide, step, screens, points })),
);

function draw(guide: string, step: string) {
  const picture = pictureOf(simulators, guide, step);
  if (picture === undefined) throw new Error(`${guide}#${step}: no picture`);
  const { pieces, hand, alt } = drawScreens(picture, '2026-11-23');
  const words = pieces.flatMap(({ shapes }) =>
    shapes.flatMap((shape) => (shape.kind === 'words' ? [shape.text] : [])),
  );
  return { picture, pieces, words, text: words.join(' '), hand, alt };
}

/** What the guide itself says in a step. */
function writtenIn(guide: string, step: string): string {
  const source = documents.find(({ id }) => id === guide)?.source ?? '';
  return source.split('<Step ').find((part) => part.startsWith(`id="${step}"`)) ?? '';
}

test('every step of the guides that are practised has its picture chosen', () => {
  const practised = simulators.map(({ guide }) => guide);
  const written = documents.flatMap(({ id, steps: all }) =>
    practised.includes(id) ? all.map((step) => `${id}#${step.id}`) : [],
  );
  expect(steps.map(({ guide, step }) => `${guide}#${step}`).toSorted()).toEqual(written.toSorted());
});

describe.each(steps)('$guide#$step', ({ guide, step, screens, points }) => {
  test('draws the screens that were chosen', () => {
    expect(draw(guide, step).picture.screens.map(({ id }) => id)).toEqual(screens);
  });
  test('nothing is cut, runs out of the drawing or is left unfilled', () => {
    const { words } = draw(guide, step);
    expect(words.filter((line) => line.length > 28 || /[{}]|\S ?…/.test(line))).toEqual([]);
  });
  test(points === undefined ? 'no finger' : `the finger points at “${points}”`, () => {
    const { picture, hand, alt } = draw(guide, step);
    expect(hand !== undefined).toBe(points !== undefined);
    expect(alt.includes('ngón tay')).toBe(points !== undefined);
    const buttons = picture.screens.flatMap(({ actions }) => actions.map(({ label }) => label));
    if (points === undefined || !buttons.includes(points)) return;
    expect(writtenIn(guide, step).toLowerCase()).toContain(points.toLowerCase());
  });
});

describe('Nộp hồ sơ', () => {
  const guide = 'huong-dan/nop-ho-so-truc-tuyen';
  test.each([
    ['chon-thu-tuc', ['Chứng thực bản sao từ bản chính']],
    ['xem-lai', ['Họ và tên của trẻ', 'Lê Văn Thí Dụ', 'Ngày sinh của trẻ', 'Nam']],
    ['gui-ho-so', ['B 7 K M', 'B7KM', 'Gửi thông tin']],
    ['luu-ma-ho-so', ['Mã hồ sơ của bác TAP-0067', 'Giữ mã hồ sơ TAP-0067.']],
    ['nhan-thu-dien-tu', ['Cổng (tập)', 'Đã nhận hồ sơ Đăng ký khai sinh. Mã hồ sơ TAP-0067.']],
  ])('%s shows %j', (step, shown) => {
    const { text } = draw(guide, step);
    for (const words of shown) expect(text).toContain(words);
  });
});

test('a name too long for its line is wrapped: the VNeID account', () => {
  const { text } = draw('huong-dan/dang-ky-tai-khoan', 'chon-phuong-thuc');
  expect(text).toContain('Tài khoản VNeID của Bộ Công an');
});

test('a step nobody chose a screen for gets its first one, without a finger', () => {
  const [simulator] = simulators;
  if (simulator === undefined) throw new Error('no simulator');
  const [screen] = simulator.screens;
  const other = { ...simulator, guide: 'huong-dan/moi' };
  const picture = pictureOf([other], 'huong-dan/moi', screen?.step ?? '');
  expect(picture).toEqual({ simulator: other, screens: [screen] });
});

test('nothing is drawn where nothing is practised', () => {
  expect(pictureOf(simulators, 'huong-dan/moi', 'mot')).toBeUndefined();
});
