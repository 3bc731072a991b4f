import type { Problem } from '../../schema/problem.ts';
import { problemAt, type PlacedScreen } from './place.ts';

/** Drawn browsers without an address: whoever practises learns to look at it, so every one has its bar. */
export function checkAddresses(
  screens: readonly PlacedScreen[],
  usual: string | undefined,
): readonly Problem[] {
  if (usual !== undefined) return [];
  return screens.flatMap((screen) => {
    const { look, address, beside, id } = screen.value;
    const bare =
      (look === 'portal' && address === undefined) ||
      (beside?.look === 'portal' && beside.address === undefined);
    if (!bare) return [];
    const message = `Trang mạng vẽ ở màn hình "${id}" chưa có địa chỉ.`;
    const hint = 'Ghi address ở màn hình này, hoặc ở đầu tệp cho mọi màn hình.';
    return [problemAt(screen, ['look'], message, hint)];
  });
}
