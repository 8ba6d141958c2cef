"""Layouts as city halls draw them: three that differ in everything, and one with all that a filled sheet cannot keep."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import ColorScaleRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

THIN, THICK, HAIR = Side(style="thin"), Side(style="medium"), Side(style="hair")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
HEAVY = Border(left=THICK, right=THICK, top=THICK, bottom=THICK)
SHADE, YELLOW = PatternFill("solid", fgColor="D9E1F2"), PatternFill("solid", fgColor="FFF2CC")
GOTHIC, MINCHO = "MS Pゴシック", "MS P明朝"

_DRAWING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{0}</xdr:wsDr>'
)
_ANCHOR = (
    "<xdr:twoCellAnchor><xdr:from><xdr:col>{1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{2}</xdr:row>"
    "<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>{3}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{4}</xdr:row>"
    "<xdr:rowOff>0</xdr:rowOff></xdr:to>{0}<xdr:clientData/></xdr:twoCellAnchor>"
)
_PICTURE = (
    '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{0}" name="市章"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>'
    '<a:blip r:embed="rIdPicture"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>'
)
_TEXT_BOX = (
    '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{0}" name="テキスト ボックス"/><xdr:cNvSpPr txBox="1"/>'
    '</xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/>'
    '</a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></xdr:spPr><xdr:txBody>'
    '<a:bodyPr vertOverflow="clip" wrap="square" anchor="ctr"/><a:p><a:r><a:rPr lang="ja-JP" sz="900" b="1"/>'
    "<a:t>{1}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


# ---------------------------------------------------------------- three layouts


def one_page_form() -> bytes:
    """様式第1号: A4 across, merged cells everywhere, the city's mark as a picture, grades that colour, a list to choose from."""
    book = Workbook()
    sheet = book.active
    sheet.title = "様式第1号"
    for column, width in zip("ABCDEFGHIJ", (11, 13, 13, 11, 13, 13, 11, 13, 13, 13), strict=True):
        sheet.column_dimensions[column].width = width
    _cell(sheet, "A1:I1", "{{和暦年度}} 情報化推進計画　実施計画調書", size=16, bold=True, box=None, align="center")
    _cell(sheet, "A2:D2", "（様式第1号）", box=None)
    _cell(sheet, "H2:J2", "{{団体名}}　{{版}}　{{確定日}}", box=None, align="right")
    for row, cells in enumerate(
        (
            ("A3", "整理番号", "B3", "{{整理番号}}", "C3", "施策名", "D3:J3", "{{施策名}}"),
            ("A4", "位置", "B4:E4", "{{計画上の位置}}", "F4", "担当課", "G4:J4", "{{担当課・関係課}}"),
            (
                "A5",
                "手法",
                "B5",
                "{{手法}}",
                "C5",
                "推進主体",
                "D5:F5",
                "{{推進主体}}",
                "G5",
                "期間",
                "H5:J5",
                "{{期間}}",
            ),
            ("A6", "目的", "B6:J6", "{{目的・対象}}"),
            ("A7", "課題", "B7:J7", "{{現状と課題}}"),
            ("A8", "内容", "B8:E8", "{{取組内容}}", "F8", "実績", "G8:J8", "{{取組の実績}}"),
        ),
        3,
    ):
        for label, text, place, mark in zip(*[iter(cells)] * 4, strict=True):
            _cell(sheet, label, text, fill=SHADE, bold=True, align="center")
            _cell(sheet, place, mark)
        sheet.row_dimensions[row].height = {6: 42, 7: 42, 8: 64}.get(row, 21)
    for place, text in (
        ("A9", "指標"),
        ("B9:D9", "指標名"),
        ("E9", "単位"),
        ("F9", "目標"),
        ("G9", "実績"),
        ("H9", "達成率"),
        ("I9:J9", "出典"),
    ):
        _cell(sheet, place, text, fill=SHADE, bold=True, align="center")
    _cell(sheet, "A10", "", fill=SHADE)
    _cell(sheet, "B10:D10", "{{指標.指標名}}")
    _cell(sheet, "E10", "{{指標.単位}}", align="center")
    _cell(sheet, "F10", "{{指標.今年度の目標値}}", form="#,##0.0")
    _cell(sheet, "G10", "{{指標.実績値}}", form="#,##0.0")
    _cell(sheet, "H10", '=IF(F10=0,"",G10/F10)', form="0.0%")
    _cell(sheet, "I10:J10", "{{指標.出典}}")
    sheet.row_dimensions[10].height = 18
    _cell(sheet, "A11", "平均", fill=SHADE, align="center")
    _cell(sheet, "B11:G11", "")
    _cell(sheet, "H11", "=AVERAGE(H10:H10)", form="0.0%")
    _cell(sheet, "I11:J11", "")
    for place, text in (
        ("A12", "工程"),
        ("B12:E12", "内容"),
        ("F12", "①"),
        ("G12", "②"),
        ("H12", "③"),
        ("I12", "④"),
        ("J12", "結果"),
    ):
        _cell(sheet, place, text, fill=SHADE, bold=True, align="center")
    _cell(sheet, "A13", "{{工程.段階}}", align="center")
    _cell(sheet, "B13:E13", "{{工程.内容}}")
    for column, quarter in zip("FGHI", range(1, 5), strict=True):
        _cell(sheet, f"{column}13", f"{{{{工程.第{quarter}四半期}}}}", align="center")
    _cell(sheet, "J13", "{{工程.結果}}", align="center")
    _cell(sheet, "A14", "予算（千円）", fill=SHADE)
    _cell(sheet, "B14", "{{予算額}}", form="#,##0")
    _cell(sheet, "C14", "決算（千円）", fill=SHADE)
    _cell(sheet, "D14", "{{決算見込}}", form="#,##0")
    _cell(sheet, "E14", "差", fill=SHADE)
    _cell(sheet, "F14", "=B14-D14", form="#,##0")
    _cell(sheet, "G14", "人役", fill=SHADE)
    _cell(sheet, "H14", "{{人役}}", form="0.00")
    _cell(sheet, "I14", "自己評価", fill=SHADE)
    _cell(sheet, "J14", "{{評価の記号}}", size=14, bold=True, align="center", box=HEAVY)
    _cell(sheet, "A15", "見直し", fill=SHADE)
    _cell(sheet, "B15", "{{見直し}}")
    _cell(sheet, "C15:J15", "{{見直しの理由}}")
    sheet.conditional_formatting.add("J14", FormulaRule(formula=['OR($J$14="C",$J$14="D")'], fill=YELLOW))
    sheet.conditional_formatting.add("H10", FormulaRule(formula=["H10<0.9"], font=Font(color="C00000", bold=True)))
    choice = DataValidation(type="list", formula1='"継続,拡充,縮小,統合,完了,廃止"', allow_blank=True)
    choice.add("B15")
    sheet.add_data_validation(choice)
    _page(sheet, "A1:J15", across=True)
    sheet.print_title_rows = "1:2"
    return with_drawing(_saved(book), 1, _anchored(_PICTURE.format(2), 9, 0, 10, 1))


