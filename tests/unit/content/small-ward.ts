import { sourceFile } from '../../../content/read/source-file.ts';
import type { SourceFile } from '../../../content/read/source-file.ts';

/** The smallest content without a mistake; the tests break it one thing at a time. */
export const smallWard: Readonly<Record<string, string>> = {
  'content/ward.yaml': `name: phường Thử
station: Đài truyền thanh phường Thử
portals:
  - id: quoc-gia
    name: Cổng Dịch vụ công quốc gia
    url: https://dichvucong.gov.vn
broadcast:
  permitted:
    - days: [mon, tue]
      from: '06:00'
      to: '18:00'
      citation: Quy chế
  maxSessionMinutes: 15
  maxSessionsPerDay: 2
  sessionCitation: Quy chế
`,
  'content/announcements/thong-bao.mdx': `---
title: Thông báo
description: Một thông báo.
---

# Thông báo

Kính thưa nhân dân.

<Step id="mot" title="Một">

Mang theo CMND đến phường.

</Step>
`,
  'content/guides/dang-ky.mdx': `---
title: Đăng ký
description: Cách đăng ký.
order: 1
---

Xem [thông báo](/thong-bao/thong-bao/#mot).

<Step id="mo-trang" title="Mở trang">

Mở trang chủ.

</Step>

<Step id="nhap-otp" title="Nhập mã">

Nhập mã.

<Note>

Giữ kín mã.

</Note>

</Step>
`,
  'content/campaigns/dot-mot.yaml': `title: Đợt một
documents:
  - thong-bao/thong-bao
days: [mon, tue]
time: '17:00'
weeks: 5
`,
  'content/facts.yaml': `- id: cmnd
  text: CMND đã hết giá trị.
  source: Luật Căn cước, Điều 46
  certainty: found
  validFrom: 2025-01-01
  checkedOn: 2026-11-23
  recheckBy: 2027-11-23
  touches:
    - thong-bao/thong-bao#mot
  supersedes:
    - CMND
`,
  'content/glossary.yaml': `- id: otp
  term: Mã OTP
  meaning: Dãy số dùng một lần.
- id: vneid
  term: VNeID
  also: [định danh]
  meaning: Ứng dụng.
`,
  'content/synonyms.yaml': `- means: dịch vụ công
  typed: [dvc]
`,
  'content/emergencies.yaml': `- id: lu
  hazard: flood
  title: Lũ
  text: >-
    Nước {sông nào} đang lên.
    Đi ngay.
`,
  'content/lexicon.tsv': `# lời dặn
UBND\tủy ban nhân dân\t
OTP\tô tê pê\tmã
`,
};

/** These texts as files on disk would be. */
export function asFiles(texts: Readonly<Record<string, string>>): readonly SourceFile[] {
  return Object.entries(texts).map(([file, text]) => sourceFile(file, Buffer.from(text)));
}
