#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that check.py finds what it is for: a clean tree passes, and each breach seeded into it is reported."""

import hashlib
import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check  # noqa: E402

HEAD = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
MIGRATION = "-- SPDX-License-Identifier: GPL-3.0-or-later\nCREATE TABLE t (id uuid);\n"
CLEAN = {
    "src/base/result.h": HEAD + "#include <QString>\n",
    "src/model/message.h": HEAD + '#include "base/result.h"\n',
    "src/filter/filter.h": HEAD + '#include "model/message.h"\n',
    "src/store/writer.cpp": HEAD + '#include "filter/filter.h"\n#include "store/writer.h"\n#include <QSqlQuery>\n',
    "app/watchpostctl/wait.cpp": HEAD + "#include <QThread>\nvoid wait() { QThread::msleep(5); }\n",
    "src/broker/link.cpp": HEAD + "#include <QMqttClient>\n#include <QtMqtt/QMqttMessage>\n",
    "src/monitor/collector.cpp": HEAD + '#include "store/writer.h"\n#include "broker/link.h"\n#include <QThread>\n',
    "src/CMakeLists.txt": "# SPDX-License-Identifier: GPL-3.0-or-later\nwatchpost_layer(store DEPENDS model filter Qt6::Sql)\n",
    "app/watchpostctl/main.cpp": HEAD + '#include "commands.h"\n#include "monitor/collector.h"\n',
    "tests/store/tst_writer.cpp": HEAD + '#include "store/writer.h"\n#include "support/mosquitto.h"\n#include "tst_writer.moc"\n',
    "ui/log/page.cpp": HEAD + '#include "ui/log/page.h"\n#include "monitor/collector.h"\n'
                              "auto *label = new QLabel; label->setTextFormat(Qt::PlainText); dialog->open();\n",
    "ui/log/empty.cpp": HEAD,
    "sql/sqlite/0001_tables.sql": MIGRATION,
    "sql/migrations.sha256": hashlib.sha256(MIGRATION.encode()).hexdigest() + "  sqlite/0001_tables.sql\n",
    "README.md": "Topics are home/attic/temperature; the service reads /etc/watchpost.\n",
    "run": "#!/usr/bin/env bash\n# SPDX-License-Identifier: GPL-3.0-or-later\n",
}

