#!/usr/bin/python3
"""The canonical report in the syntax of each engine: build/<engine>.docx, build/<engine>.odt, and for the builder, which has
no template, its contents as build/contents.json and build/logo.png.

    templates.py            needs build/canonical.docx and, for ODT, build/canonical.odt (soffice --convert-to odt)
"""

import copy
import json
import re
import zipfile
from typing import Callable, NamedTuple

from lxml import etree

from places import BUILD

TOKEN = re.compile(r"\[\[(?:(items|rows)\.)?(\w+)\]\]")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


class Words(NamedTuple):
    """Names of elements in one of the two formats."""
    parts: tuple  # in which tokens stand
    body: str
    paragraph: str
    row: str
    texts: Callable  # element -> elements whose .text is text


DOCX = Words(("word/document.xml", "word/header1.xml"), "word/document.xml", W + "p", W + "tr",
             lambda element: element.iter(W + "t"))
ODT = Words(("content.xml", "styles.xml"), "content.xml", TEXT + "p", TABLE + "table-row",
            lambda element: element.iter(TEXT + "span", TEXT + "p"))


def full_text(element):
    return "".join(element.itertext())


class Model:
    """One engine's template in the making."""

    def __init__(self, words, source):
        self.words = words
        with zipfile.ZipFile(source) as package:
            self.files = {name: package.read(name) for name in package.namelist()}
        self.roots = {name: etree.fromstring(self.files[name]) for name in words.parts}
        body = self.roots[words.body]
        self.item = next(p for p in body.iter(words.paragraph) if "[[items." in full_text(p))
        self.row = next(r for r in body.iter(words.row) if "[[rows." in full_text(r))

    def only(self, element, text):
        """A copy in which nothing but `text` stands, in the place of the first token."""
        made = copy.deepcopy(element)
        first = True
        for holder in self.words.texts(made):
            if holder.text and TOKEN.search(holder.text):
                holder.text, first = (text if first else ""), False
            elif holder.text and element is self.item:
                holder.text = ""
        return made

    def around(self, element, before, after):
        element.addprevious(self.only(element, before))
        element.addnext(self.only(element, after))

    def within(self, element, before, after):
        """Text before the first token and behind the last one."""
        holders = [h for h in self.words.texts(element) if h.text and TOKEN.search(h.text)]
        holders[0].text = before + holders[0].text
        holders[-1].text += after

    def replace(self, field, item, row):
        """Tokens by what the functions give for their names."""
        kinds = {None: field, "items": item, "rows": row}
        for root in self.roots.values():
            for element in root.iter():
                for place in ("text", "tail"):
                    text = getattr(element, place)
                    if text and "[[" in text and isinstance(element.tag, str):
                        setattr(element, place, TOKEN.sub(lambda found: kinds[found[1]](found[2]), text))

    def save(self, name):
        with zipfile.ZipFile(BUILD / name, "w", zipfile.ZIP_DEFLATED) as package:
            for part, content in self.files.items():
                if part in self.roots:
                    content = etree.tostring(self.roots[part], xml_declaration=True, encoding="UTF-8", standalone=True)
                package.writestr(zipfile.ZipInfo(part), content,
                                 zipfile.ZIP_STORED if part == "mimetype" else zipfile.ZIP_DEFLATED)


def docxtemplater(model):
    model.around(model.item, "{#items}", "{/items}")
    model.within(model.row, "{#rows}", "{/rows}")
    model.replace("{{{}}}".format, "{{{}}}".format, "{{{}}}".format)


def easy_template_x(model):
    first = next(h for h in model.words.texts(model.item) if h.text)
    first.text = '{#items [loopOver: "paragraph"]}' + first.text
    last = [h for h in model.words.texts(model.item) if h.text][-1]
    last.text += "{/items}"
    model.within(model.row, "{#rows}", "{/rows}")
    model.replace("{{{}}}".format, "{{{}}}".format, "{{{}}}".format)


