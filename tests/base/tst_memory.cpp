// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/memory.h"

#include <QByteArray>
#include <QFile>
#include <QTest>
#include <cstdlib>
#include <unistd.h>
#include <vector>

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
constexpr bool kGivesBack = true;
#else
constexpr bool kGivesBack = false; // another allocator, which does as it likes
#endif

class MemoryTest : public QObject
{
    Q_OBJECT

    static qint64 residentPages()
    {
        QFile file(QStringLiteral("/proc/self/statm"));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() : 0;
    }

private Q_SLOTS:
    void givesBackWhatLiesBelowSomethingThatStays()
    {
        constexpr int kBlocks = 1024;
        constexpr qsizetype kBytes = 64 * 1024; // small enough for the heap
        std::vector<QByteArray> blocks;
        for (int i = 0; i < kBlocks; ++i)
            blocks.emplace_back(kBytes, char('a' + i % 16));
        const QByteArray last = blocks.back();
        const QByteArray between = blocks[kBlocks / 2];
        blocks.clear();
        const qint64 before = residentPages();
        giveMemoryBack();
        QCOMPARE(last, QByteArray(kBytes, char('a' + (kBlocks - 1) % 16)));
        QCOMPARE(between, QByteArray(kBytes, 'a'));
        // Half of it, to be far from what else may change.
        const qint64 half = kBlocks * kBytes / 2 / ::sysconf(_SC_PAGESIZE);
        if (kGivesBack)
            QVERIFY2(before - residentPages() > half, qPrintable(QString::number(before - residentPages())));
    }
};

QTEST_GUILESS_MAIN(MemoryTest)
#include "tst_memory.moc"
