// What Word puts on the clipboard: its own styles, conditional comments, bullets in letters; and what somebody could smuggle in with it.
export const wordHtml = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;font-family:"Times New Roman"} --></style>
<script>window.smuggled = true</script></head>
<body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoNormal style='text-align:justify;color:red' onclick="window.smuggled = true"><span style='font-size:14.0pt;
font-family:"Times New Roman",serif'>Ủy ban nhân dân phường thông báo <b>lịch
tiêm phòng</b> như sau:<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Sáng thứ Hai: khu 1<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Chiều thứ Hai: khu 2</p>
<img src=x onerror="window.smuggled = true"><a href="javascript:window.smuggled=true">bấm vào đây</a>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr><td style='width:100pt'><p class=MsoNormal>Khu<o:p></o:p></p></td><td><p class=MsoNormal>Giờ</p></td></tr>
<tr><td><p class=MsoNormal>Khu 1</p></td><td><p class=MsoNormal>7 giờ 30</p></td></tr></table>
<iframe src="https://example.com"></iframe><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>`;
