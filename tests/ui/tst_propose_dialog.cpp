// SPDX-License-Identifier: GPL-3.0-or-later
// Listening and proposing as an operator sees it: with a real broker, with one that is silent, away, or refuses.
#include "broker/scripted_broker.h"
#include "monitor/publish_once.h"
#include "support/mosquitto.h"
#include "ui/profile/notice_line.h"
#include "ui/profile/proposal_model.h"
#include "ui/profile/propose_dialog.h"
#include "ui_fixture.h"

#include <QAbstractItemModelTester>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using ui::ProposalColumn;
using ui::ProposalModel;
using ui::ProposeDialog;

namespace {

constexpr int kSoon = 20'000;

template <typename T>
T *child(const QWidget &dialog, const char *name)
{
    T *found = dialog.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("there is no %s", name);
    return found;
}

topics::ProposedFilter proposed(const char *filter, qint64 messages, const QStringList &formats)
{
    topics::ProposedFilter one;
    one.filter = QString::fromLatin1(filter);
    one.messages = messages;
    one.topics = 1;
    one.devices = 1;
    one.formats = formats;
    one.example = one.filter;
    return one;
}

TopicFormat topic(const char *filter, const char *format = "auto")
{
    return {QString::fromLatin1(filter), QString::fromLatin1(format), std::nullopt};
}

QStringList rowsOf(const QAbstractItemModel &model)
{
    QStringList out;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(model.index(row, column).data().toString());
        const bool ticked = model.index(row, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked;
        out.append(QString((ticked ? u"x "_s : u"- "_s) + cells.join(u'|')));
    }
    return out;
}

QStringList chosen(const std::vector<TopicFormat> &topics)
{
    QStringList out;
    for (const TopicFormat &one : topics)
        out.append(u"%1=%2"_s.arg(one.filter, one.format));
    return out;
}

} // namespace

class ProposeDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_style = std::make_unique<ui::Style>(*qApp);
        QVERIFY2(m_broker.start(), qPrintable(m_broker.errorString()));
        m_profile.broker = m_broker.url();
    }

    void ticksWhatCanBeReadAndKeepsWhatIsThere()
    {
        ProposalModel model;
        const QAbstractItemModelTester tester(&model);
        model.setProposal({proposed("a/+", 40, {u"vmark"_s, u"plain"_s}), proposed("camera/front", 3, {}),
                           proposed("b/+/x", 1, {u"plain"_s})},
                          {topic("a/+", "standard"), topic("b/#"), topic("seldom/+")});
        QCOMPARE(rowsOf(model),
                 (QStringList{u"x a/+|standard|1|40"_s, u"- camera/front|could not be read|1|3"_s,
                              u"x b/+/x|plain|1|1"_s, u"- b/#|nothing came||"_s, u"x seldom/+|nothing came||"_s}));
        QCOMPARE(chosen(model.chosen()), (QStringList{u"a/+=standard"_s, u"b/+/x=auto"_s, u"seldom/+=auto"_s}));
        QVERIFY(model.setData(model.index(1, 0), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(!model.setData(model.index(1, 1), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(model.chosen().size(), std::size_t(4));
    }
    void proposesWhatTheBrokerSays()
    {
        publish(u"devices/attic/telemetry"_s, R"({"device":"2400","handle":"attic","paras":{"temperature":21}})");
        publish(u"other/thing"_s, "21.5");
        ProposeDialog dialog(m_profile, {});
        dialog.setFirstMs(400);
        dialog.show();
        QVERIFY(!use(dialog)->isEnabled());
        QVERIFY(child<QProgressBar>(dialog, "proposeProgress")->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(use(dialog)->isEnabled(), kSoon);
        // The usual ones are spoken here: their wills belong to them.
        QStringList rows = rowsOf(*list(dialog)->model());
        rows.sort();
        QCOMPARE(rows, (QStringList{u"x devices/+/lwt|nothing came||"_s, u"x devices/+/status|nothing came||"_s,
                                    u"x devices/+/telemetry|vmark|1|1"_s, u"x other/thing|plain|1|1"_s}));
        QVERIFY(child<ui::WrappedText>(dialog, "proposeWhat")->plain().contains(u"2 messages"_s));
        ui_test::UiFixture::shoot(dialog, "propose");
        // By keys alone.
        QTRY_VERIFY(list(dialog)->hasFocus());
        QTest::keyClick(list(dialog), Qt::Key_Space);
        QCOMPARE(list(dialog)->model()->index(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QTest::keyClick(list(dialog), Qt::Key_Return);
        QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
        QCOMPARE(dialog.topics().size(), std::size_t(3));
    }
    void canBeStoppedAndAskedAgain()
    {
        ProposeDialog dialog(m_profile, {});
        dialog.setFirstMs(3'600'000);
        dialog.show();
        QTRY_VERIFY_WITH_TIMEOUT(child<ui::WrappedText>(dialog, "proposeWhat")->plain().contains(u"Listening"_s),
                                 kSoon);
        QTRY_VERIFY_WITH_TIMEOUT(child<ui::WrappedText>(dialog, "proposeWhat")->plain().contains(u"2 messages"_s),
                                 kSoon);
        listen(dialog)->click();
        QTRY_VERIFY_WITH_TIMEOUT(use(dialog)->isEnabled(), kSoon);
        listen(dialog)->click();
        QVERIFY(!use(dialog)->isEnabled());
        dialog.reject(); // while it listens
    }
    void saysThatNothingCame()
    {
        support::Mosquitto silent;
        QVERIFY(silent.start());
        monitor::Profile profile;
        profile.broker = silent.url();
        ProposeDialog dialog(profile, {});
        dialog.setFirstMs(100);
        dialog.show();
        QTRY_VERIFY_WITH_TIMEOUT(notice(dialog)->isVisible(), kSoon);
        QCOMPARE(notice(dialog)->tone(), ui::Tone::Neutral);
        QVERIFY(!use(dialog)->isEnabled());
        ui_test::UiFixture::shoot(dialog, "propose-empty");
    }
    void saysThatABrokerIsAway()
    {
        monitor::Profile profile;
        profile.broker = u"mqtt://127.0.0.1:1"_s;
        ProposeDialog dialog(profile, {});
        dialog.show();
        QTRY_COMPARE_WITH_TIMEOUT(notice(dialog)->tone(), ui::Tone::Critical, kSoon);
        QVERIFY(!use(dialog)->isEnabled());
        QVERIFY(listen(dialog)->isEnabled());
        ui_test::UiFixture::shoot(dialog, "propose-failing");
    }
    void proposesTheUsualOnesWhereEverythingIsRefused()
    {
        ScriptedBroker broker([](int, QTcpSocket *socket, const QByteArray &packet) {
            if (ScriptedBroker::typeOf(packet) == 1)
                socket->write(QByteArray::fromHex("2003000000"));
            else if (ScriptedBroker::typeOf(packet) == 8)
                socket->write(QByteArray::fromHex("9004") + packet.mid(2, 2) + QByteArray::fromHex("0087"));
        });
        monitor::Profile profile;
        profile.broker = broker.url();
        ProposeDialog dialog(profile, {});
        dialog.show();
        QTRY_COMPARE_WITH_TIMEOUT(notice(dialog)->tone(), ui::Tone::Warning, kSoon);
        QCOMPARE(dialog.topics(), monitor::defaultTopics());
        QVERIFY(use(dialog)->isEnabled());
    }

private:
    static QTreeView *list(const QWidget &dialog) { return child<QTreeView>(dialog, "proposeList"); }
    static QPushButton *use(const QWidget &dialog) { return child<QPushButton>(dialog, "proposeUse"); }
    static QPushButton *listen(const QWidget &dialog) { return child<QPushButton>(dialog, "proposeListen"); }
    static ui::NoticeLine *notice(const QWidget &dialog) { return child<ui::NoticeLine>(dialog, "proposeNotice"); }

    void publish(const QString &topicName, const QByteArray &payload)
    {
        broker::LinkOptions options;
        options.url = broker::parseBrokerUrl(m_broker.url()).value();
        monitor::PublishOnce once(options, {topicName, payload, 1, true});
        QSignalSpy done(&once, &monitor::PublishOnce::finished);
        once.start();
        QVERIFY(done.wait(kSoon));
    }

    std::unique_ptr<ui::Style> m_style;
    support::Mosquitto m_broker;
    monitor::Profile m_profile;
};

QTEST_MAIN(ProposeDialogTest)
#include "tst_propose_dialog.moc"