def two_sheets_form() -> bytes:
    """表と裏: A4 upright, two sheets for each measure, fixed places for two indicators, a text box, marks at the foot."""
    book = Workbook()
    front = book.active
    front.title = "表"
    for column, width in zip("ABCDEF", (14, 16, 14, 16, 14, 16), strict=True):
        front.column_dimensions[column].width = width
    _cell(front, "A1:F1", "実施計画調書（表）", size=14, bold=True, box=None, align="center", font=MINCHO)
    rows = (("施策", "{{整理番号}}　{{施策名}}", 24), ("担当", "{{担当課}}（関係：{{関係課}}）", 24), ("目的", "{{目的・対象}}", 90),
            ("現状", "{{現状と課題}}", 90), ("内容", "{{取組内容}}", 120), ("実績", "{{取組の実績}}", 120))  # fmt: skip
    for row, (label, mark, height) in enumerate(rows, 2):
        _cell(front, f"A{row}", label, fill=SHADE, bold=True, font=MINCHO)
        _cell(front, f"B{row}:F{row}", mark, font=MINCHO)
        front.row_dimensions[row].height = height
    for row, slot in ((8, 1), (9, 2)):
        _cell(front, f"A{row}", f"指標{'①②'[slot - 1]}", fill=SHADE, font=MINCHO)
        _cell(front, f"B{row}:C{row}", f"{{{{指標{slot}.指標名}}}}（{{{{指標{slot}.単位}}}}）", font=MINCHO)
        _cell(front, f"D{row}", f"{{{{指標{slot}.目標値}}}}", font=MINCHO)
        _cell(front, f"E{row}", f"{{{{指標{slot}.実績値}}}}", font=MINCHO)
        _cell(front, f"F{row}", f"{{{{指標{slot}.達成率}}}}", form='0.0"%"', font=MINCHO)
    front.row_dimensions[10].height = 24
    front["A10"] = CellRichText("評価 ", TextBlock(InlineFont(b=True, color="C00000", sz=14), "{{自己評価}}"), " です")
    _page(front, "A1:F12", across=False)
    front.oddFooter.left.text, front.oddFooter.right.text = "{{和暦年度}} {{整理番号}}", "&P / &N"

    back = book.create_sheet("裏")
    for column, width in zip("ABCDEF", (14, 16, 14, 16, 14, 16), strict=True):
        back.column_dimensions[column].width = width
    _cell(back, "A1:F1", "実施計画調書（裏）　｛｛施策名｝｝", size=12, bold=True, box=None, font=MINCHO)
    for place, text in (("A2", "会議"), ("B2:D2", "意見"), ("E2:F2", "対応")):
        _cell(back, place, text, fill=SHADE, bold=True, align="center", font=MINCHO)
    _cell(back, "A3:A4", "{{意見.会議名}}\n{{意見.日付}}", font=MINCHO)
    _cell(back, "B3:D4", "{{意見.意見}}", font=MINCHO)
    _cell(back, "E3:F3", "{{意見.状態}}", font=MINCHO)
    _cell(back, "E4:F4", "{{意見.対応方針}}", font=MINCHO)
    _cell(back, "A5", "次年度", fill=SHADE, font=MINCHO)
    _cell(back, "B5:F5", "{{次年度の予定}}", font=MINCHO)
    _cell(back, "A6", "確定", fill=SHADE, font=MINCHO)
    _cell(back, "B6:F6", "{{確定日}}", form='yyyy"年"m"月"d"日"', font=MINCHO)
    back.row_dimensions[5].height = 90
    _page(back, "A1:F6", across=False)
    return with_drawing(_saved(book), 1, _anchored(_TEXT_BOX.format(3, "進捗 {{進捗率}}％"), 4, 9, 6, 11))


