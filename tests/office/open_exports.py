#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens exports in LibreOffice, German and English: numbers are numbers, times are dates, nothing is a formula.

open_exports.py WATCHPOSTCTL    exit 1 with what is wrong; needs soffice
"""

import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
LANGUAGES = {"de_DE": ("1031", "59"), "en_US": ("1033", "44")}


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.stderr}")


def rows_of(folder, name, options):
    """Rows as dictionaries of column → (type, value), as LibreOffice understood them."""
    run("soffice", f"-env:UserInstallation=file://{folder}/user", "--headless", *options,
        "--convert-to", "fods", "--outdir", f"{folder}/opened", f"{folder}/{name}")
    text = tree.parse(f"{folder}/opened/{os.path.splitext(name)[0]}.fods")
    for cell in text.iter(TABLE + "table-cell"):
        if cell.get(TABLE + "formula"):
            sys.exit(f"{name}: a formula: {cell.get(TABLE + 'formula')}")
    rows = []
    for row in text.find(f".//{TABLE}table").iter(TABLE + "table-row"):
        cells = []
        for cell in row.iter(TABLE + "table-cell"):
            kind = cell.get(OFFICE + "value-type")
            value = cell.get(OFFICE + "date-value") or cell.get(OFFICE + "value") or "".join(cell.itertext()).strip()
            cells += [(kind, value)] * min(int(cell.get(TABLE + "number-columns-repeated") or 1), 64)
        rows.append(cells)
    names = [value for _, value in rows[0]]
    return [dict(zip(names, cells)) for cells in rows[1:] if cells and cells[0][0]]


def check(name, rows, plain):
    if len(rows) != len(plain):
        sys.exit(f"{name}: {len(rows)} rows of {len(plain)}")
    numbers = 0
    for row, wanted in zip(rows, plain):
        for column in ("time_utc", "time_local"):
            if row[column][0] != "date":
                sys.exit(f"{name}: {column} is no date but {row[column]}")
        for column in ("time_utc", "time_local"):
            if row[column][1][:19] != wanted[column][:19]:
                sys.exit(f"{name}: {row[column]} instead of {wanted[column]}")
        if "utc_offset" in row and row["utc_offset"] != ("string", "UTC" + wanted["time_local"][-6:]):
            sys.exit(f"{name}: {row['utc_offset']} at {wanted['time_local']}")
        for column, value in wanted.items():
            if "[" in column and isinstance(value, (int, float)):
                numbers += 1
                if row[column][0] != "float" or abs(float(row[column][1]) - value) > 1e-9 * max(1, abs(value)):
                    sys.exit(f"{name}: {column} is {row[column]} instead of {value}")
    if numbers == 0:
        sys.exit(f"{name}: no numbers at all")
    print(f"{name}: {len(rows)} rows, {numbers} numbers, times are dates")


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        store = f"sqlite:{folder}/store.sqlite"
        run(program, "simulate", "--history", "2h", "--devices", "5", "--store", store)
        export = [program, "export", "telemetry", "--store", store, "--zone", "Europe/Berlin"]
        run(*export, "--out", f"{folder}/plain.jsonl")
        with open(f"{folder}/plain.jsonl", encoding="utf-8") as file:
            plain = [json.loads(line) for line in file]
        run(*export, "--out", f"{folder}/book.xlsx")
        check("book.xlsx", rows_of(folder, "book.xlsx", []), plain)
        for locale, (language, separator) in LANGUAGES.items():
            run(*export, "--preset", "excel", "--locale", locale, "--out", f"{folder}/{locale}.csv")
            # Separator, quote, UTF-8, first line, language, quoted cells as text: no, special numbers: yes.
            options = [f"--infilter=CSV:{separator},34,76,1,,{language},false,true"]
            check(f"{locale}.csv", rows_of(folder, f"{locale}.csv", options), plain)


main()
