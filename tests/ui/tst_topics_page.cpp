// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter/filter.h"
#include "ui/topics/topic_model.h"
#include "ui/topics/topics_page.h"
#include "ui_fixture.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace Qt::StringLiterals;
using ui::TopicModel;
using ui::TopicsPage;

namespace {

template <typename T>
T *child(const QWidget &page, const char *name)
{
    return page.findChild<T *>(QString::fromLatin1(name));
}

QTreeView *treeOf(const QWidget &page)
{
    return child<QTreeView>(page, "topicsTree");
}

void go(TopicsPage &page, const QString &topic)
{
    ui::Destination there;
    there.place = ui::Place::Topics;
    there.topic = topic;
    static_cast<ui::Screen &>(page).show(there);
}

} // namespace

class TopicsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsOpenAndChosenWhileMessagesCome()
    {
        ui_test::UiFixture f;
        fill(f);
        TopicsPage page(f.workspace());
        show(page);
        go(page, u"devices/pump-7/telemetry"_s);
        QTRY_COMPARE(page.here().topic, u"devices/pump-7/telemetry"_s);
        auto *payload = child<QPlainTextEdit>(page, "topicPayload");
        QTRY_VERIFY(payload->toPlainText().contains(u"\"power\": 310"_s));
        const QPersistentModelIndex chosen(treeOf(page)->currentIndex());
        QVERIFY(treeOf(page)->isExpanded(chosen.parent()));

        f.store().reading(u"pump-7"_s, "power", 320, f.now());
        f.store().reading(u"a-new-one"_s, "power", 1, f.now());
        f.store().commit();
        QTRY_VERIFY(payload->toPlainText().contains(u"\"power\": 320"_s));
        QCOMPARE(child<QLabel>(page, "topicsSummary")->text(), u"4 topics"_s);
        QVERIFY(chosen.isValid());
        QCOMPARE(treeOf(page)->currentIndex(), QModelIndex(chosen));
        QVERIFY(treeOf(page)->isExpanded(chosen.parent()));
        child<QComboBox>(page, "topicForm")->setCurrentIndex(2);
        QVERIFY(payload->toPlainText().startsWith(u"00000000"_s));
    }

    void goesToTheLogAndToPublishing()
    {
        ui_test::UiFixture f;
        fill(f);
        TopicsPage page(f.workspace());
        show(page);
        go(page, u"odd/\"a\"*"_s);
        QTRY_COMPARE(page.here().topic, u"odd/\"a\"*"_s);
        std::vector<ui::Destination> gone;
        connect(&f.workspace().navigator, &ui::Navigator::wanted, this,
                [&gone](const ui::Destination &there) { gone.push_back(there); });
        child<QPushButton>(page, "topicShowLog")->click();
        QCOMPARE(gone.size(), std::size_t(1));
        const auto node = filter::parse(gone[0].filter.value_or(QString()));
        QVERIFY(node && *node);
        QCOMPARE((*node)->text, u"odd/\"a\"*"_s);
        QCOMPARE(page.exportRequest().filter, gone[0].filter.value_or(QString()));
        QSignalSpy wanted(&page, &TopicsPage::publishWanted);
        child<QPushButton>(page, "topicPublish")->click();
        QCOMPARE(wanted.value(0).value(0).toString(), u"odd/\"a\"*"_s);
        page.setReadOnly(true);
        QVERIFY(!child<QPushButton>(page, "topicPublish")->isEnabled());
        go(page, u"devices"_s);
        QCOMPARE(page.exportRequest().filter, u"topic:\"devices/*\""_s);
    }

    void searches()
    {
        ui_test::UiFixture f;
        fill(f);
        TopicsPage page(f.workspace());
        show(page);
        QTRY_COMPARE(treeOf(page)->model()->rowCount(), 2);
        auto *search = child<QLineEdit>(page, "topicsSearch");
        QCOMPARE(page.exportRequest().filter, QString());
        search->setText(u"PUMP"_s);
        QTRY_COMPARE(treeOf(page)->model()->rowCount(), 1);
        treeOf(page)->setCurrentIndex({});
        QCOMPARE(page.exportRequest().filter, u"topic:\"*PUMP*\""_s);
        search->setText(u"nowhere"_s);
        QTRY_VERIFY(!treeOf(page)->isVisible());
        QCOMPARE(child<QLabel>(page, "emptyTitle")->text(), u"No topic fits"_s);
        go(page, u"devices/pump-7/telemetry"_s);
        QCOMPARE(page.here().topic, u"devices/pump-7/telemetry"_s);
    }

    void looksRight()
    {
        ui_test::UiFixture f;
        fill(f);
        f.store().message(u"odd/"_s + QString(3000, u'W') + u"/\u202eevil"_s, QByteArray("\x00\xff\x01", 3), f.now());
        for (int i = 0; i < 30; ++i)
            f.store().reading(u"temp-sensor-%1"_s.arg(i), "temp", 20 + i, f.now() - i * 60'000);
        f.store().commit();
        for (const auto &[choice, name] :
             {std::pair(ui::StyleChoice::Light, "topics-light"), std::pair(ui::StyleChoice::Dark, "topics-dark")}) {
            f.workspace().style.choose(choice);
            TopicsPage page(f.workspace());
            show(page);
            go(page, u"devices/pump-7/telemetry"_s);
            QTRY_VERIFY(!child<QPlainTextEdit>(page, "topicPayload")->toPlainText().isEmpty());
            QCOMPARE(page.width(), 1366);
            f.shoot(page, name);
        }
        f.workspace().style.choose(ui::StyleChoice::System);
    }

private:
    static void show(TopicsPage &page)
    {
        page.resize(1366, 620);
        page.setVisible(true);
    }
    static void fill(ui_test::UiFixture &f)
    {
        const qint64 now = f.now();
        f.store().reading(u"boiler-3"_s, "temp", 71.5, now - 5000);
        f.store().reading(u"pump-7"_s, "power", 310, now - 2000);
        f.store().message(u"odd/\"a\"*"_s, "plain words", now - 3000, true);
        f.store().commit();
    }
};

QTEST_MAIN(TopicsPageTest)
#include "tst_topics_page.moc"