def list_form() -> bytes:
    """一覧表: two rows of headings, the row of each measure, sums below, a colour scale, a chart that reads the rows."""
    book = Workbook()
    sheet = book.active
    sheet.title = "進捗一覧"
    for column, width in zip("ABCDEFGHI", (6, 12, 34, 16, 12, 12, 9, 16, 12), strict=True):
        sheet.column_dimensions[column].width = width
    _cell(sheet, "A1:I1", "{{団体名}} 実施計画 進捗一覧表（{{年度}}）", size=14, bold=True, box=None, align="center")
    _cell(sheet, "A2:I2", "{{作成日}} 現在　全 {{施策の数}} 施策", box=None, align="right")
    for place, text in (("A3:A4", "No."), ("B3:C3", "施策"), ("B4", "番号"), ("C4", "名称"), ("D3:D4", "担当課"), ("E3:F3", "費用（千円）"),
                        ("E4", "予算"), ("F4", "決算"), ("G3:G4", "進捗"), ("H3:H4", "評価"), ("I3:I4", "見直し")):  # fmt: skip
        _cell(sheet, place, text, fill=SHADE, bold=True, align="center")
    _cell(sheet, "A5", "=ROW()-4", align="center")
    _cell(sheet, "B5", "{{一覧.整理番号}}", align="center")
    _cell(sheet, "C5", "{{一覧.施策名}}")
    _cell(sheet, "D5", "{{一覧.担当課}}")
    _cell(sheet, "E5", "{{一覧.予算額}}", form="#,##0")
    _cell(sheet, "F5", "{{一覧.決算見込}}", form="#,##0")
    _cell(sheet, "G5", "{{一覧.進捗率}}", form="0")
    _cell(sheet, "H5", "{{一覧.自己評価}}", align="center")
    _cell(sheet, "I5", "{{一覧.見直し}}", align="center")
    sheet.row_dimensions[5].height = 20
    _cell(sheet, "A6:D6", "合計", fill=SHADE, bold=True, align="center")
    _cell(sheet, "E6", "=SUM(E5:E5)", form="#,##0", bold=True)
    _cell(sheet, "F6", "=SUM(F5:F5)", form="#,##0", bold=True)
    _cell(sheet, "G6", "=AVERAGE(G5:G5)", form="0.0", bold=True)
    _cell(sheet, "H6:I6", '=COUNTIF(H5:H5,"B*")&" 件が計画どおり"', align="center")
    sheet.conditional_formatting.add(
        "G5:G5",
        ColorScaleRule(
            start_type="num", start_value=0, start_color="F8696B", end_type="num", end_value=100, end_color="63BE7B"
        ),
    )
    chart = BarChart()
    chart.type, chart.title, chart.height, chart.width = "bar", "進捗率", 6, 20
    chart.add_data(Reference(sheet, min_col=7, min_row=5, max_row=5))
    chart.set_categories(Reference(sheet, min_col=2, min_row=5, max_row=5))
    sheet.add_chart(chart, "B9")
    sheet.freeze_panes = "A5"
    sheet.auto_filter.ref = "A4:I5"
    _page(sheet, "A1:I24", across=True)
    sheet.print_title_rows = "3:4"
    other = book.create_sheet("集計")
    other["A1"], other["B1"] = "予算の合計", "='進捗一覧'!E6"
    return _saved(book)


LAYOUTS = {"一枚もの": one_page_form, "表と裏": two_sheets_form, "一覧表": list_form}


# ---------------------------------------------------------------- what cannot be kept


