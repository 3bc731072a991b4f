// What lies beside the texts of content/ and is shown or offered by them: pictures, and files to take away.

/** `content/pictures/x.webp` is `/hinh/x.webp` on the site, `content/files/x.docx` is `/tai-ve/x.docx`. */
export const picturesFolder = 'content/pictures/';
export const filesFolder = 'content/files/';
export const pictureAddress = '/hinh/';
export const fileAddress = '/tai-ve/';

/** Whether a path from the root is of those that are shown or offered as they are. */
export function isAttached(file: string): boolean {
  return file.startsWith(picturesFolder) || file.startsWith(filesFolder);
}

/** Kinds that every telephone of a resident draws. */
export const pictureEndings = ['.webp', '.jpg', '.png'] as const;

/** What may be offered, and how its kind is said. Nothing that a browser would run as a page. */
export const fileKinds: Readonly<Record<string, string>> = {
  '.docx': 'Word',
  '.odt': 'LibreOffice',
  '.pdf': 'PDF',
  '.xlsx': 'Excel',
  '.ods': 'bảng tính LibreOffice',
  '.txt': 'chữ thường',
};

/** A name that is an address as it stands: `anh-tru-so-2.webp`. */
export const attachedName = /^[a-z0-9]+(?:-[a-z0-9]+)*(\.[a-z0-9]{2,5})$/;

/** A picture of content/pictures/ that may be shown; pixels. */
export interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** A file of content/files/ that may be taken away. */
export interface OfferedFile {
  readonly name: string;
  /** `Word`. */
  readonly kind: string;
  readonly bytes: number;
}

/** `45 kB`, `1,2 MB`: as people read sizes. */
export function saySize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}
