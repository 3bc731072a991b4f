// Abbreviations of Vietnamese official text. A row with `before` or `after` holds only where the text before (lower-
// cased) or after matches; rows of one form are tried in order.

export interface Abbreviation {
  readonly written: string;
  readonly spoken: string;
  readonly before?: RegExp;
  readonly after?: RegExp;
}

const NAME_AFTER = /^\s*\p{Lu}/u;
const NAME_OR_NUMBER_AFTER = /^\s*[\p{Lu}\d]/u;

const rows = (table: string): Abbreviation[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [written = '', spoken = ''] = line.trim().split(/\s+=\s+/);
      return { written, spoken };
    });

export const ABBREVIATIONS: readonly Abbreviation[] = [
  // By context
  { written: 'TP', spoken: 'thành phố', after: NAME_AFTER },
  { written: 'Tp', spoken: 'thành phố', after: NAME_AFTER },
  { written: 'tp', spoken: 'thành phố', after: NAME_AFTER },
  { written: 'tp.', spoken: 'thành phố', after: NAME_AFTER },
  { written: 'p.', spoken: 'phường', after: NAME_AFTER },
  { written: 'q.', spoken: 'quận', after: NAME_AFTER },
  { written: 'tx.', spoken: 'thị xã', after: NAME_AFTER },
  { written: 'TP.', spoken: 'thành phố', after: NAME_AFTER },
  { written: 'Tp.', spoken: 'thành phố', after: NAME_AFTER },
  { written: 'TX', spoken: 'thị xã', after: NAME_AFTER },
  { written: 'TX.', spoken: 'thị xã', after: NAME_AFTER },
  {
    written: 'TT',
    spoken: 'trung tâm',
    after:
      /^\s*(?:Y tế|YT|Văn hóa|VH|GDTX|GDNN|Giáo dục|Dạy|Hành chính|HC|Phục vụ|PVHCC|Hội nghị|Bảo trợ|Dịch vụ|Chính trị|Thể)/,
  },
  { written: 'TT', spoken: 'thị trấn', after: /^ \p{Lu}\p{Ll}/u },
  { written: 'TTĐT', spoken: 'thông tin điện tử', before: /(?:cổng|trang)$/ },
  {
    written: 'BCH',
    spoken: 'ban chỉ huy',
    after: /^\s*(?:PCTT|PTDS|PCCC|QS|quân sự|phòng chống|phòng,|phòng thủ)/i,
  },
  {
    written: 'CĐ',
    spoken: 'cao đẳng',
    before: /(?:đh|đại học|trường|hệ|thpt|tc|trung cấp)\s?(?:,|và|-|\/|hoặc)?$/,
  },
  {
    written: 'CĐ',
    spoken: 'cao đẳng',
    after: /^\s?(?:,|và|-|\/|hoặc)?\s?(?:ĐH|đại học|TC)(?!\p{L})/u,
  },
  { written: 'TT.', spoken: 'thị trấn', after: NAME_AFTER },
  { written: 'P.', spoken: 'phường', after: NAME_OR_NUMBER_AFTER },
  { written: 'Q.', spoken: 'quận', after: NAME_OR_NUMBER_AFTER },
  { written: 'H.', spoken: 'huyện', after: NAME_AFTER },
  { written: 'X.', spoken: 'xã', after: NAME_AFTER },
  { written: 'T.', spoken: 'tỉnh', after: NAME_AFTER },
  { written: 'Đ.', spoken: 'đường', after: NAME_AFTER },
  { written: 'CP', spoken: 'cổ phần', before: /(?:công ty|cty|ty|ctcp)$/ },
  {
    written: 'CA',
    spoken: 'công an',
    after: /^\s*(?:phường|xã|tỉnh|huyện|quận|thành phố|thị xã|TP|P\.|TX|H\.)/i,
  },
  { written: 'VT', spoken: 'văn thư', before: /lưu\s*:?$/ },
  { written: 'CT', spoken: 'chủ tịch', after: /^\s*(?:UBND|HĐND|UBMTTQ|nước|Quốc hội|Hội)/ },
  { written: 'PCT', spoken: 'phó chủ tịch' },
  // Where a sentence ends with it, its last full stop is the sentence's.
  { written: 'v.v.', spoken: 'vân vân', after: /^(?!\s+\p{Lu})/u },
  { written: 'tr.', spoken: 'trang', after: /^\s*\d/ },
  { written: 'Tr.', spoken: 'trang', after: /^\s*\d/ },
  { written: 'ĐT', spoken: 'điện thoại', after: /^\s*[:(+\d]/ },
  { written: 'ĐC', spoken: 'địa chỉ', after: /^\s*:/ },
  { written: 'Đ/c', spoken: 'địa chỉ', after: /^\s*:/ },
  { written: 'CN', spoken: 'chủ nhật', before: /(?:thứ|sáng|chiều|tối|ngày|bảy|và|-|đến|,)$/ },
  {
    written: 'CN.',
    spoken: 'cử nhân',
    before: /^(?!.*(?:t[2-7]|thứ|bảy|sáng|chiều|tối|nghỉ|,|-)$)/s,
    after: /^\s*\p{Lu}\p{Ll}/u,
  },
  {
    written: 'ND',
    spoken: 'nhân dân',
    before: /(?:tòa án|công an|hội đồng|ủy ban|viện kiểm sát|quân đội|hội thẩm)$/,
  },
  { written: 'HK', spoken: 'hộ khẩu', before: /(?:sổ|số|nhập|tách|cắt|chuyển|có|đăng ký)$/ },
  { written: 'HC', spoken: 'hành chính', before: /(?:giờ|ngày|tuần|quản lý)$/ },
  { written: 'KD', spoken: 'kinh doanh', before: /(?:hộ|cơ sở|địa điểm|đăng ký|giấy phép)$/ },
  {
    written: 'CK',
    spoken: 'chuyển khoản',
    before: /(?:nội dung|phí|tiền|tài khoản|hoặc|bằng|qua)$/,
  },
  { written: 'SN', spoken: 'sinh năm', after: /^\s*:?\s*(?:19|20)\d{2}(?!\d)/ },
  { written: 'MC', spoken: 'một cửa', before: /(?:bộ phận|cơ chế)$/ },
  { written: 'TB', spoken: 'tây bắc', before: /(?:hướng|phía|gió)$/ },
  { written: 'TTB', spoken: 'tây tây bắc', before: /(?:hướng|phía|gió)$/ },
  { written: 'TTN', spoken: 'tây tây nam', before: /(?:hướng|phía|gió)$/ },
  { written: 'BTB', spoken: 'bắc tây bắc', before: /(?:hướng|phía|gió)$/ },
  { written: 'ĐB', spoken: 'đông bắc', before: /(?:hướng|phía|gió)$/ },
  { written: 'ĐN', spoken: 'đông nam', before: /(?:hướng|phía|gió)$/ },
  { written: 'TN', spoken: 'tây nam', before: /(?:hướng|phía|gió)$/ },
  {
    written: 'XD',
    spoken: 'xây dựng',
    before: /(?:sở|bộ|phòng|cấp phép|giấy phép|công ty|trật tự)$/,
  },
  { written: 'YT', spoken: 'y tế', before: /(?:sở|bộ|phòng|trạm|trung tâm|tt)$/ },
  { written: 'NV', spoken: 'nội vụ', before: /(?:sở|bộ|phòng)$/ },
  { written: 'TC', spoken: 'tài chính', before: /(?:sở|bộ|phòng)$/ },
  { written: 'CT', spoken: 'công thương', before: /(?:sở|bộ)$/ },
  { written: 'BT', spoken: 'bí thư', after: /^\s*(?:chi bộ|đảng|đoàn|Đảng|Đoàn|Chi bộ)/ },
  { written: 'TT', spoken: 'tổ trưởng', after: /^\s*(?:TDP|tổ dân phố|tổ \d)/ },
  { written: 'TT.', spoken: 'thường trực', after: /^\s*(?:HĐND|UBND|Đảng ủy|UBMTTQ|MTTQ|BCH)/ },
  { written: 'TT', spoken: 'thường trực', after: /^\s*(?:HĐND|Đảng ủy|UBMTTQ|MTTQ)/ },
  { written: 'TH', spoken: 'tiểu học', before: /trường$/ },
  { written: 'MN', spoken: 'mầm non', before: /trường$/ },
  { written: 'TK', spoken: 'thế kỷ', after: /^\s*[IVX]+/ },
  { written: 'TK', spoken: 'tài khoản' },
  { written: 'QR', spoken: 'quy e rờ' },
  ...rows(`
    v.v = vân vân
    vv = vân vân
    v/v = về việc
    V/v = về việc
    đ/c = đồng chí
    Đ/c = đồng chí
    Đ/C = đồng chí
    đ/đ = đại diện
    k/g = kính gửi
    K/g = kính gửi
    t/m = thay mặt
    T/M = thay mặt
    T/m = thay mặt
    TM. = thay mặt
    TM = thay mặt
    KT. = ký thay
    KT = ký thay
    TL. = thừa lệnh
    TUQ. = thừa ủy quyền
    TUQ = thừa ủy quyền
    Q. = quyền
    VB = văn bản
    CNQSDĐ = chứng nhận quyền sử dụng đất
    CNQSD = chứng nhận quyền sử dụng
    CKI = chuyên khoa một
    CKII = chuyên khoa hai
    HIV/AIDS = hát i vê ết
    AIDS = ết
    A/H = a hát
    VN-Index = vi en in đếch
    VD = ví dụ
    vd = ví dụ
    STT = số thứ tự
    TT = thứ tự
    SL = số lượng
    ĐVT = đơn vị tính
    SĐT = số điện thoại
    sđt = số điện thoại
    đt = điện thoại
    ĐTDĐ = điện thoại di động
    ĐTCĐ = điện thoại cố định
    ĐD = đại diện
    STK = số tài khoản
    MST = mã số thuế
    UBND = ủy ban nhân dân
    UB = ủy ban
    HĐND = hội đồng nhân dân
    MTTQ = mặt trận tổ quốc
    UBMTTQ = ủy ban mặt trận tổ quốc
    UBMTTQVN = ủy ban mặt trận tổ quốc Việt Nam
    MTTQVN = mặt trận tổ quốc Việt Nam
    HLHPN = hội liên hiệp phụ nữ
    LHPN = liên hiệp phụ nữ
    HPN = hội phụ nữ
    CCB = cựu chiến binh
    HCCB = hội cựu chiến binh
    HND = hội nông dân
    ND = nông dân
    NCT = người cao tuổi
    HNCT = hội người cao tuổi
    CTĐ = chữ thập đỏ
    TNCS = thanh niên cộng sản
    ĐTN = đoàn thanh niên
    TNTP = thiếu niên tiền phong
    TNXP = thanh niên xung phong
    LĐLĐ = liên đoàn lao động
    CĐ = công đoàn
    BCH = ban chấp hành
    BTV = ban thường vụ
    BCĐ = ban chỉ đạo
    BTC = ban tổ chức
    BQL = ban quản lý
    BGH = ban giám hiệu
    BGĐ = ban giám đốc
    BCS = ban cán sự
    BBT = ban bí thư
    ĐU = đảng ủy
    ĐCSVN = Đảng Cộng sản Việt Nam
    ĐCS = Đảng Cộng sản
    QH = quốc hội
    UBTVQH = ủy ban thường vụ quốc hội
    ĐBQH = đại biểu quốc hội
    CP = chính phủ
    VPCP = văn phòng chính phủ
    TTg = thủ tướng
    TW = trung ương
    TƯ = trung ương
    VN = Việt Nam
    VNCH = Việt Nam Cộng hòa
    XHCN = xã hội chủ nghĩa
    CHXHCN = cộng hòa xã hội chủ nghĩa
    CNXH = chủ nghĩa xã hội
    VP = văn phòng
    VPĐD = văn phòng đại diện
    VPĐK = văn phòng đăng ký
    VPĐKĐĐ = văn phòng đăng ký đất đai
    GĐ = giám đốc
    PGĐ = phó giám đốc
    TGĐ = tổng giám đốc
    PTGĐ = phó tổng giám đốc
    HT = hiệu trưởng
    GV = giáo viên
    GVCN = giáo viên chủ nhiệm
    HS = học sinh
    HSSV = học sinh sinh viên
    SV = sinh viên
    PHHS = phụ huynh học sinh
    CBCC = cán bộ công chức
    CBCCVC = cán bộ công chức viên chức
    CCVC = công chức viên chức
    CB = cán bộ
    CNV = công nhân viên
    CBCNV = cán bộ công nhân viên
    NLĐ = người lao động
    NSDLĐ = người sử dụng lao động
    HĐLĐ = hợp đồng lao động
    XKLĐ = xuất khẩu lao động
    ATVSLĐ = an toàn vệ sinh lao động
    BHLĐ = bảo hộ lao động
    THCS = trung học cơ sở
    THPT = trung học phổ thông
    PTTH = phổ thông trung học
    PTCS = phổ thông cơ sở
    PTDTNT = phổ thông dân tộc nội trú
    TTGDTX = trung tâm giáo dục thường xuyên
    GDTX = giáo dục thường xuyên
    GDNN = giáo dục nghề nghiệp
    TTGDNN = trung tâm giáo dục nghề nghiệp
    ĐH = đại học
    CĐSP = cao đẳng sư phạm
    ĐHQG = đại học quốc gia
    ĐHQGHN = đại học quốc gia Hà Nội
    THCN = trung học chuyên nghiệp
    TCCN = trung cấp chuyên nghiệp
    GD = giáo dục
    GDĐT = giáo dục và đào tạo
    GD&ĐT = giáo dục và đào tạo
    GD-ĐT = giáo dục và đào tạo
    KH&CN = khoa học và công nghệ
    KHCN = khoa học công nghệ
    KH&ĐT = kế hoạch và đầu tư
    KHĐT = kế hoạch và đầu tư
    TN&MT = tài nguyên và môi trường
    TNMT = tài nguyên môi trường
    TT&TT = thông tin và truyền thông
    TTTT = thông tin truyền thông
    NN&PTNT = nông nghiệp và phát triển nông thôn
    NNPTNT = nông nghiệp phát triển nông thôn
    NN&MT = nông nghiệp và môi trường
    LĐTBXH = lao động thương binh và xã hội
    LĐ-TB&XH = lao động thương binh và xã hội
    LĐTB&XH = lao động thương binh và xã hội
    VHTTDL = văn hóa thể thao và du lịch
    VH-TT = văn hóa thông tin
    VHTT = văn hóa thể thao
    VH-TT&DL = văn hóa thể thao và du lịch
    VHTT&DL = văn hóa thể thao và du lịch
    VHXH = văn hóa xã hội
    GTVT = giao thông vận tải
    ATGT = an toàn giao thông
    TTATGT = trật tự an toàn giao thông
    TTĐT = trật tự đô thị
    ANTT = an ninh trật tự
    ANTQ = an ninh tổ quốc
    ANQP = an ninh quốc phòng
    QPAN = quốc phòng an ninh
    QP-AN = quốc phòng an ninh
    QS = quân sự
    CHQS = chỉ huy quân sự
    BCHQS = ban chỉ huy quân sự
    NVQS = nghĩa vụ quân sự
    DQTV = dân quân tự vệ
    QĐND = quân đội nhân dân
    CAND = công an nhân dân
    CAP = công an phường
    CSGT = cảnh sát giao thông
    CSKV = cảnh sát khu vực
    CSĐT = cảnh sát điều tra
    CSHS = cảnh sát hình sự
    CSCĐ = cảnh sát cơ động
    QLHC = quản lý hành chính
    TTXH = trật tự xã hội
    PCCC = phòng cháy chữa cháy
    CNCH = cứu nạn cứu hộ
    PCTT = phòng chống thiên tai
    TKCN = tìm kiếm cứu nạn
    PCLB = phòng chống lụt bão
    PCTN = phòng chống tham nhũng
    PCMT = phòng chống ma túy
    VPHC = vi phạm hành chính
    XPHC = xử phạt hành chính
    XPVPHC = xử phạt vi phạm hành chính
    BLDS = bộ luật dân sự
    BLHS = bộ luật hình sự
    BLTTHS = bộ luật tố tụng hình sự
    BLLĐ = bộ luật lao động
    QPPL = quy phạm pháp luật
    VBQPPL = văn bản quy phạm pháp luật
    PBGDPL = phổ biến giáo dục pháp luật
    TGPL = trợ giúp pháp lý
    TAND = tòa án nhân dân
    TANDTC = tòa án nhân dân tối cao
    VKS = viện kiểm sát
    VKSND = viện kiểm sát nhân dân
    VKSNDTC = viện kiểm sát nhân dân tối cao
    CQĐT = cơ quan điều tra
    NHNN = ngân hàng nhà nước
    NHCSXH = ngân hàng chính sách xã hội
    CSXH = chính sách xã hội
    NHTM = ngân hàng thương mại
    NSNN = ngân sách nhà nước
    KBNN = kho bạc nhà nước
    KTNN = kiểm toán nhà nước
    TTCP = thanh tra chính phủ
    NĐ = nghị định
    QĐ = quyết định
    NQ = nghị quyết
    TTLT = thông tư liên tịch
    KH = kế hoạch
    CV = công văn
    HD = hướng dẫn
    TTHC = thủ tục hành chính
    DVC = dịch vụ công
    DVCTT = dịch vụ công trực tuyến
    DVCQG = dịch vụ công quốc gia
    TTHCC = trung tâm hành chính công
    TTPVHCC = trung tâm phục vụ hành chính công
    HCC = hành chính công
    CCHC = cải cách hành chính
    CĐS = chuyển đổi số
    TCNSCĐ = tổ công nghệ số cộng đồng
    CNSCĐ = công nghệ số cộng đồng
    CNTT = công nghệ thông tin
    CSDL = cơ sở dữ liệu
    CSDLQG = cơ sở dữ liệu quốc gia
    ATTT = an toàn thông tin
    ANM = an ninh mạng
    ĐDĐT = định danh điện tử
    TKĐDĐT = tài khoản định danh điện tử
    CMND = chứng minh nhân dân
    CMTND = chứng minh thư nhân dân
    CMT = chứng minh thư
    CCCD = căn cước công dân
    CC = căn cước
    GPLX = giấy phép lái xe
    GPXD = giấy phép xây dựng
    GPKD = giấy phép kinh doanh
    ĐKKD = đăng ký kinh doanh
    ĐKXD = đăng ký xây dựng
    ĐKKH = đăng ký kết hôn
    ĐKTT = đăng ký thường trú
    GKS = giấy khai sinh
    GCN = giấy chứng nhận
    GCNQSDĐ = giấy chứng nhận quyền sử dụng đất
    GCNQSD = giấy chứng nhận quyền sử dụng
    QSDĐ = quyền sử dụng đất
    QSD = quyền sử dụng
    LLTP = lý lịch tư pháp
    HKTT = hộ khẩu thường trú
    KT3 = ca tê ba
    BHXH = bảo hiểm xã hội
    BHYT = bảo hiểm y tế
    BHTN = bảo hiểm thất nghiệp
    BHNT = bảo hiểm nhân thọ
    BH = bảo hiểm
    BTXH = bảo trợ xã hội
    ASXH = an sinh xã hội
    NCC = người có công
    TBLS = thương binh liệt sĩ
    BMVNAH = bà mẹ Việt Nam anh hùng
    BVMT = bảo vệ môi trường
    VSMT = vệ sinh môi trường
    VSATTP = vệ sinh an toàn thực phẩm
    ATTP = an toàn thực phẩm
    ATVSTP = an toàn vệ sinh thực phẩm
    NTM = nông thôn mới
    ĐTM = đánh giá tác động môi trường
    GPMB = giải phóng mặt bằng
    QHSDĐ = quy hoạch sử dụng đất
    BĐS = bất động sản
    KCN = khu công nghiệp
    CCN = cụm công nghiệp
    KĐT = khu đô thị
    KDC = khu dân cư
    KTX = ký túc xá
    TDP = tổ dân phố
    KTXH = kinh tế xã hội
    KT-XH = kinh tế xã hội
    SXKD = sản xuất kinh doanh
    DN = doanh nghiệp
    DNTN = doanh nghiệp tư nhân
    DNNN = doanh nghiệp nhà nước
    DNNVV = doanh nghiệp nhỏ và vừa
    HTX = hợp tác xã
    HKD = hộ kinh doanh
    TNHH = trách nhiệm hữu hạn
    MTV = một thành viên
    CTCP = công ty cổ phần
    CTY = công ty
    Cty = công ty
    HĐQT = hội đồng quản trị
    GTGT = giá trị gia tăng
    TNCN = thu nhập cá nhân
    TNDN = thu nhập doanh nghiệp
    TTĐB = tiêu thụ đặc biệt
    NSDĐ = người sử dụng đất
    TMĐT = thương mại điện tử
    KHKT = khoa học kỹ thuật
    KHHGĐ = kế hoạch hóa gia đình
    DS-KHHGĐ = dân số kế hoạch hóa gia đình
    SKSS = sức khỏe sinh sản
    CSSK = chăm sóc sức khỏe
    CSSKBĐ = chăm sóc sức khỏe ban đầu
    TYT = trạm y tế
    TTYT = trung tâm y tế
    BV = bệnh viện
    BVĐK = bệnh viện đa khoa
    BYT = bộ y tế
    BS = bác sĩ
    BS. = bác sĩ
    BSCKI = bác sĩ chuyên khoa một
    BSCKII = bác sĩ chuyên khoa hai
    DS. = dược sĩ
    ThS = thạc sĩ
    ThS. = thạc sĩ
    Ths = thạc sĩ
    Ths. = thạc sĩ
    TS. = tiến sĩ
    TS = tiến sĩ
    PGS = phó giáo sư
    PGS. = phó giáo sư
    GS = giáo sư
    GS. = giáo sư
    GS.TS = giáo sư tiến sĩ
    PGS.TS = phó giáo sư tiến sĩ
    TSKH = tiến sĩ khoa học
    KS. = kỹ sư
    KTS = kiến trúc sư
    LS. = luật sư
    NSND = nghệ sĩ nhân dân
    NSƯT = nghệ sĩ ưu tú
    NGND = nhà giáo nhân dân
    NGƯT = nhà giáo ưu tú
    TNGT = tai nạn giao thông
    TNLĐ = tai nạn lao động
    TNTT = tai nạn thương tích
    BLGĐ = bạo lực gia đình
    BĐG = bình đẳng giới
    TDTT = thể dục thể thao
    TDĐKXDĐSVH = toàn dân đoàn kết xây dựng đời sống văn hóa
    NVH = nhà văn hóa
    VHVN = văn hóa văn nghệ
    CLB = câu lạc bộ
    LLVT = lực lượng vũ trang
    TCN = trước công nguyên
    SCN = sau công nguyên
    BKS = biển kiểm soát
    ĐKPT = đăng ký phương tiện
    QLTT = quản lý thị trường
    QLĐĐ = quản lý đất đai
    QLNN = quản lý nhà nước
    QLDA = quản lý dự án
    XDCB = xây dựng cơ bản
    TTXVN = thông tấn xã Việt Nam
    HCM = Hồ Chí Minh
    TPHCM = thành phố Hồ Chí Minh
    TP.HCM = thành phố Hồ Chí Minh
    HN = Hà Nội
    HĐ = hợp đồng
    HK = học kỳ
    ĐBSCL = đồng bằng sông Cửu Long
    ĐBSH = đồng bằng sông Hồng
    KTTV = khí tượng thủy văn
    ATNĐ = áp thấp nhiệt đới
    AL = âm lịch
    ÂL = âm lịch
    DL = dương lịch
    TBXH = thương binh xã hội
    VH-XH = văn hóa xã hội
    XLVPHC = xử lý vi phạm hành chính
    TTATXH = trật tự an toàn xã hội
    KCB = khám chữa bệnh
    HSG = học sinh giỏi
    HKI = học kỳ một
    HKII = học kỳ hai
    UBBC = ủy ban bầu cử
    TXCT = tiếp xúc cử tri
    PVHCC = phục vụ hành chính công
    BPMC = bộ phận một cửa
    TNTKQ = tiếp nhận và trả kết quả
    TN&TKQ = tiếp nhận và trả kết quả
    TNHS = tiếp nhận hồ sơ
    TKQ = trả kết quả
    HGV = hòa giải viên
    HGCS = hòa giải ở cơ sở
    TKVV = tiết kiệm và vay vốn
    TK&VV = tiết kiệm và vay vốn
    QTDND = quỹ tín dụng nhân dân
    DQ-TV = dân quân tự vệ
    ANCS = an ninh cơ sở
    ANTTCS = an ninh trật tự cơ sở
    CAX = công an xã
    CSMT = cảnh sát môi trường
    CSPCCC = cảnh sát phòng cháy chữa cháy
    QLĐT = quản lý đô thị
    NNMT = nông nghiệp và môi trường
    ĐVHC = đơn vị hành chính
    CSDLDC = cơ sở dữ liệu dân cư
    KTTT = kinh tế tập thể
    KSTTHC = kiểm soát thủ tục hành chính
    BTCTW = Ban Tổ chức Trung ương
    BTGTW = Ban Tuyên giáo Trung ương
    UBKT = ủy ban kiểm tra
    VPUB = văn phòng ủy ban
    CNVCLĐ = công nhân viên chức lao động
    ĐVTN = đoàn viên thanh niên
    HCTĐ = hội chữ thập đỏ
    NKT = người khuyết tật
    HGĐ = hộ gia đình
    XĐGN = xóa đói giảm nghèo
    GĐVH = gia đình văn hóa
    VLXD = vật liệu xây dựng
    GSGC = gia súc gia cầm
    LMLM = lở mồm long móng
    DTLCP = dịch tả lợn châu Phi
    CGC = cúm gia cầm
    NTTS = nuôi trồng thủy sản
    SXNN = sản xuất nông nghiệp
    DVNN = dịch vụ nông nghiệp
    DVTM = dịch vụ thương mại
    TBKT = tiến bộ kỹ thuật
    BVTV = bảo vệ thực vật
    PTNT = phát triển nông thôn
    QCVN = quy chuẩn Việt Nam
    TCVN = tiêu chuẩn Việt Nam
    KHSDĐ = kế hoạch sử dụng đất
    BTHTTĐC = bồi thường hỗ trợ tái định cư
    BT-HT-TĐC = bồi thường hỗ trợ tái định cư
    HTTĐC = hỗ trợ tái định cư
    TĐC = tái định cư
    TNVN = thanh niên Việt Nam
    ĐTNCSHCM = Đoàn Thanh niên Cộng sản Hồ Chí Minh
    CHXHCNVN = Cộng hòa xã hội chủ nghĩa Việt Nam
    SXH = sốt xuất huyết
    TCM = tay chân miệng
    TCMR = tiêm chủng mở rộng
    GDCD = giáo dục công dân
    TBA = trạm biến áp
    VGB = viêm gan bê
    ATK = an toàn khu
    GPĐKKD = giấy phép đăng ký kinh doanh
  `),
];

/** Acronyms known by their letters. */
export const LETTER_ACRONYMS: ReadonlySet<string> = new Set(
  (
    'LGBT ISBN ZIP SJC OTP ATM ADN ARN DNA RNA HIV GPS CPU GPU TV DVD CD WTO WHO IMF WB ADB FTA EU UN USA UK UAE FBI CIA IT AI PC ID HD VAR FDI ODA ' +
    'BOT BT PPP VAT CEO CFO CNN BBC VTV VOV VTC HTV THVN FPT VNPT EVN PVN TKV GDP GRDP CPI PCI PAPI SIPAS ISO IP URL API MC DJ PR XML HTML ' +
    'JPG PNG MP IQ EQ AFC AFF VFF BCG PCR CT MRI ICU HBV HCV SOS RFID NFC CCTV AQI UV SUV BMI TNT RAM ROM SSD HDD LPG CNG PVC ' +
    'HSK ESG ECG EMS CVV HPV KPI MMS'
  ).split(' '),
);
