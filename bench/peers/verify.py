#!/usr/bin/python3
"""Whether every value of a record stands in a document, and nothing of a template any more.

    verify.py FILE [NUMBER OF THE RECORD, from 0] …
"""

import re
import sys
import zipfile

from lxml import etree

from places import records

PARAGRAPHS = ("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p",
              "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p", "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}h")
# White space between Word's elements is nothing (docx-templates indents them), and codes of fields are not shown.
SHOWN = etree.XPath(".//w:t/text() | .//text()[not(ancestor::w:p)]",
                    namespaces={"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"})
LEFT = re.compile(r"\[\[|\]\]|\+\+\+|\{[#/%{d][^}]*\}|\{\w+\}|</?for|〔f\d\d〕")


def lines(path):
    """The text of body, headers and footers, a paragraph a line."""
    result = []
    with zipfile.ZipFile(path) as package:
        if damaged := package.testzip():
            raise ValueError(f"{path}: {damaged} is damaged")
        for name in package.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml|content\.xml|styles\.xml", name):
                for paragraph in etree.fromstring(package.read(name)).iter(*PARAGRAPHS):
                    result.append("".join(SHOWN(paragraph)))
    return result


def faults(path, record):
    text = lines(path)
    everything = "\n".join(text)
    for field, value in record.items():
        if isinstance(value, str) and value not in everything:
            yield f"{field} is missing: {value}"
    at = -1
    for item in record["items"]:
        wanted = f"（{item['no']}）{item['title']}：{item['text']}"
        if wanted not in text[at + 1:]:
            yield f"no such item, or not in its place: {wanted}"
        else:
            at = text.index(wanted, at + 1)
    cells = [row[column] for row in record["rows"] for column in ("no", "name", "amount", "date", "group")]
    if not any(text[i:i + len(cells)] == cells for i in range(len(text))):
        yield "the table has other cells, or in another order"
    yield from (f"left over: {found}" for found in LEFT.findall(everything))


def main():
    failed = False
    names = sys.argv[1:]
    while names:
        path = names.pop(0)
        number = int(names.pop(0)) if names and names[0].isdigit() else 0
        found = list(faults(path, records(number + 1)[number]))
        failed = failed or bool(found)
        print(f"{path}: {'; '.join(found) if found else 'all there'}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
