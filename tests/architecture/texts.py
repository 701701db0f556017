#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks whether resources/i18n has exactly the texts that the sources have: texts.py ROOT LUPDATE

Brings copies of the translations up to date, as `cmake --build … --target translations` does with the files
themselves, and prints each text that is new or gone; exit 1 if there is one.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree


def texts(path):
    """What is to be translated, by its context; English has its plurals only."""
    return {(context.findtext("name"), message.findtext("source"), message.findtext("comment"), message.get("numerus"))
            for context in tree.parse(path).getroot().iter("context") for message in context.iter("message")}


def main(root, lupdate):
    differences = 0
    with tempfile.TemporaryDirectory() as folder:
        for kept in sorted(pathlib.Path(root, "resources/i18n").glob("*.ts")):
            fresh = pathlib.Path(folder, kept.name)
            shutil.copy(kept, fresh)
            plurals = ["-pluralonly"] if kept.stem.endswith("_en") else []
            subprocess.run([lupdate, "-silent", "-I", root, "-I", f"{root}/src", "-locations", "none", "-no-obsolete",
                            f"{root}/ui", f"{root}/app", f"{root}/src", *plurals, "-ts", str(fresh)], check=True)
            for word, found in (("not in it", texts(fresh) - texts(kept)), ("left over", texts(kept) - texts(fresh))):
                for context, source, *_ in sorted(found, key=str):
                    print(f"{kept.name}: {word}: {context}: {source}")
                    differences += 1
    if differences:
        print("cmake --build … --target translations, then fill in what is unfinished", file=sys.stderr)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
