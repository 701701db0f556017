// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/clock.h"
#include "ui/topics/topic_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using ui::TopicModel;

namespace {

constexpr qint64 kNow = 1'750'000'000'000;

TopicState topic(const QString &name, qint64 messages = 1, qint64 ageMs = 0, const QByteArray &payload = "1")
{
    return {name, {}, payload, false, 1, messages, kNow - ageMs};
}

} // namespace

class TopicModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<TopicModel>(m_clock);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void countsWhatLiesBelow()
    {
        set({topic(u"a/b"_s, 3, 60'000), topic(u"a/b/c"_s, 4), topic(u"a/d"_s, 5, 120'000), topic(u"z"_s, 1)});
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(text(u"a"_s, TopicModel::Messages), u"12"_s);
        QCOMPARE(text(u"a"_s, TopicModel::LastSeen), u"now"_s);
        QCOMPARE(text(u"a"_s, TopicModel::Flags), QString());
        QCOMPARE(text(u"a/b"_s, TopicModel::Messages), u"7"_s);
        QCOMPARE(text(u"a/d"_s, TopicModel::LastSeen), u"2 min ago"_s);
        QVERIFY(m_model->topic(m_model->indexOf(u"a/b"_s)));
        QVERIFY(!m_model->topic(m_model->indexOf(u"a"_s)));
        QVERIFY(!m_model->indexOf(u"a/x"_s).isValid());
    }

    void followsByDifferenceWithoutReset()
    {
        set({topic(u"a/b"_s), topic(u"a/c"_s), topic(u"x/y/z"_s, 2)});
        QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
        const QPersistentModelIndex c(m_model->indexOf(u"a/c"_s));
        set({topic(u"a/b"_s), topic(u"a/c"_s), topic(u"x/y/z"_s, 2)});
        QCOMPARE(changes.count(), 0);

        set({topic(u"a/aa"_s), topic(u"a/b"_s), topic(u"a/c"_s, 9, 0, "two"), topic(u"a/c/d"_s)});
        QCOMPARE(resets.count(), 0);
        QVERIFY(c.isValid());
        QCOMPARE(c.row(), 2);
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(text(u"a"_s, TopicModel::Messages), u"12"_s);
        QCOMPARE(text(u"a/c"_s, TopicModel::Preview), u"two"_s);
        QCOMPARE(text(u"a"_s, TopicModel::Preview), u"4 topics"_s);
    }

    void takesATopicAwayAndLeavesItsLevel()
    {
        set({topic(u"a"_s), topic(u"a/b"_s), topic(u"c"_s)});
        set({topic(u"a/b"_s), topic(u"c"_s)});
        QVERIFY(m_model->indexOf(u"a"_s).isValid());
        QVERIFY(!m_model->topic(m_model->indexOf(u"a"_s)));
        QCOMPARE(text(u"a"_s, TopicModel::Messages), u"1"_s);
        set({topic(u"c"_s)});
        QVERIFY(!m_model->indexOf(u"a"_s).isValid());
        set({});
        QCOMPARE(m_model->rowCount(), 0);
    }

    void keepsEmptyLevelsApart()
    {
        set({topic(u"/a"_s), topic(u"a"_s), topic(u"a/"_s), topic(u"a//b"_s)});
        QCOMPARE(m_model->size(), 4);
        QCOMPARE(text(u"/a"_s, TopicModel::Level), u"a"_s);
        const QModelIndex empty = m_model->indexOf(u"/a"_s).parent();
        QCOMPARE(empty.data().toString(), u"(empty level)"_s);
        QVERIFY(m_model->topic(m_model->indexOf(u"a/"_s)));
        QCOMPARE(m_model->indexOf(u"a//b"_s).data(TopicModel::PathRole).toString(), u"a//b"_s);
    }

    void boundsHostileTopics()
    {
        const QString deep = u"d"_s + u"/x"_s.repeated(30'000);
        const QString wide = u"w/\u202e\x01"_s + QString(60'000, u'y');
        set({topic(deep), topic(wide, 1, 0, QByteArray("\x00\xff", 2))});
        int depth = 0;
        for (QModelIndex index = m_model->indexOf(deep); index.isValid(); index = index.parent())
            ++depth;
        QCOMPARE(depth, TopicModel::kMaxDepth);
        QCOMPARE(m_model->indexOf(deep).data(TopicModel::PathRole).toString(), deep);
        QVERIFY(m_model->indexOf(deep).data().toString().size() < 200);
        QVERIFY(text(wide, TopicModel::Level).startsWith(u"\\u{202e}\\x01yy"_s));
        QVERIFY(text(wide, TopicModel::Level).size() < 200);
        QCOMPARE(text(wide, TopicModel::Preview), u"0x 00 ff"_s);
        set({});
        QCOMPARE(m_model->rowCount(), 0);
    }

    void showsWhatFitsTheSearch()
    {
        const std::vector<TopicState> all{topic(u"plant/Boiler/temp"_s), topic(u"plant/pump/temp"_s), topic(u"x"_s)};
        m_model->setTopics(all, u"boil TEMP"_s, kNow);
        QCOMPARE(m_model->size(), 1);
        QCOMPARE(m_model->rowCount(), 1);
        QVERIFY(m_model->indexOf(u"plant/Boiler/temp"_s).isValid());
        m_model->setTopics(all, {}, kNow);
        QCOMPARE(m_model->size(), 3);
    }

    void previewsABeginningThatEndsWithinACharacter()
    {
        QCOMPARE(ui::payloadPreview(QByteArray("{\"t\":\"gr\xc3\xbc\xc3")), u"{\"t\":\"grü"_s);
        QCOMPARE(ui::payloadPreview("a\n\n  b\tc"), u"a b c"_s);
        QCOMPARE(ui::payloadPreview(QByteArray("\xff", 1)), u"0x ff"_s);
    }

    void growsLargeInOneGo()
    {
        std::vector<TopicState> many;
        for (int i = 0; i < 20'000; ++i)
            many.push_back(topic(u"plant/%1/device-%2/telemetry"_s.arg(i % 40).arg(i)));
        m_tester.reset();
        QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
        set(many);
        QCOMPARE(m_model->size(), 20'000);
        for (TopicState &state : many)
            ++state.messages;
        set(many);
        QCOMPARE(text(u"plant"_s, TopicModel::Messages), u"40,000"_s);
        // One stretch a parent, not one a topic: 20,000 devices, 40 halls, the plant, the root.
        QCOMPARE(changes.count(), 20'000 + 40 + 1 + 1);
    }

private:
    void set(const std::vector<TopicState> &topics) { m_model->setTopics(topics, {}, kNow); }
    [[nodiscard]] QString text(const QString &path, int column) const
    {
        return m_model->indexOf(path).siblingAtColumn(column).data().toString();
    }

    ui::Clock m_clock;
    std::unique_ptr<TopicModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TopicModelTest)
#include "tst_topic_model.moc"
