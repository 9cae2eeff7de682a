#!/usr/bin/python3
"""The report that all engines make: build/records.jsonl, JSON Lines, and build/canonical.docx, in which [[f01]] stands for a field,
[[items.title]] for a column of the list, [[rows.name]] for one of the table. The same on every machine: all chance is seeded.

    model.py [RECORDS]      1000 unless told otherwise
"""

import io
import random
import re
import struct
import sys
import zipfile
import zlib

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml import etree

from places import BUILD, write_lines

NUMERALS = "一二三四五六七八九十"
FIELDS = [f"f{number:02d}" for number in range(1, 61)]
LONG = {"f24", "f33", "f42", "f51"}
ITEMS, ROWS = 10, 12
ITEM = ("no", "title", "text")
ROW = ("no", "name", "amount", "date", "group")

# Words of no office in particular.
SUBJECTS = ["泵站改造", "渠道清淤", "管网巡检", "机房搬迁", "仪表校准", "档案整理", "设备更新", "路灯检修", "苗圃扩建", "水质监测"]
VERBS = ["已按计划完成", "正在分段推进", "已通过内部验收", "较原定进度略有提前", "尚待补充资料", "完成了第一轮复核", "转入日常维护", "已列入下一阶段安排"]
TAILS = ["现场记录齐全", "所用材料均有批次编号", "各段衔接平顺", "发现的缺陷逐项登记", "试运行期间未见异常", "数据每日汇总一次", "余料退回仓库", "图纸与实物相符",
         "人员分工已经调整", "应急物资按清单备足"]
FILLER = ["本段说明各项工作的范围、方法和依据", "有关数字以月度台账为准", "表中未列的零星事项并入其他栏", "同类事项合并叙述", "所称本期指报告所涉的时间段",
          "凡需说明的差异在文末逐条列出", "计量单位采用法定单位", "各组按统一口径填报", "前后口径不一致处另作注解", "资料由各组交叉核对后归档"]


def clauses(chance, length):
    """Text of so many characters that reads like a report."""
    text = ""
    while len(text) < length:
        text += "，" if text else ""
        text += chance.choice(SUBJECTS) + chance.choice(VERBS) + "，" + chance.choice(TAILS)
    return text[:length - 1].rstrip("，") + "。"


def filler(chance, count):
    return "，".join(chance.sample(FILLER, count))


def date(chance):
    return f"20{chance.randint(20, 26)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"


def amount(chance):
    return f"{chance.randint(10, 99999)}.{chance.randint(0, 99):02d}"


def value(chance, field):
    number = int(field[1:])
    if field in LONG:
        return clauses(chance, 160)
    if number % 5 == 0:
        return clauses(chance, 40)
    if number % 4 == 0:
        return date(chance)
    if number % 3 == 0:
        return amount(chance)
    return chance.choice(SUBJECTS) + chance.choice(["甲段", "乙段", "一期", "二期", "南片", "北片"])


def record(chance):
    made = {field: value(chance, field) for field in FIELDS}
    made["f01"] += " <A&B>"  # what XML must escape
    made["items"] = [{"no": NUMERALS[i], "title": chance.choice(SUBJECTS) + "任务", "text": clauses(chance, 60)}
                     for i in range(ITEMS)]
    made["rows"] = [{"no": str(i + 1), "name": chance.choice(SUBJECTS), "amount": amount(chance), "date": date(chance),
                     "group": f"第{NUMERALS[chance.randrange(6)]}组"} for i in range(ROWS)]
    return made


def logo(chance, width=100, height=50):
    """A PNG of noise, some 15 KB: as little to compress as a scanned emblem."""
    lines = b"".join(b"\0" + bytes(chance.randrange(256) for _ in range(3 * width)) for _ in range(height))

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b""))


# ---- The document --------------------------------------------------------------------------------------------------

def add_run(paragraph, text, bold=False, underlined=False):
    """A run that says all of its formatting itself, as those that Word users make do."""
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(12), "Times New Roman"
    run.bold, run.underline = bold or None, underlined or None
    run._r.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")