def docx_templates(model):
    model.around(model.item, "+++FOR item IN items+++", "+++END-FOR item+++")
    model.around(model.row, "+++FOR row IN rows+++", "+++END-FOR row+++")
    model.replace("+++INS {}+++".format, "+++INS $item.{}+++".format, "+++INS $row.{}+++".format)


def carbone(model):
    # It learns a repetition from its first two elements.
    model.item.addnext(model.only(model.item, "{d.items[i+1].no}"))
    model.row.addnext(model.only(model.row, "{d.rows[i+1].no}"))
    model.replace("{{d.{}}}".format, "{{d.items[i].{}}}".format, "{{d.rows[i].{}}}".format)


def docxtpl(model):
    model.around(model.item, "{%p for item in items %}", "{%p endfor %}")
    model.around(model.row, "{%tr for row in rows %}", "{%tr endfor %}")
    model.replace("{{{{ {} }}}}".format, "{{{{ item.{} }}}}".format, "{{{{ row.{} }}}}".format)


def relatorio(model):
    model.around(model.item, '[[<for each="item in o.items">]]', "[[</for>]]")
    model.around(model.row, '[[<for each="row in o.rows">]]', "[[</for>]]")
    directive = re.compile(r"(\[\[<.*?>\]\]|\[\[[\w.]+\]\])")

    def element_for(word):
        placeholder = etree.Element(TEXT + "placeholder", {TEXT + "placeholder-type": "text"})
        found = TOKEN.fullmatch(word)
        name = {None: "o.", "items": "item.", "rows": "row."}[found[1]] + found[2] if found else word[3:-3]
        placeholder.text = f"<{name}>"
        return placeholder

    def split(holder, before, text, put):
        """Pieces of a text, with placeholders between them."""
        for piece in directive.split(text):
            if directive.fullmatch(piece):
                before = put(before, element_for(piece))
            elif before is None:
                holder.text = (holder.text or "") + piece
            else:
                before.tail = (before.tail or "") + piece

    for root in model.roots.values():
        for holder in list(root.iter()):
            if not isinstance(holder.tag, str):
                continue
            for child in list(holder):
                if child.tail and "[[" in child.tail:
                    text, child.tail = child.tail, None

                    def behind(before, new):
                        before.addnext(new)
                        return new
                    split(holder, child, text, behind)
            if holder.text and "[[" in holder.text:
                text, holder.text = holder.text, None

                def inside(before, new):
                    holder.insert(0 if before is None else holder.index(before) + 1, new)
                    return new
                split(holder, None, text, inside)


def contents():
    """What the builder builds: paragraphs and tables as the canonical document has them."""
    with zipfile.ZipFile(BUILD / "canonical.docx") as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
        (BUILD / "logo.png").write_bytes(package.read("word/media/image1.png"))
    result = []
    for element in body:
        if element.tag == W + "p":
            style = element.find(f"{W}pPr/{W}pStyle")
            text = full_text(element)
            result.append({"kind": "items" if "[[items." in text else "paragraph", "text": text,
                           "style": style.get(W + "val") if style is not None else None})
        elif element.tag == W + "tbl":
            rows = [[full_text(cell) for cell in row.iter(W + "tc")] for row in element.iter(W + "tr")]
            listed = "[[rows." in rows[-1][0]
            result.append({"kind": "rows", "header": rows[0]} if listed else {"kind": "table", "rows": rows})
    (BUILD / "contents.json").write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")


def main():
    for write in (docxtemplater, easy_template_x, docx_templates, carbone, docxtpl):
        model = Model(DOCX, BUILD / "canonical.docx")
        write(model)
        model.save(write.__name__.replace("_", "-") + ".docx")
    contents()
    if (BUILD / "canonical.odt").exists():
        for write in (carbone, relatorio):
            model = Model(ODT, BUILD / "canonical.odt")
            write(model)
            model.save(write.__name__ + ".odt")


if __name__ == "__main__":
    main()
