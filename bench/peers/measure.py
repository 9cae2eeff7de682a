#!/usr/bin/python3
"""Runs every engine, one after the other, each on one processor; prints a table, and writes it to build/results.json.

    measure.py [--documents N] [--only ENGINE,…] [COMMAND]…

COMMAND: a further engine, which prints the same line of JSON as engines.js does. {n} in it stands for how many documents it is to
make; without, the time to its first document is not measured.
"""

import argparse
import json
import os
import pathlib
import shlex
import shutil
import statistics
import subprocess
import sys
import time

from places import BUILD, HERE, records
from verify import faults

NODE = ["docxtemplater", "docxtemplater-once", "easy-template-x", "carbone", "carbone-odt", "docx", "docx-templates",
        "docx-templates-no-sandbox"]
PYTHON = ["docxtpl", "python-docx", "relatorio", "relatorio-once", "writer"]
OWN = pathlib.Path(os.environ.get("ZHANGFA_BUILD_DIR", HERE.parent.parent / "build")) / "engine_bench"
STARTS = 5
PROCESSOR = str(max(os.sched_getaffinity(0)))


def command_of(engine, count, *more):
    if engine in NODE:
        return ["node", str(HERE / "engines.js"), engine, str(count), *more]
    return [sys.executable, str(HERE / "engines.py"), engine, str(count), *more]


def own_command(count, level):
    return [str(OWN), str(BUILD / "bound.docx"), str(BUILD / ("bound-record.jsonl" if count == 1 else "bound-records.jsonl")),
            "--count", str(count), "--level", str(level)]


def run(command):
    """Its line of JSON, and milliseconds from start to end."""
    begin = time.perf_counter()
    done = subprocess.run(["taskset", "-c", PROCESSOR, *command], check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1]), (time.perf_counter() - begin) * 1000


def problem(engine):
    """Of its documents of the first three records, before anything is measured; None: all is well."""
    folder = BUILD / "made" / engine
    shutil.rmtree(folder, ignore_errors=True)
    try:
        run(command_of(engine, 3, str(folder)))
    except subprocess.CalledProcessError as error:
        return f"it does not run ({error.returncode})"
    for number, record in enumerate(records(3)):
        path = next(folder.glob(f"{number}.*"))
        for fault in faults(path, record):
            return f"{path}: {fault}"
    return None


def measure(name, command, documents):
    result, _ = run(command(documents))
    start = statistics.median(run(command(1))[1] for _ in range(STARTS)) if command(1) != command(2) else None
    result.update(engine=name, start_ms=start and round(start, 1), load=os.getloadavg()[0])
    print(f"{name}: {result.get('docs_per_s_steady', result.get('docs_per_s_total'))}/s", file=sys.stderr)
    return result


def table(results):
    lines = ["| engine | documents/s | processor, ms a document | start to first document, ms | memory, MB | bytes a document |",
             "|---|---:|---:|---:|---:|---:|"]
    for result in sorted(results, key=lambda result: result["cpu_ms_per_doc"]):
        rate = result.get("docs_per_s_steady", result["docs_per_s_total"])
        start = "" if result["start_ms"] is None else f"{result['start_ms']:.0f}"
        lines.append(f"| {result['engine']} | {rate:.1f} | {result['cpu_ms_per_doc']:.2f} | {start} | {result['maxrss_mb']:.0f} | "
                     f"{result['bytes_per_doc']} |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--only", default="")
    parser.add_argument("commands", nargs="*")
    arguments = parser.parse_args()
    wanted = [name for name in [*NODE, *PYTHON] if not arguments.only or name in arguments.only.split(",")]
    problems = {engine: problem(engine) for engine in wanted}
    for engine, what in problems.items():
        if what:
            print(f"{engine} is not measured: {what}", file=sys.stderr)
    results = [measure(engine, lambda count, engine=engine: command_of(engine, count), arguments.documents)
               for engine in wanted if not problems[engine]]
    if OWN.exists():
        for level in (1, 6):
            results.append(measure(f"zhangfa, compression {level}", lambda count, level=level: own_command(count, level),
                                   arguments.documents))
    for text in arguments.commands:
        words = shlex.split(text)
        name = pathlib.Path(words[0]).name
        results.append(measure(name, lambda count, words=words: [word.replace("{n}", str(count)) for word in words],
                               arguments.documents))
    (BUILD / "results.json").write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(table(results))
    sys.exit(any(problems.values()))


if __name__ == "__main__":
    main()
