"""Where everything is."""

import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE / "build"


def write_lines(name, values):
    """NAMEs.jsonl, and NAME.jsonl with the first one alone."""
    lines = [json.dumps(value, ensure_ascii=False) + "\n" for value in values]
    (BUILD / f"{name}s.jsonl").write_text("".join(lines), encoding="utf-8")
    (BUILD / f"{name}.jsonl").write_text(lines[0], encoding="utf-8")


def records(count):
    """The first so many, fewer where there are no more. The file of one is for the time that the first document takes."""
    with open(BUILD / ("record.jsonl" if count == 1 else "records.jsonl"), encoding="utf-8") as file:
        return [json.loads(line) for _, line in zip(range(count), file)]
