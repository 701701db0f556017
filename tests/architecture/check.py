#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the sources against the rules of docs/architecture.md and CONTRIBUTING.md; prints one line for each breach.

check.py ROOT RULE…      exit 1 if a rule is broken; rules: see RULES at the end of the file
check.py --binary FILE   exit 1 if the program links a GUI library, itself or through another library
"""

import hashlib
import os
import re
import subprocess
import sys

# Which layers a layer may include, besides itself. The picture is in docs/architecture.md.
MIDDLE = ["decode", "ingest", "filter", "alert", "store", "broker", "notify", "simulate", "export"]
FOUNDATION = {"base", "model"}
LAYERS = {"base": set(), "model": {"base"}, "qtmqtt": set()}
LAYERS.update({name: set(FOUNDATION) for name in MIDDLE})
LAYERS["store"].add("filter")
LAYERS["monitor"] = FOUNDATION | set(MIDDLE)
LAYERS["ui"] = FOUNDATION | set(MIDDLE) | {"monitor"}
# Programs: no layer includes them.
PROGRAMS = {"watchpostctl": FOUNDATION | set(MIDDLE) | {"monitor"},
            "watchpost": FOUNDATION | set(MIDDLE) | {"monitor", "ui"}}

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
SOURCE_ENDINGS = (".cpp", ".h")
GUI_LIBRARIES = re.compile(r"libQt6(Gui|Widgets|OpenGL|Charts|Svg|SvgWidgets|PrintSupport|Quick|Qml)\b")

# Header names and the places that may include them. The standard library's threads count as QThread does.
FENCES = [
    ("QtSql", re.compile(r"^(QtSql/)?(QSql\w*)$|^QtSql$"), {"src/store"}),
    ("libpq", re.compile(r"^libpq-fe\.h$"), {"src/store"}),
    ("Qt MQTT", re.compile(r"^(QtMqtt/)?(QMqtt\w*|qmqtt\w*\.h)$|^QtMqtt$"), {"src/broker", "src/qtmqtt"}),
    ("threads", re.compile(r"^(QtCore/)?QThread(Pool)?$|^thread$|^QtConcurrent.*$"),
     {"src/monitor", "src/store/stall_watch.cpp"}),
]

SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
SPDX_ENDINGS = (".cpp", ".h", ".py", ".sh", ".cmake", ".sql", "CMakeLists.txt")
# Written in parts, so that this file does not hold what it looks for.
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
# A test that cannot run fails: skipped ones look like passed ones in a summary.
SKIPPED = re.compile(r"^\s*Q" + r"SKIP\s*\(")
# To sleep, or to ask which thread this is, makes no thread.
OWNS_THREAD = re.compile(r"\bQThread(?:Pool)?\b(?!::(?:m?sleep|usleep|currentThread)|>)|std::j?thread\b|QtConcurrent::")
MACHINE_PATH = re.compile(r"(?<![\w.*+/#{}$-])/(?:wo" + r"rk|ro" + r"ot|tmp/re" + r"al|home/\w+)/\w")
# What has no place in a screen: words, and the reason.
NOT_IN_UI = [
    (re.compile(r"\bprocessEvents\b"), "runs the event loop in the middle of something"),
    (re.compile(r"(?:\.|->)exec\(\)"), "a nested event loop: use open()"),
    (re.compile(r"QMessageBox::(?:information|warning|critical|question)\("), "faults are banners, not boxes"),
    (re.compile(r"setOpenExternalLinks"), "texts of devices must not open anything"),
    (re.compile(r"Qt::RichText"), "texts are plain"),
]
MAKES_LABEL = re.compile(r"\bnew QLabel\b")
PLAIN = re.compile(r"setTextFormat\(Qt::PlainText\)")
TEXT_ENDINGS = SPDX_ENDINGS + (".md", ".json", ".service", ".yml", ".qrc")


def files_of(root):
    """All files that are, or would be, committed; relative paths."""
    if os.path.isdir(os.path.join(root, ".git")):
        listed = subprocess.run(["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                                capture_output=True, check=False)
        if listed.returncode == 0:
            names = listed.stdout.decode().split("\0")
            return sorted(name for name in names if name and os.path.isfile(os.path.join(root, name)))
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in ("build", ".git", ".cache")]
        found += [os.path.relpath(os.path.join(folder, name), root) for name in names]
    return sorted(found)


def text_of(root, path):
    with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
        return file.read()


def includes_of(text):
    """(line, quoted name or None, bracketed name or None)"""
    for match in INCLUDE.finditer(text):
        yield text.count("\n", 0, match.start(1) if match[1] else match.start(2)) + 1, match[1], match[2]


def owner_of(path):
    """What a source file belongs to and which layers it may include; None where no rule holds."""
    parts = path.split("/")
    if len(parts) > 2 and parts[0] == "src":
        return parts[1], LAYERS.get(parts[1])
    if len(parts) > 2 and parts[0] == "ui":
        return "ui", LAYERS["ui"]
    if len(parts) > 2 and parts[0] == "app":
        return "app/" + parts[1], PROGRAMS.get(parts[1])
    # A layer's tests see what the layer sees, and the layer.
    if len(parts) == 3 and parts[0] == "tests" and parts[1] in LAYERS:
        return "tests/" + parts[1], LAYERS[parts[1]] | {parts[1]}
    return None


def check_layers(root):
    for path in files_of(root):
        if not path.endswith(SOURCE_ENDINGS):
            continue
        owner = owner_of(path)
        if owner is None:
            continue
        name, allowed = owner
        if allowed is None:
            yield f"{path}: {name} is no layer that docs/architecture.md knows"
            continue
        for line, quoted, _ in includes_of(text_of(root, path)):
            target = quoted.split("/")[0] if quoted and "/" in quoted else None
            if target is None and quoted and name in LAYERS and name != "ui" and not path.startswith("tests/"):
                if not quoted.endswith((".moc", "_p.h")) and not quoted.startswith("moc_"):
                    yield f'{path}:{line}: "{quoted}" must be written "layer/file.h"'
            elif target in LAYERS and target != name and target not in allowed:
                yield f"{path}:{line}: {name} must not include {target} ({quoted})"


def check_links(root):
    path = "src/CMakeLists.txt"
    if not os.path.isfile(os.path.join(root, path)):
        return
    for name, rest in re.findall(r"^\s*watchpost_layer\((\w+)\s+DEPENDS([^)]*)\)", text_of(root, path), re.MULTILINE):
        for item in rest.split():
            if item in LAYERS and item not in LAYERS.get(name, set()):
                yield f"{path}: {name} must not link {item}"


def check_fences(root):
    for path in files_of(root):
        if not path.endswith(SOURCE_ENDINGS) or path.split("/")[0] not in ("src", "app", "ui"):
            continue
        text = text_of(root, path)
        for line, quoted, bracketed in includes_of(text):
            for what, pattern, places in FENCES:
                if what == "threads" and not OWNS_THREAD.search(text):
                    continue
                if pattern.match(bracketed or quoted) and not {path, "/".join(path.split("/")[:2])} & places:
                    yield f"{path}:{line}: {what} only in {', '.join(sorted(places))}"


def check_spdx(root):
    for path in files_of(root):
        shell = not path.endswith(SPDX_ENDINGS)
        if shell and path not in ("run", "test", ".ci/run", ".ci/nightly", "tests/bench/run",
                                                                "tests/gui/with_display", "tests/gui/shoot",
                                                                "tests/packaging/check",
                                                                "packaging/completion/watchpost") and not (
                path.startswith("packaging/") and text_of(root, path).startswith("#!")):
            continue
        head = text_of(root, path).split("\n")[:2]
        if not any(SPDX in line for line in head):
            yield f"{path}:1: no line '{SPDX}'"


def check_words(root):
    for path in files_of(root):
        if not path.endswith(TEXT_ENDINGS) and "/" in path and not path.startswith(".ci/"):
            continue
        if path.startswith("tests/data/") or path == "LICENSE":
            continue
        for number, line in enumerate(text_of(root, path).split("\n"), 1):
            if UNFINISHED.search(line):
                yield f"{path}:{number}: unfinished work does not belong in the sources: {line.strip()[:80]}"
            if SKIPPED.search(line) and path.startswith("tests/"):
                yield f"{path}:{number}: a test that skips itself tests nothing"
            if MACHINE_PATH.search(line):
                yield f"{path}:{number}: a path of one machine: {line.strip()[:80]}"


def check_screens(root):
    for path in files_of(root):
        if not path.startswith("ui/") or not path.endswith(SOURCE_ENDINGS):
            continue
        text = text_of(root, path)
        for number, line in enumerate(text.split("\n"), 1):
            for pattern, why in NOT_IN_UI:
                if pattern.search(line):
                    yield f"{path}:{number}: {why}: {line.strip()[:80]}"
        # Qt guesses rich text in labels: `<img src=…>` from a device must stay what it is.
        if MAKES_LABEL.search(text) and not PLAIN.search(text):
            yield f"{path}: makes labels and never says setTextFormat(Qt::PlainText)"


def check_binary(path):
    dynamic = subprocess.run(["readelf", "-d", path], capture_output=True, text=True, check=True).stdout
    loaded = subprocess.run(["ldd", path], capture_output=True, text=True, check=True).stdout
    if "libQt6Core" not in dynamic + loaded:
        yield f"{path}: links no libQt6Core: is this the right file?"
    for name in sorted(set(match[0] for match in GUI_LIBRARIES.finditer(dynamic + loaded))):
        yield f"{path}: links {name}"


# Stores remember the hash of each migration that made them, and refuse a program that brings another one.
def check_migrations(root):
    folder = os.path.join(root, "sql")
    listed = {}
    ledger = os.path.join(folder, "migrations.sha256")
    if os.path.exists(ledger):
        with open(ledger, encoding="utf-8") as lines:
            listed = dict(reversed(line.split()) for line in lines)
    for engine in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        for name in sorted(os.listdir(os.path.join(folder, engine)) if os.path.isdir(os.path.join(folder, engine)) else []):
            path = f"{engine}/{name}"
            if not re.match(r"\d{4}_.*\.sql$", name):
                continue
            with open(os.path.join(folder, path), "rb") as content:
                found = hashlib.sha256(content.read()).hexdigest()
            if listed.get(path) is None:
                yield f"sql/{path}: not in sql/migrations.sha256; add it when it is finished"
            elif listed[path] != found:
                yield f"sql/{path}: a migration stays as it is; write another one that goes on from it"


RULES = {"layers": check_layers, "links": check_links, "fences": check_fences, "spdx": check_spdx,
         "words": check_words, "screens": check_screens,
         "migrations": check_migrations}


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--binary":
        breaches = list(check_binary(arguments[1]))
    elif len(arguments) >= 2 and all(rule in RULES for rule in arguments[1:]):
        breaches = [breach for rule in arguments[1:] for breach in RULES[rule](arguments[0])]
    else:
        print(__doc__, file=sys.stderr)
        return 2
    for breach in breaches:
        print(breach)
    print(f"{len(breaches)} breaches")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
