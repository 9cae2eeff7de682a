#!/usr/bin/python3
"""Binds the canonical report to Zhangfa, as docs/architecture.md says how documents are bound: build/bound.docx, and
build/bound-records.jsonl, the records under the ids of its fields.

Every token becomes a field DOCPROPERTY in the formatting that the token had, its value a property of the document. The list and
the table become blocks, which begin at a bookmark. The document carries the description of its own fields, so that it can be
filled without templates.
"""

import copy
import json
import re
import zipfile

from lxml import etree

from model import FIELDS, ROW
from places import BUILD, records, write_lines

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML = "{http://www.w3.org/XML/1998/namespace}"
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
SECTION = "report"
ITEM_TITLES = {"title": "任务", "text": "情况"}
ROW_TITLES = dict(zip(ROW, ("序号", "名称", "金额（万元）", "日期", "责任组")))
WORD_LIMIT = 255  # of a property that is text


def field_id(name):
    return f"{SECTION}.{name}"


def description():
    """Of the fields, with the words of docs/templates.md."""
    def rows(title, shape, columns, **more):
        return {"title": title, "type": "array", "format": shape, **more, "items": {"type": "object", "properties": {
            column: {"title": text, "type": "string"} for column, text in columns.items()}}}
    fields = {field_id(field): {"title": f"栏目{field[1:]}", "type": "string"} for field in FIELDS}
    fields[field_id("items")] = rows("重点任务", "list", ITEM_TITLES, item="（{{#}}）{{title}}：{{text}}")
    fields[field_id("rows")] = rows("支出明细", "table", ROW_TITLES)
    return {"title": "工程执行情况报告", "fields": {}, "sections": [{"id": SECTION, "title": "工程执行情况", "fields": fields}]}


def chunks(text):
    """No longer than Word allows, and no white space at an end, which Word may drop."""
    while text:
        end = min(WORD_LIMIT, len(text))
        while end < len(text) and " " in text[end - 1:end + 1]:
            end -= 1
        yield text[:end]
        text = text[end:]


def properties():
    described = json.dumps(description(), ensure_ascii=False, separators=(",", ":"))
    result = {"zf._kind": "peers-report", "zf._adopted": "1"}
    result.update({f"zf._schema.{number}": chunk for number, chunk in enumerate(chunks(described), 1)})
    result.update({f"zf.{field_id(field)}": f"〔栏目{field[1:]}〕" for field in FIELDS})
    return result


def custom_part():
    root = etree.Element(f"{{{PROPERTIES}}}Properties", nsmap={None: PROPERTIES, "vt": VARIANT})
    for number, (name, value) in enumerate(properties().items(), 2):  # 0 and 1 are reserved
        entry = etree.SubElement(root, f"{{{PROPERTIES}}}property", fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}",
                                 pid=str(number), name=name)
        etree.SubElement(entry, f"{{{VARIANT}}}lpwstr").text = value
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


# ---- The text ------------------------------------------------------------------------------------------------------

def bind_field(run, field):
    """The run gives way to five that are a complex field."""
    formatting = run.find(W + "rPr")

    def piece(tag, text=None, **attributes):
        made = etree.Element(W + "r")
        if formatting is not None:
            made.append(copy.deepcopy(formatting))
        element = etree.SubElement(made, W + tag, {W + name: value for name, value in attributes.items()})
        if text is not None:
            element.text = text
            element.set(XML + "space", "preserve")
        run.addprevious(made)
    piece("fldChar", fldCharType="begin")
    piece("instrText", f' DOCPROPERTY "zf.{field_id(field)}" ')
    piece("fldChar", fldCharType="separate")
    piece("t", f"〔栏目{field[1:]}〕")
    piece("fldChar", fldCharType="end")
    run.getparent().remove(run)


def bind_fields(root):
    for text in list(root.iter(W + "t")):
        if found := re.fullmatch(r"\[\[(f\d\d)\]\]", text.text or ""):
            bind_field(text.getparent(), found[1])


class Bookmarks:
    def __init__(self):
        self.count = 0

    def put(self, paragraph, name):
        """Around all of it."""
        self.count += 1
        start = etree.Element(W + "bookmarkStart", {W + "id": str(self.count), W + "name": name})
        paragraph.insert(1 if paragraph[0].tag == W + "pPr" else 0, start)
        etree.SubElement(paragraph, W + "bookmarkEnd", {W + "id": str(self.count)})


def bind_blocks(body):
    """The list is left one item, the table one row, empty both but for a prompt: as Zhangfa makes them with no value."""
    bookmarks = Bookmarks()
    paragraphs = list(body.iter(W + "p"))
    full = {paragraph: "".join(paragraph.itertext()) for paragraph in paragraphs}
    title = next(p for p in paragraphs if full[p] == "一、概况")
    bookmarks.put(title, f"zf_{SECTION}")

    item = next(p for p in paragraphs if "[[items." in full[p])
    runs = [run for run in item.iter(W + "r")]
    for run in runs[1:]:
        item.remove(run)
    runs[0].find(W + "t").text = "〔重点任务〕"
    bookmarks.put(item, f"zf_{SECTION}__items")
    bookmarks.put(item.getnext(), f"zfe_{SECTION}__items")

    row = next(r for r in body.iter(W + "tr") if "[[rows." in "".join(r.itertext()))
    for run in row.iter(W + "r"):
        text, formatting = run.find(W + "t"), run.find(W + "rPr")
        text.text = "〔序号〕" if text.text == "[[rows.no]]" else ""
        paragraph = run.getparent()  # an empty run says nothing of how what is typed there looks; the paragraph's end does
        layout = paragraph.find(W + "pPr")
        if layout is None:
            layout = etree.Element(W + "pPr")
            paragraph.insert(0, layout)
        layout.append(copy.deepcopy(formatting))
    table = row.getparent()
    bookmarks.put(next(table.iter(W + "p")), f"zf_{SECTION}__rows")


def values_of(record):
    values = {field_id(name): value for name, value in record.items()}
    values[field_id("items")] = [{column: item[column] for column in ITEM_TITLES} for item in record["items"]]  # it counts itself
    return values


def main():
    with zipfile.ZipFile(BUILD / "canonical.docx") as package:
        files = {name: package.read(name) for name in package.namelist()}
    for name in ("word/document.xml", "word/header1.xml"):
        root = etree.fromstring(files[name])
        if name == "word/document.xml":
            bind_blocks(root[0])
        bind_fields(root)
        files[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    types = etree.fromstring(files["[Content_Types].xml"])
    etree.SubElement(types, etree.QName(types, "Override"), PartName="/docProps/custom.xml",
                     ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml")
    files["[Content_Types].xml"] = etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)
    relations = etree.fromstring(files["_rels/.rels"])
    etree.SubElement(relations, etree.QName(relations, "Relationship"), Id="rIdCustom", Target="docProps/custom.xml",
                     Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties")
    files["_rels/.rels"] = etree.tostring(relations, xml_declaration=True, encoding="UTF-8", standalone=True)
    files["docProps/custom.xml"] = custom_part()
    with zipfile.ZipFile(BUILD / "bound.docx", "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)

    write_lines("bound-record", [values_of(record) for record in records(1000)])


if __name__ == "__main__":
    main()
