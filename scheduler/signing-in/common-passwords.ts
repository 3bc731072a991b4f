// What guessers try first. Compared without spaces, signs, accents and case.

/** Of at least ten letters or digits, which shorter ones are refused for anyway; those typed by Vietnamese people among them. */
const commonest = `
1234567890 0123456789 0987654321 9876543210 1234567891 12345678910 123456789a a123456789 1122334455 1111111111 0000000000
1234512345 1231231231 123123123123 123456123456 1357924680 2468101214 1020304050 0909090909 9999999999 8888888888 6666666666
qwertyuiop 1q2w3e4r5t 1qaz2wsx3edc qwerty123456 qwerty12345 q1w2e3r4t5 asdfghjkl1 zxcvbnm123 abcdefghij abcd123456 abc123456789
abcdef123456 password12 password123 password1234 passw0rd123 p4ssword123 adminadmin admin12345 admin123456 administrator
administrator1 letmein123 welcome123 welcome1234 iloveyou123 matkhau123 matkhau1234 matkhau12345 matkhau123456 matkhaumoi
matkhaucuatoi doimatkhau khongcomatkhau xinchaocacban xinchao123 vietnam123 vietnam1234 vietnam2025 vietnam2026 vietnamvodich
vietnamvodich1 toiyeuvietnam anhyeuem123 emyeuanh123 yeuemnhieu yeuanhnhieu anhyeuemnhieu emyeuanhnhieu nguyenvana
nguyenvanan nguyenthia hanoi12345 hanoivietnam saigon1234 saigon12345 hochiminh1 hochiminh123 chinhphu123 uybannhandan
uybanphuong truyenthanh daitruyenthanh loaphuong123 loaphuong1 loaphuong2025 loaphuong2026 loatruyenthanh phatthanh1
phatthanh123 banconphuong canbophuong dichvucong dichvucong1 dichvucong123 congantphuong macdinh123 thaydoi123 bongda12345
`;

const known: ReadonlySet<string> = new Set(commonest.split(/\s+/).filter(Boolean));

/** `Mật khẩu 123` → `matkhau123` */
export function bareWord(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/[^a-z0-9]/g, '');
}

/** Whether guessers have it in their first list, or it is made of four signs at most: `1212121212`. */
export function isCommonPassword(password: string): boolean {
  return known.has(bareWord(password)) || new Set(password.normalize('NFC').toLowerCase()).size < 5;
}