# rule, file, what is added to it (or, with a leading "=", what it becomes), a part of the report
BREACHES = [
    ("layers", "src/base/result.h", '#include "model/message.h"\n', "base must not include model"),
    ("layers", "src/model/message.h", '#  include "store/writer.h"\n', "model must not include store"),
    ("layers", "src/filter/filter.h", '#include "store/writer.h"\n', "filter must not include store"),
    ("layers", "src/store/writer.cpp", '#include "decode/decode.h"\n', "store must not include decode"),
    ("layers", "src/store/writer.cpp", '#include "monitor/collector.h"\n', "store must not include monitor"),
    ("layers", "src/store/writer.cpp", '#include "database.h"\n', 'must be written "layer/file.h"'),
    ("layers", "src/monitor/collector.cpp", '#include "ui/window.h"\n', "monitor must not include ui"),
    ("layers", "app/watchpostctl/main.cpp", '#include "ui/window.h"\n', "watchpostctl must not include ui"),
    ("layers", "tests/store/tst_writer.cpp", '#include "broker/link.h"\n', "tests/store must not include broker"),
    ("layers", "src/helpers/misc.h", "=" + HEAD, "helpers is no layer"),
    ("links", "src/CMakeLists.txt", "watchpost_layer(decode DEPENDS model store)\n", "decode must not link store"),
    ("fences", "src/filter/filter.h", "#include <QSqlQuery>\n", "QtSql only in src/store"),
    ("fences", "src/monitor/collector.cpp", "#include <QtSql/QSqlDatabase>\n", "QtSql only in src/store"),
    ("fences", "app/watchpostctl/main.cpp", "#include <QMqttClient>\n", "Qt MQTT only in"),
    ("fences", "src/broker/link.cpp", "#include <QThread>\nQThread own;\n", "threads only in src/monitor"),
    ("fences", "src/store/writer.cpp", "#include <thread>\nstd::thread own;\n", "threads only in src/monitor"),
    ("fences", "ui/log/page.cpp", "#include <QSqlQuery>\n", "QtSql only in src/store"),
    ("fences", "ui/log/page.cpp", "#include <QThread>\nQThread own;\n", "threads only in src/monitor"),
    ("screens", "ui/log/page.cpp", "QCoreApplication::processEvents();\n", "in the middle of something"),
    ("screens", "ui/log/page.cpp", "dialog->exec();\n", "a nested event loop"),
    ("screens", "ui/log/page.cpp", 'QMessageBox::critical(this, {}, text);\n', "faults are banners"),
    ("screens", "ui/log/empty.cpp", "auto *label = new QLabel(name);\n", "never says setTextFormat"),
    ("migrations", "sql/sqlite/0001_tables.sql", "DROP TABLE t;\n", "a migration stays as it is"),
    ("migrations", "sql/sqlite/0002_more.sql", "=" + MIGRATION, "not in sql/migrations.sha256"),
    ("spdx", "src/base/ids.h", "=#pragma once\n", "src/base/ids.h:1: no line"),
    ("spdx", "run", "=#!/bin/sh\n", "run:1: no line"),
    ("words", "src/base/result.h", "// TO" + "DO: later\n", "unfinished work"),
    ("words", "README.md", "FIX" + "ME\n", "unfinished work"),
    ("words", "tests/store/tst_writer.cpp", "Q" + 'SKIP("no broker");\n', "skips itself"),
    ("words", "README.md", "Look in /wo" + "rk/main.\n", "a path of one machine"),
    ("words", "src/CMakeLists.txt", "set(x /ro" + "ot/prefix)\n", "a path of one machine"),
    ("words", "docs/operations.md", "=cd /home/" + "someone/src\n", "a path of one machine"),
]


class CheckFindsBreaches(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = self.folder.name
        for path, text in CLEAN.items():
            self.write(path, text)

    def tearDown(self):
        self.folder.cleanup()

    def write(self, path, text):
        whole = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        with open(whole, "w", encoding="utf-8") as file:
            file.write(text)

    def test_clean_tree_passes(self):
        for name, rule in check.RULES.items():
            with self.subTest(rule=name):
                self.assertEqual(list(rule(self.root)), [])

    def test_each_breach_is_reported(self):
        for rule, path, change, report in BREACHES:
            with self.subTest(rule=rule, path=path, report=report):
                before = CLEAN.get(path)
                self.write(path, change[1:] if change.startswith("=") else before + change)
                breaches = list(check.RULES[rule](self.root))
                self.assertEqual(len(breaches), 1, breaches)
                self.assertIn(report, breaches[0])
                if before is None:
                    os.remove(os.path.join(self.root, path))
                else:
                    self.write(path, before)

    def test_exit_status_tells(self):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "check.py")
        run = [sys.executable, script, self.root, "layers", "spdx"]
        self.assertEqual(subprocess.run(run, capture_output=True, check=False).returncode, 0)
        self.write("src/base/result.h", '#include "model/message.h"\n')
        self.assertEqual(subprocess.run(run, capture_output=True, check=False).returncode, 1)
        self.assertEqual(subprocess.run([sys.executable, script], capture_output=True, check=False).returncode, 2)

    def test_gui_libraries_are_told_from_others(self):
        self.assertTrue(check.GUI_LIBRARIES.search("0x1 (NEEDED) Shared library: [libQt6Gui.so.6]"))
        self.assertTrue(check.GUI_LIBRARIES.search("\tlibQt6Widgets.so.6 => /usr/lib/libQt6Widgets.so.6"))
        for name in ("libQt6Core.so.6", "libQt6Sql.so.6", "libQt6WebSockets.so.6", "libQt6Network.so.6"):
            self.assertFalse(check.GUI_LIBRARIES.search(name))

    def test_a_program_without_qt_is_no_proof(self):
        self.assertEqual(len(list(check.check_binary("/bin/sh"))), 1)


if __name__ == "__main__":
    unittest.main()
