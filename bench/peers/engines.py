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


def writer():
    """Writer itself, as fast as it goes: one document kept open, its places found once, texts set there, and saved."""
    import atexit
    import os
    import shutil
    import subprocess
    import uno
    from com.sun.star.beans import PropertyValue
    pipe, profile, made = f"peers-{os.getpid()}", BUILD / "writer-profile", pathlib.Path(f"/dev/shm/peers-{os.getpid()}.docx")
    office = subprocess.Popen(["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{profile}",
                               f"--accept=pipe,name={pipe};urp"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.time() + 60
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except Exception:  # not started yet
            if time.time() > end:
                raise
            time.sleep(0.1)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)

    def stop():
        try:
            desktop.terminate()
        except Exception:  # it goes while it answers
            pass
        office.wait(20)
        shutil.rmtree(profile, ignore_errors=True)
        made.unlink(missing_ok=True)
    atexit.register(stop)
    document = desktop.loadComponentFromURL((BUILD / "canonical.docx").as_uri(), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
    first = records(1)[0]

    def places(pattern):
        search = document.createSearchDescriptor()
        search.SearchRegularExpression, search.SearchString = True, pattern
        return document.findAll(search)
    found = places(r"\[\[f[0-9][0-9]\]\]")
    fields = [(place.String[2:-2], place) for place in (found.getByIndex(i) for i in range(found.Count))]
    found = places(r"\[\[items\.no\]\].*").getByIndex(0)
    text, cursor = found.Text, found.Text.createTextCursorByRange(found)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoEndOfParagraph(True)
    cursor.String = ""
    for _ in first["items"][1:]:
        text.insertControlCharacter(cursor.Start, 0, False)  # PARAGRAPH_BREAK
    items = [cursor]
    for _ in first["items"][1:]:
        before = text.createTextCursorByRange(items[0])
        before.gotoPreviousParagraph(False)
        items.insert(0, before)
    table = places(r"\[\[rows\.no\]\]").getByIndex(0).TextTable
    table.Rows.insertByIndex(2, len(first["rows"]) - 1)
    cells = [[table.getCellByPosition(column, 1 + row) for column in range(5)] for row in range(len(first["rows"]))]
    save = (PropertyValue("FilterName", 0, "Office Open XML Text", 0),)
    stat = next(p for p in pathlib.Path("/proc").glob("[0-9]*/stat") if p.read_text().split(" ", 2)[1] == "(soffice.bin)"
                and str(profile) in (p.parent / "cmdline").read_text())

    def make(record):
        for field, place in fields:
            place.String = record[field]
        for item, place in zip(record["items"], items):
            place.gotoStartOfParagraph(False)
            place.gotoEndOfParagraph(True)
            place.String = f"（{item['no']}）{item['title']}：{item['text']}"
        for row, line in zip(record["rows"], cells):
            for column, cell in zip(("no", "name", "amount", "date", "group"), line):
                cell.String = row[column]
        document.storeToURL(made.as_uri(), save)
        return made.read_bytes()
    ticks = os.sysconf("SC_CLK_TCK")
    make.processor = lambda: sum(map(int, stat.read_text().rsplit(") ", 1)[1].split()[11:13])) / ticks
    make.memory = lambda: int(re.search(r"VmHWM:\s+(\d+)", (stat.parent / "status").read_text())[1]) / 1024
    return make


ENGINES = {"docxtpl": docxtpl, "writer": writer, "python-docx": python_docx, "relatorio": relatorio, "relatorio-once": lambda: relatorio(True)}


def main():
    engine, count = sys.argv[1], int(sys.argv[2])
    folder = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
    rows = records(count)
    make = ENGINES[engine]()
    helper = getattr(make, "processor", lambda: 0)  # of a process that does the work
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    times, size = [], 0
    processor, begin = time.process_time() + helper(), time.perf_counter()
    for i in range(count):
        start = time.perf_counter()
        document = make(rows[i % len(rows)])
        times.append((time.perf_counter() - start) * 1000)
        size += len(document)
        if folder:
            (folder / f"{i}.{'odt' if engine.startswith('relatorio') else 'docx'}").write_bytes(document)
    wall, used = time.perf_counter() - begin, time.process_time() + helper() - processor
    result = {"engine": engine, "N": count, "docs_per_s_total": round(count / wall, 2)}
    if count > 200:
        steady = sorted(times[100:])
        result.update(docs_per_s_steady=round(1000 * len(steady) / sum(steady), 2), p50_ms=round(steady[len(steady) // 2], 2),
                      p95_ms=round(steady[len(steady) * 95 // 100], 2))
    memory = getattr(make, "memory", lambda: 0)() + resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    result.update(cpu_ms_per_doc=round(used * 1000 / count, 2), maxrss_mb=round(memory, 2),
                  bytes_per_doc=size // count)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
