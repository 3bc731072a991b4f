import { LoaError } from '../schema/loa-error.ts';

const saveAsDocx =
  'Mở tệp bằng Word hoặc LibreOffice, chọn Lưu thành (Save As) kiểu .docx, rồi nhập tệp ấy.';
const scanned =
  'Xin bản Word hoặc bản PDF xuất thẳng từ Word của nơi gửi; hoặc nhận dạng chữ (OCR) bằng phần mềm quét rồi xem lại từng chữ.';

/** Why a file is not brought in: what happened, and how to mend it. */
const refusals = {
  empty: ['Tệp rỗng, không có chữ nào.', 'Chép lại tệp từ nơi gửi, có thể tệp đã hỏng khi tải về.'],
  'not-a-file': [
    'Đây là thư mục hoặc thiết bị, không phải một tệp.',
    'Chỉ đúng tệp cần nhập, ví dụ thong-bao.docx.',
  ],
  large: [
    'Tệp lớn quá 60 MB, một thông báo không lớn như vậy.',
    'Bỏ bớt ảnh trong tệp, hoặc chép phần chữ sang tệp mới, rồi nhập lại.',
  ],
  'zip-broken': [
    'Tệp nén bên trong đã hỏng, không mở ra được.',
    'Xin lại tệp ở nơi gửi; nếu Word còn mở được thì lưu thành tệp mới rồi nhập lại.',
  ],
  'zip-bomb': [
    'Tệp bung ra lớn bất thường, giống tệp cố ý làm treo máy, nên không mở.',
    'Xin lại tệp ở nơi gửi. Nếu là tệp thật, chép phần chữ sang tệp Word mới rồi nhập lại.',
  ],
  'zip-paths': [
    'Bên trong tệp có tên chứa đường dẫn ra ngoài (../ hoặc ổ đĩa), tệp Word thật không có, nên không mở.',
    'Không mở tệp này trên máy; xin lại bản khác ở nơi gửi.',
  ],
  'zip-links': [
    'Bên trong tệp có đường dẫn tắt (symlink) chỉ tới chỗ khác trên máy, tệp Word thật không có, nên không mở.',
    'Không mở tệp này trên máy; xin lại bản khác ở nơi gửi.',
  ],
  'zip-twice': [
    'Bên trong tệp có hai phần cùng tên, tệp Word thật không có, nên không biết phần nào là thật.',
    'Mở bằng Word xem có đúng bài không, lưu thành tệp mới rồi nhập tệp mới.',
  ],
  'zip-nested': [
    'Đây là tệp nén có tệp nén khác bên trong, không phải một văn bản.',
    'Giải nén ra, rồi nhập từng tệp .docx, .odt hay .pdf.',
  ],
  'zip-other': [
    'Đây là tệp nén (.zip, .rar, .7z…), không phải một văn bản.',
    'Giải nén ra, rồi nhập từng tệp .docx, .odt hay .pdf.',
  ],
  'too-deep': [
    'Các phần trong tệp lồng nhau quá nhiều tầng, tệp thật không có, nên không mở.',
    'Xin lại tệp ở nơi gửi. Nếu là tệp thật, chép phần chữ sang tệp Word mới rồi nhập lại.',
  ],
  macros: [
    'Tệp có macro (chương trình gài trong tệp Word, kiểu .docm), nên không nhận; macro đã không được chạy.',
    `Nếu tin nơi gửi: ${saveAsDocx}`,
  ],
  entities: [
    'Tệp có khai báo thực thể (DTD, ENTITY) để kéo dữ liệu từ chỗ khác vào, tệp Word thật không có, nên không mở.',
    'Không mở tệp này trên máy; xin lại bản khác ở nơi gửi.',
  ],
  spreadsheet: [
    'Đây là bảng tính (Excel), không phải văn bản.',
    'Chọn vùng cần đưa vào bài, dán vào một tệp Word, lưu kiểu .docx rồi nhập.',
  ],
  slides: [
    'Đây là tệp trình chiếu (PowerPoint), không phải văn bản.',
    'Chép phần chữ sang một tệp Word, lưu kiểu .docx rồi nhập.',
  ],
  'old-word': [
    'Đây là tệp Word đời cũ (.doc, từ Word 2003 trở về trước), chưa đọc được.',
    saveAsDocx,
  ],
  pages: [
    'Đây là tệp Pages của máy Apple, chưa đọc được.',
    'Mở bằng Pages, chọn Tệp > Xuất sang > Word (.docx), rồi nhập tệp ấy.',
  ],
  'web-archive': [
    'Đây là trang web hay thư lưu gọn thành một tệp (.mht, .eml), chưa đọc được.',
    saveAsDocx,
  ],
  xml: ['Đây là tệp XML, chưa đọc được.', saveAsDocx],
  rtf: ['Đây là tệp RTF, chưa đọc được.', saveAsDocx],
  'locked-office': [
    'Tệp Word này khóa bằng mật khẩu.',
    'Mở bằng Word với mật khẩu, chọn Tệp > Thông tin > Bảo vệ tài liệu (Protect Document) > bỏ mật khẩu, lưu lại rồi nhập.',
  ],
  'locked-pdf': [
    'Tệp PDF này khóa bằng mật khẩu.',
    'Xin bản không khóa; hoặc mở bằng mật khẩu rồi in ra PDF mới (Print to PDF) và nhập tệp mới.',
  ],
  'pdf-broken': [
    'Tệp PDF đã hỏng, không đọc được.',
    'Xin lại tệp ở nơi gửi; nếu máy khác còn mở được thì in ra PDF mới rồi nhập.',
  ],
  scan: ['Đây là bản quét (ảnh chụp giấy), trong tệp không có chữ để lấy.', scanned],
  picture: ['Đây là tệp ảnh, trong tệp không có chữ để lấy.', scanned],
  unknown: [
    'Không nhận ra đây là loại tệp gì.',
    'Nhập được: .docx, .odt, .pdf có chữ, .html, .txt. Loại khác thì mở bằng chương trình của nó rồi lưu thành một trong các kiểu ấy.',
  ],
  'no-words': [
    'Trong tệp không có chữ nào.',
    'Mở tệp xem lại: nếu chỉ thấy ảnh chụp giấy thì xin bản Word của nơi gửi.',
  ],
  unreadable: [
    'Tệp có chỗ sai hoặc lạ nên đọc dở dang, không đưa vào bài được chữ nào cho chắc.',
    `${saveAsDocx} Nếu vẫn vậy, gửi tệp cho người bảo trì.`,
  ],
  'too-long': [
    'Đọc tệp quá lâu nên đã dừng, để máy không bị treo.',
    'Chép phần chữ cần đưa vào bài sang một tệp Word mới, lưu kiểu .docx rồi nhập tệp ấy.',
  ],
  'too-much-memory': [
    'Đọc tệp tốn quá nhiều bộ nhớ nên đã dừng, để máy không bị treo.',
    'Chép phần chữ cần đưa vào bài sang một tệp Word mới, lưu kiểu .docx rồi nhập tệp ấy.',
  ],
} as const satisfies Record<string, readonly [message: string, hint: string]>;

export type RefusalCode = keyof typeof refusals;

/** The file is not brought in. */
export class ImportRefusal extends LoaError<RefusalCode> {
  override readonly name = 'ImportRefusal';

  constructor(code: RefusalCode, options: { cause?: unknown } = {}) {
    const [message, hint] = refusals[code];
    super(code, message, { hint, ...options });
  }
}
