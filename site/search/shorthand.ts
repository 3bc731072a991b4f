/** What is written short on telephones, in folded letters, and what it is short for. None of them is a syllable of Vietnamese. */
const table = `k ko kh hok hk hem=không|dc=được|j=gì|z v=vậy|r=rồi|vs=với|ntn=như thế nào|bn=bao nhiêu|nhiu=nhiêu|lm=làm|s=sao|fai=phải
t=tôi|tui=tôi|mun=muốn|mk pass=mật khẩu|ng=người|h=giờ|trc=trước|hs=hồ sơ|gt=giấy tờ|tk=tài khoản|dt dthoai=điện thoại
sdt=số điện thoại|cccd cc=căn cước công dân|cmt cmnd cmtnd=chứng minh nhân dân|dvc=dịch vụ công|dk dki=đăng ký|xn=xác nhận
kq=kết quả|ck=chuyển khoản|hd=hướng dẫn|bik=biết|tb tbao=thông báo|dchi=địa chỉ|ktra=kiểm tra|onl=online|nx=nữa|bhyt=bảo hiểm y tế
bhxh=bảo hiểm xã hội|ubnd=ủy ban nhân dân|tthc=thủ tục hành chính|dag=đăng
ks gks=khai sinh|ct=chứng thực|bs=bổ sung|dkkh=đăng ký kết hôn|dn=đăng nhập|tt=thông tin|bit=biết|chx=chưa|lun=luôn|nhug=nhưng|acc=tài khoản|bh=bao giờ|ms=mới|cx=cũng|nc=nước`;

const meanings = new Map<string, string>();
for (const row of table.split(/[|\n]/)) {
  const [shorts = '', meant = ''] = row.split('=');
  for (const short of shorts.split(' ')) meanings.set(short, meant);
}

/** What a folded word is short for: `ko` → không. */
export function spellOut(fold: string): string | undefined {
  return meanings.get(fold);
}
