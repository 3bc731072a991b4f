// Files as hands and other programs write them: each a way of writing that an editor must leave alone.

const head =
  '---\ntitle: Bài thử # ghi chú của cán bộ\ndescription: "Một bài: để thử"\norder: 5\n---\n';

const body = `
# Bài thử

Đoạn một,
dòng hai của đoạn một,
dòng ba.

<Note>Lưu ý trên một dòng, có *nghiêng* và \`mã\`.</Note>


  <Step id="buoc-mot" title="Bước &quot;một&quot;">

  Thụt vào hai dấu cách.

  <WebOnly>

    - một
    - hai

      đoạn hai của mục hai
    - ba

  </WebOnly>

  </Step>

{/* Ghi chú cho người sửa: giữ nguyên. */}

Đoạn có \\*sao\\*, 3 < 5 &amp; 7 &gt; 6, {họ tên}, a_b_c, **đậm** và __đậm khác__, [trang](/huong-dan/ "Tên").

1) mục một
2) mục hai
   * con một
   * con hai
7) mục ba

<Table>

| Ngày | Khu vực \\| tổ |
|---|:--|
| Thứ Hai | Tổ 1 |
|  | Tổ \\*2 |
| Thứ Ba | &nbsp; |

</Table>

Tiêu đề kiểu cũ
---

Dòng ngắt\\
ở đây và <Sms read="chào">Chao</Sms> trong câu {/* ngầm */}.

> Trích dẫn giữ nguyên.

***

* sao một

* sao hai

+ cộng một
+ cộng hai

![Trụ sở](/hinh/tru-so.webp)

<File name="mau-don.docx">Mẫu đơn</File>

## Mục có dấu thăng ##

<Signature>

KT. CHỦ TỊCH   
PHÓ CHỦ TỊCH

</Signature>
`;

const whole = head + body;

export const oddFiles: Readonly<Record<string, string>> = {
  whole,
  'lines as in Windows': whole.replaceAll('\n', '\r\n'),
  'a sign at the beginning': `\uFEFF${whole}`,
  'letters in parts': whole.normalize('NFD'),
  'blanks at the ends of lines': whole.replace(/(?<=[^\s\\])$/gm, '  '),
  'no end of the last line': whole.trimEnd(),
  'many empty lines at the end': `${whole}\n\n\n`,
  'no head': body.trimStart(),
  'an empty head': `---\n---\n${body}`,
  'a head that is no YAML': `---\ntitle: "x\n---\n${body}`,
  'nothing below the head': head,
  'nothing at all': '',
  tabs: '-\tmột\n-\thai\n\n\tba\t\tbốn\n\n\t<Note>\n\tnăm\n\t</Note>\n',
  'lists in lists': '- a\n  1. b\n     - c\n\n       d\n  2. e\n- - f\n  - g\n-\n- h\n',
  'parts in parts':
    '<Step id="a" title="b">\n<Note>\nmột\n</Note>\n<Note>hai</Note>\n</Step>\nba\n',
  'a table without a head': '<Table>\n| a | b |\n| c | d |\n</Table>\n',
  'parts that no editor knows':
    '<Note x="1">a</Note>\n\n<Note>{1 + 1}</Note>\n\nimport x from "y"\n',
};