def add_text(paragraph, text, bold=False):
    """Each token is a run of its own, underlined, as blanks of a form are."""
    for part in re.split(r"(\[\[[^\]]*\]\])", text):
        if part:
            add_run(paragraph, part, bold, part.startswith("[["))


def add_paragraph(document, text):
    paragraph = document.add_paragraph()
    layout = paragraph.paragraph_format
    layout.first_line_indent, layout.line_spacing, layout.space_after = Pt(24), 1.5, Pt(6)
    add_text(paragraph, text)


def page_number(paragraph):
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = " PAGE "
        run._r.append(element)


def compose(chance):
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)

    header = section.header.paragraphs[0]
    header.add_run().add_picture(io.BytesIO(logo(chance)), width=Cm(2))
    add_text(header, "　工程执行情况报告　名称：[[f01]]")
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_text(footer, "第 ")
    page_number(footer)
    add_text(footer, " 页")

    document.add_heading("工程执行情况报告", 0)
    left = [field for field in FIELDS if field not in LONG]
    inTable = left[1:21]
    form = document.add_table(rows=0, cols=4, style="Table Grid")
    for one, two in zip(inTable[::2], inTable[1::2]):
        for cell, text in zip(form.add_row().cells, (f"栏目{one[1:]}", f"[[{one}]]", f"栏目{two[1:]}", f"[[{two}]]")):
            add_text(cell.paragraphs[0], text, not text.startswith("[["))

    inText = [field for field in FIELDS[1:] if field not in inTable]
    titles = ["概况", "总体进展", "重点任务", "资金使用", "质量与安全", "存在的问题", "下一步安排", "结语"]
    for number, title in enumerate(titles):
        document.add_heading(f"{NUMERALS[number]}、{title}", 1)
        mine = inText[number * 5:number * 5 + 5] if number < 7 else inText[35:]
        for some in (mine[:3], mine[3:]):
            add_paragraph(document, "。".join(f"{filler(chance, 3)}，其中[[{field}]]" for field in some) + f"。{filler(chance, 3)}。")
        if number == 2:
            add_paragraph(document, "重点任务如下：")
            add_paragraph(document, "（[[items.no]]）[[items.title]]：[[items.text]]")
        if number == 3:
            add_paragraph(document, "各项支出见下表：")
            table = document.add_table(rows=2, cols=5, style="Table Grid")
            for column, (cell, title) in enumerate(zip(table.rows[0].cells, ("序号", "名称", "金额（万元）", "日期", "责任组"))):
                add_text(cell.paragraphs[0], title, True)
                add_text(table.rows[1].cells[column].paragraphs[0], f"[[rows.{ROW[column]}]]")
    add_paragraph(document, "（以上为全部内容）")
    return document


def slim(source, target):
    """What python-docx's own template brings and Word would not write goes: unused table styles, a thumbnail, white space."""
    unwanted = ("word/stylesWithEffects.xml", "docProps/thumbnail.jpeg", "customXml/")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name.startswith(unwanted):
                continue
            content = old.read(name)
            if name.endswith((".xml", ".rels")):
                keep = name.startswith(("word/document", "word/header", "word/footer"))
                root = etree.fromstring(content, etree.XMLParser(remove_blank_text=not keep))
                for child in list(root):
                    place = child.get("PartName", "") + child.get("Target", "")
                    unused = child.tag == qn("w:style") and child.get(qn("w:type")) == "table" and \
                        child.get(qn("w:styleId")) not in ("TableNormal", "TableGrid")
                    if unused or any(part in place for part in ("stylesWithEffects", "thumbnail", "customXml")):
                        root.remove(child)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    BUILD.mkdir(exist_ok=True)
    chance = random.Random(20261126)
    write_lines("record", [record(chance) for _ in range(count)])
    memory = io.BytesIO()
    compose(random.Random(9704)).save(memory)
    slim(memory, BUILD / "canonical.docx")


if __name__ == "__main__":
    main()
