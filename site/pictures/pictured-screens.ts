import type { Screen, Simulator } from '../content/schema/simulator.ts';

// Which practised screen shows a step best, by guide step id; a step that is not named gets its first screen of the portal.
const chosen: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'huong-dan/dang-ky-tai-khoan': {
    'mo-trang-chu': 'trang-chu',
    'chon-phuong-thuc': 'phuong-thuc',
  },
  'huong-dan/nop-ho-so-truc-tuyen': {
    'dang-nhap': 'dang-nhap',
    'chon-thu-tuc': 'chon-thu-tuc',
    'nhan-thu-dien-tu': 'doc-thu',
  },
};

/** The screen drawn beside a guide's step, or undefined where nothing is practised for it. */
export function picturedScreen(
  simulators: readonly Simulator[],
  guide: string,
  step: string,
): { readonly simulator: Simulator; readonly screen: Screen } | undefined {
  const simulator = simulators.find((each) => each.guide === guide);
  const screens = simulator?.screens.filter((screen) => screen.step === step) ?? [];
  const screen =
    screens.find(({ id }) => id === chosen[guide]?.[step]) ??
    screens.find(
      ({ look, actions }) => (look === 'portal' || look === 'phone') && actions.length > 0,
    );
  return simulator === undefined || screen === undefined ? undefined : { simulator, screen };
}
