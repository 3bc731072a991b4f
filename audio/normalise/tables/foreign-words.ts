/** Foreign words and names of brands in common use -> as they are said; met in any case. */
const TABLE = `
  online = on lai
  offline = óp lai
  website = oép sai
  web = oép
  email = i meo
  e-mail = i meo
  gmail = gờ meo
  mail = meo
  internet = in tơ nét
  wifi = oai phai
  wi-fi = oai phai
  zalo = da lô
  facebook = phây búc
  fanpage = phan pây
  page = pây
  youtube = diu túp
  tiktok = tích tóc
  google = gu gồ
  app = áp
  link = linh
  hotline = hót lai
  file = phai
  video = vi đê ô
  clip = cờ líp
  livestream = lai chim
  banking = banh kinh
  code = cốt
  smartphone = sờ mát phôn
  laptop = láp tóp
  tablet = táp lét
  covid = cô vít
  vneid = vi en e ai đi
  vssid = vi ét ét ai đi
  sms = ét em ét
  qr = quy e rờ
`;

export const FOREIGN_WORDS: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split('\n')
    .map((line): [string, string] => {
      const [written = '', spoken = ''] = line.trim().split(/\s+=\s+/);
      return [written, spoken];
    }),
);
