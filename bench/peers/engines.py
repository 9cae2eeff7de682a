#!/usr/bin/python3
"""As engines.js, for the engines in Python.

    engines.py ENGINE COUNT [FOLDER]
"""

import copy
import io
import json
import pathlib
import re
import resource
import sys
import time

from places import BUILD, records


def docxtpl():
    from docxtpl import DocxTemplate
    template = (BUILD / "docxtpl.docx").read_bytes()

    def make(record):
        document, out = DocxTemplate(io.BytesIO(template)), io.BytesIO()
        document.render(record, autoescape=True)
        document.save(out)
        return out.getvalue()
    return make


def python_docx():
    """By hand, as those do who want no template engine: runs are searched for tokens, rows and paragraphs copied."""
    from docx import Document
    from docx.oxml.ns import qn
    template = (BUILD / "canonical.docx").read_bytes()
    token = re.compile(r"\[\[(?:items\.|rows\.)?(\w+)\]\]")

    def fill(element, values):
        for text in element.iter(qn("w:t")):
            if text.text and "[[" in text.text:
                text.text = token.sub(lambda found: values[found[1]], text.text)

    def repeat(element, rows):
        for row in rows:
            new = copy.deepcopy(element)
            fill(new, row)
            element.addprevious(new)
        element.getparent().remove(element)

    def make(record):
        document, out = Document(io.BytesIO(template)), io.BytesIO()
        repeat(next(p._p for p in document.paragraphs if "[[items." in p.text), record["items"])
        repeat(document.tables[1].rows[1]._tr, record["rows"])
        fill(document.element.body, record)
        fill(document.sections[0].header._element, record)
        document.save(out)
        return out.getvalue()
    return make


class Attributes:
    """A record whose values relatorio's expressions can name."""

    def __init__(self, record):
        for key, value in record.items():
            setattr(self, key, [Attributes(row) for row in value] if isinstance(value, list) else value)


def relatorio(once=False):
    from relatorio.templates.opendocument import Template
    path = str(BUILD / "relatorio.odt")
    kept = Template(source="", filepath=path)

    def make(record):
        template = kept if once else Template(source="", filepath=path)
        return template.generate(o=Attributes(record)).render().getvalue()
    return make


ENGINES = {"docxtpl": docxtpl, "python-docx": python_docx, "relatorio": relatorio, "relatorio-once": lambda: relatorio(True)}


def main():
    engine, count = sys.argv[1], int(sys.argv[2])
    folder = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    rows = records(count)
    make = ENGINES[engine]()
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    times, size = [], 0
    processor, begin = time.process_time(), time.perf_counter()
    for i in range(count):
        start = time.perf_counter()
        document = make(rows[i % len(rows)])
        times.append((time.perf_counter() - start) * 1000)
        size += len(document)
        if folder:
            (folder / f"{i}.{'odt' if engine.startswith('relatorio') else 'docx'}").write_bytes(document)
    wall, used = time.perf_counter() - begin, time.process_time() - processor
    result = {"engine": engine, "N": count, "docs_per_s_total": round(count / wall, 2)}
    if count > 200:
        steady = sorted(times[100:])
        result.update(docs_per_s_steady=round(1000 * len(steady) / sum(steady), 2), p50_ms=round(steady[len(steady) // 2], 2),
                      p95_ms=round(steady[len(steady) * 95 // 100], 2))
    result.update(cpu_ms_per_doc=round(used * 1000 / count, 2), maxrss_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 2),
                  bytes_per_doc=size // count)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