def with_everything_lost() -> bytes:
    """A form with macros, a link to another workbook, comments, a button, an embedded object, a table."""
    book = Workbook()
    sheet = book.active
    sheet.title = "調書"
    sheet["A1"], sheet["A2"] = "{{施策名}}", "=[1]前年度!A1"
    content = _saved(book)
    below = {
        "comments": ("../comments1.xml", "<comments xmlns='m'><authors/><commentList/></comments>"),
        "vmlDrawing": ("../drawings/vmlDrawing1.vml", "<xml/>"),
        "ctrlProp": ("../ctrlProps/ctrlProp1.xml", "<formControlPr xmlns='m'/>"),
        "oleObject": ("../embeddings/oleObject1.bin", "x"),
        "table": ("../tables/table1.xml", "<table xmlns='m'/>"),
    }
    content = _related(
        content, "xl/worksheets/sheet1.xml", below, uses={"vmlDrawing": "legacyDrawing", "table": "tablePart"}
    )
    outside = {
        "vbaProject": ("vbaProject.bin", "x"),
        "externalLink": ("externalLinks/externalLink1.xml", "<externalLink xmlns='m'/>"),
    }
    return _related(content, "xl/workbook.xml", outside)


# ---------------------------------------------------------------- drawing


def _cell(sheet, place, value, *, size=10, bold=False, fill=None, box=BOX, align=None, form=None, font=GOTHIC):
    if ":" in place:
        sheet.merge_cells(place)
    first = sheet[place.partition(":")[0]]
    for row in sheet[place] if ":" in place else ((first,),):
        for cell in row:
            if box:
                cell.border = box
            if fill:
                cell.fill = fill
    first.value = value or None
    first.font = Font(name=font, size=size, bold=bold)
    first.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
    if form:
        first.number_format = form


def _page(sheet, area, *, across):
    sheet.print_area = area
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape" if across else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5


def _saved(book) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _anchored(drawn: str, left: int, top: int, right: int, bottom: int) -> str:
    return _ANCHOR.format(drawn, left, top, right, bottom)


def picture() -> bytes:
    """A PNG: a blue square with a white edge."""
    side = 24
    rows = b"".join(
        b"\0"
        + b"".join(b"\x0b\x5c\xad" if 2 < x < side - 3 and 2 < y < side - 3 else b"\xff\xff\xff" for x in range(side))
        for y in range(side)
    )

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def with_drawing(content: bytes, number: int, anchors: str) -> bytes:
    """The workbook with something drawn on that sheet; openpyxl itself draws neither pictures nor text boxes here."""
    parts = parts_of(content)
    sheet, name = f"xl/worksheets/sheet{number}.xml", f"xl/drawings/drawing9{number}.xml"
    relations = f"xl/worksheets/_rels/sheet{number}.xml.rels"
    parts[name] = _DRAWING.format(anchors).encode()
    parts["xl/media/image1.png"] = picture()
    parts[f"xl/drawings/_rels/drawing9{number}.xml.rels"] = _relations([("rIdPicture", "image", "../media/image1.png")])
    parts[relations] = _relations([("rIdDrawn", "drawing", f"../drawings/drawing9{number}.xml")])
    drawn = f'<drawing xmlns:r="{_REL}" r:id="rIdDrawn"/></worksheet>'
    parts[sheet] = parts[sheet].replace(b"</worksheet>", drawn.encode())
    types = parts["[Content_Types].xml"].decode()
    told = (
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/></Types>'
    )
    parts["[Content_Types].xml"] = types.replace("</Types>", told).encode()
    return zipped(parts)


def _related(content: bytes, part: str, others: Mapping[str, tuple[str, str]], uses: Mapping[str, str] = {}) -> bytes:
    """The workbook with a part that points to others of these sorts."""
    parts = parts_of(content)
    folder, _, name = part.rpartition("/")
    place = f"{folder}/_rels/{name}.rels"
    known = parts.get(place, b"").decode()
    entries = []
    for sort, (target, text) in others.items():
        inside = f"xl/{target.removeprefix('../')}"
        parts[inside] = text.encode()
        entries.append((f"rId{sort}", sort, target))
        if sort in uses:
            used = f'<{uses[sort]} xmlns:r="{_REL}" r:id="rId{sort}"/></worksheet>'
            parts[part] = parts[part].replace(b"</worksheet>", used.encode())
    made = _relations(entries).decode()
    parts[place] = (known.replace("</Relationships>", made.partition(">")[2]) if known else made).encode()
    return zipped(parts)


def _relations(entries) -> bytes:
    told = "".join(
        f'<Relationship Id="{key}" Type="{_REL}/{sort}" Target="{target}"/>' for key, sort, target in entries
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{told}</Relationships>'
    ).encode()


def parts_of(content: bytes) -> dict[str, bytes]:
    """A workbook's parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Parts as a workbook."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def letter(column: int) -> str:
    return get_column_letter(column)
