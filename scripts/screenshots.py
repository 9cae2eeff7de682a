"""One screenshot for screenshots.sh: opens the deck in the office that listens, makes a report, types, and takes the picture.

    screenshots.py SCALE WIDTH FILE LIST_FILE DOCUMENT [COMMAND PATH…]

LIST_FILE: another one, of a list being filled; may be empty. DOCUMENT: empty, or the one that the office was started with,
which somebody else made: then the first section that it lacks is put in, and nothing else done. COMMAND: one that opens a window over the report; PATHs are
typed into its edits, which are three tabs from each other.
"""

import subprocess
import sys
import time

import uno

scale, width, file = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]


def connect():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(150):
        try:
            return resolver.resolve("uno:pipe,name=zhangfa-screenshots;urp;StarOffice.ComponentContext")
        except Exception:  # not started yet
            time.sleep(0.2)
    raise SystemExit("the office does not start")


def tool(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


context = connect()
services = context.ServiceManager
desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)

frame = None
while not (frame and frame.Controller):
    time.sleep(0.2)
    frame = desktop.Frames.getByIndex(0) if desktop.Frames.Count else None
time.sleep(1)


def run(command):
    dispatcher.executeDispatch(frame, "vnd.sun.star.job:alias=" + command, "_self", 0, ())
    time.sleep(1)


def end():
    frame.Controller.Model.setModified(False)
    try:
        desktop.terminate()
    except Exception:  # it goes while it answers
        pass
    raise SystemExit


run("ZhangfaShow")
if sys.argv[5]:
    time.sleep(2)
    # The fourth line of the list: a double click puts it in.
    tool("mousemove", frame.ContainerWindow.PosSize.Width - 250 * scale, 425 * scale, "click", "--repeat", 2, 1)
    time.sleep(3)
    subprocess.run(["import", "-window", "root", file], check=True)
    end()
run("ZhangfaNew")
time.sleep(1)


def widen():
    """Drags the splitter beside the deck until its panels are as wide as wanted."""
    tabs = 52 * scale  # and the splitter
    narrow = 19 * 13 * scale  # as the deck opens: 19 Chinese characters
    whole = frame.ContainerWindow.PosSize.Width
    edge, wanted = whole - tabs - narrow - 5 * scale, whole - tabs - width * scale - 5 * scale
    y = 700 * scale
    tool("mousemove", edge, y, "mousedown", 1)
    for step in range(1, 11):
        tool("mousemove", edge + (wanted - edge) * step // 10, y)
        time.sleep(0.05)
    tool("mouseup", 1)
    time.sleep(0.5)


if len(sys.argv) > 6:
    time.sleep(1)
    tool("mousemove", 5, 5)  # no tooltip
    dispatcher.executeDispatch(frame, "vnd.sun.star.job:alias=" + sys.argv[6], "_self", 0, ())
    time.sleep(2)
    for number, path in enumerate(sys.argv[7:]):
        if number:
            tool("key", "Tab", "Tab", "Tab")
        tool("type", "--delay", 20, path)
    time.sleep(4)
    subprocess.run(["import", "-window", "root", file], check=True)
    end()
if width > 260:
    widen()
run("ZhangfaNext")
tool("type", "--delay", 60, "Qinghe")
time.sleep(1.2)
subprocess.run(["import", "-window", "root", file], check=True)

if sys.argv[4]:
    document = frame.Controller.Model
    search = document.createSearchDescriptor()
    search.SearchString = "〔逐条写明问题及其具体表现〕"
    frame.Controller.select(document.findFirst(search).Start)
    time.sleep(1)
    run("ZhangfaNext")
    for text in ("宣讲内容不够贴近群众需求", "面向青年的宣讲内容较少"):
        tool("type", "--delay", 60, text)
        tool("key", "Tab")
        time.sleep(1)
    subprocess.run(["import", "-window", "root", sys.argv[4]], check=True)
end()
