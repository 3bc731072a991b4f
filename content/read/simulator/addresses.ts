import type { Problem } from '../../schema/problem.ts';
import { problemAt, type PlacedScreen } from './place.ts';

/**
 * A drawn browser without an address: whoever practises learns to look at it, so every one has its bar. Only the first
 * is named, because one line at the head of the file mends them all.
 */
export function checkAddresses(
  screens: readonly PlacedScreen[],
  usual: string | undefined,
): readonly Problem[] {
  if (usual !== undefined) return [];
  const bare = screens.find(
    ({ value: { look, address, beside } }) =>
      (look === 'portal' && address === undefined) ||
      (beside?.look === 'portal' && beside.address === undefined),
  );
  if (bare === undefined) return [];
  const message = `Trang mạng vẽ ở màn hình "${bare.value.id}" chưa có địa chỉ.`;
  const hint =
    'Ghi ở đầu tệp cho mọi màn hình, ví dụ: address: dichvucong.gov.vn/p/home; hoặc ghi address ở màn hình này.';
  return [problemAt(bare, ['look'], message, hint)];
}
