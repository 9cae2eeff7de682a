"""One screenshot for screenshots.sh: opens the deck in the office that listens, makes a report, types, and takes the picture.

    screenshots.py SCALE WIDTH FILE
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


run("ZhangfaShow")
run("ZhangfaNew")
time.sleep(1)


def widen():
    """Drags the splitter beside the deck until its panels are as wide as wanted."""
    tabs = 52 * scale  # the deck's tabs and the splitter
    window, text = frame.ContainerWindow.PosSize, frame.ComponentWindow.PosSize
    edge = text.X + text.Width
    wanted = window.Width - tabs - width * scale
    y = 700 * scale
    tool("mousemove", edge + 3 * scale, y, "mousedown", 1)
    for step in range(1, 11):
        tool("mousemove", edge + 3 * scale + (wanted - edge) * step // 10, y)
        time.sleep(0.05)
    tool("mouseup", 1)
    time.sleep(0.5)


widen()
run("ZhangfaNext")
tool("type", "--delay", 60, "Qinghe")
time.sleep(1.2)
subprocess.run(["import", "-window", "root", file], check=True)
frame.Controller.Model.setModified(False)
try:
    desktop.terminate()
except Exception:  # it goes while it answers
    pass
