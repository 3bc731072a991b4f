import { sayError } from '../../content/schema/say-error.ts';
import { writeWhole } from '../../content/write/write-whole.ts';
import { AudioError } from '../error.ts';

/**
 * Writes the whole file or none of it: beside it first, synced, then renamed over it. Readers never see half a file,
 * and a power cut leaves the old one.
 * @throws AudioError `write-failed`, with the reason in words staff can act on
 */
export async function writeFileWhole(path: string, data: string | Uint8Array): Promise<void> {
  try {
    await writeWhole(path, data);
  } catch (error) {
    throw new AudioError(
      'write-failed',
      `Không ghi được ${path}: ${sayError(error)}. Kiểm tra dung lượng đĩa và quyền ghi vào thư mục dữ liệu (LOA_DATA).`,
      { cause: error },
    );
  }
}
