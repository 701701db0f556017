// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/details_pane.h"

#include "ui/activity/facts_view.h"
#include "ui/activity/neighbours_list.h"
#include "ui/activity/payload_view.h"
#include "ui/ui_fixture.h"

#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using ui::DetailsPane;
using ui::PayloadForm;
using ui_test::str;
using ui_test::UiFixture;

namespace {

constexpr qint64 kMinute = 60'000;

class Bench
{
public:
    Bench() : pane(fixture.workspace())
    {
        pane.resize(380, 700);
        pane.show();
    }
    // The newest row of the type, read as the list reads it; then shown.
    void show(QStringView type)
    {
        const QString wanted = type.toString();
        std::optional<ActivityRecord> record;
        bool answered = false;
        QObject context;
        fixture.workspace()
            .station.queries()
            .ask<store::ActivityPage>(u"test"_s,
                                      [wanted](store::Reader &reader) {
                                          store::ActivityQuery query;
                                          query.types = {{false, false, {wanted}}};
                                          query.limit = 1;
                                          return reader.activities(query);
                                      })
            .then(&context, [&](const Result<store::ActivityPage> &page) {
                answered = true;
                if (page && !page->records.empty())
                    record = page->records.front();
            });
        QTRY_VERIFY(answered);
        QVERIFY(record.has_value());
        show(*record);
    }
    void show(const ActivityRecord &record)
    {
        QSignalSpy read(&pane, &DetailsPane::read);
        pane.showActivity(record);
        QTRY_COMPARE(read.count(), 1);
    }
    [[nodiscard]] QString title() const { return pane.findChild<QLabel *>(u"detailsTitle"_s)->accessibleName(); }
    [[nodiscard]] static QString valueIn(const ui::FactsView *view, const QString &label)
    {
        for (const ui::Fact &fact : view->facts()) {
            if (fact.label == label)
                return fact.value;
        }
        return {};
    }
    [[nodiscard]] QString fact(const char *label) const
    {
        return valueIn(pane.findChild<ui::FactsView *>(u"detailsFacts"_s), str(label));
    }
    [[nodiscard]] QString reading(const char *label) const
    {
        return valueIn(pane.findChild<ui::FactsView *>(u"detailsReadings"_s), str(label));
    }
    [[nodiscard]] ui::PayloadView *payload() const { return pane.findChild<ui::PayloadView *>(); }
    [[nodiscard]] ui::NeighboursList *around() const { return pane.findChild<ui::NeighboursList *>(); }
    [[nodiscard]] QStringList labels() const
    {
        QStringList texts;
        for (const QLabel *label : pane.findChildren<QLabel *>()) {
            if (label->isVisible())
                texts += label->text();
        }
        return texts;
    }

    UiFixture fixture;
    DetailsPane pane;
};

// Two readings, then the device's will, sixteen minutes after the last.
void fillOffline(UiFixture &fixture)
{
    const qint64 now = UiFixture::now();
    const QByteArray before = "{\"device_id\":\"2400390030314701\",\"name\":\"humidity-02\",\"telemetry\":";
    const QByteArray first = before + "{\"humidity\":64.1,\"battery\":88,\"RSSI\":-78}}";
    const QByteArray second = before + "{\"humidity\":65.3,\"battery\":87,\"RSSI\":-78,\"SNR\":5}}";
    fixture.store().message(u"devices/humidity-02/telemetry"_s, first, now - 17 * kMinute);
    fixture.store().message(u"devices/humidity-02/telemetry"_s, second, now - 16 * kMinute);
    fixture.store().message(u"devices/humidity-02/lwt"_s, "offline", now - 15 * kMinute);
    fixture.store().commit();
}

} // namespace

class DetailsPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysInWordsWhyADeviceWentOffline()
    {
        Bench bench;
        fillOffline(bench.fixture);
        bench.show(activity::kDeviceOffline);
        QCOMPARE(bench.title(), u"Device went offline"_s);
        QCOMPARE(bench.fact("Reason"), u"LWT message received"_s);
        QCOMPARE(bench.fact("Status"), u"online → offline"_s);
        QCOMPARE(bench.fact("Topic"), u"devices/humidity-02/lwt"_s);
        QCOMPARE(bench.fact("Last RSSI"), u"-78 dBm"_s);
        QCOMPARE(bench.fact("External id"), u"2400390030314701"_s);
        QCOMPARE(bench.fact("Direction"), u"incoming"_s);
        QCOMPARE(bench.fact("Activity id"), bench.pane.shown().toString(QUuid::WithoutBraces));
        QVERIFY(bench.labels().contains(u"Last reading, 16 min ago"_s));
        QCOMPARE(bench.reading("Humidity"), u"65.3\u00a0%"_s);
        QCOMPARE(bench.payload()->shownText(), u"offline"_s);
        UiFixture::shoot(bench.pane, "details-offline-light");
        bench.fixture.workspace().style.choose(ui::StyleChoice::Dark);
        UiFixture::shoot(bench.pane, "details-offline-dark");
        bench.fixture.workspace().style.choose(ui::StyleChoice::Light);
    }
    void showsReadingsAndThePayloadInItsOrder()
    {
        Bench bench;
        fillOffline(bench.fixture);
        bench.show(activity::kMessageReceived);
        // The will is the newest message; the reading is a neighbour of it.
        QCOMPARE(bench.payload()->shownText(), u"offline"_s);
        QSignalSpy wanted(&bench.pane, &DetailsPane::activityWanted);
        QTreeWidgetItem *reading = nullptr;
        for (int i = 0; i < bench.around()->topLevelItemCount(); ++i) {
            if (bench.around()->topLevelItem(i)->text(1) == u"Message received"_s &&
                bench.around()->topLevelItem(i)->text(0).startsWith(u"−1 min"_s))
                reading = bench.around()->topLevelItem(i);
        }
        QVERIFY(reading);
        QTest::mouseClick(bench.around()->viewport(), Qt::LeftButton, {},
                          bench.around()->visualItemRect(reading).center());
        QCOMPARE(wanted.count(), 1);
        ActivityRecord record;
        record.row.id = wanted.front().front().toUuid();
        bench.show(record);
        QCOMPARE(bench.title(), u"Message received"_s);
        QCOMPARE(bench.fact("Parser"), u"Standard"_s);
        QCOMPARE(bench.fact("QoS"), u"1"_s);
        QCOMPARE(bench.reading("Battery"), u"87\u00a0%"_s);
        QVERIFY(bench.payload()->shownText().startsWith(
            u"{\n  \"device_id\": \"2400390030314701\",\n  \"name\": \"humidity-02\",\n  \"telemetry\": {\n"_s));
        UiFixture::shoot(bench.pane, "details-message");
        bench.payload()->choose(PayloadForm::Hex);
        QVERIFY(bench.payload()->shownText().startsWith(u"00000000  7b 22 64 65"_s));
        UiFixture::shoot(bench.pane, "details-hex");
        bench.payload()->choose(PayloadForm::Difference);
        QVERIFY(bench.payload()->shownText().contains(u"\n-     \"humidity\": 64.1,\n"_s));
        QVERIFY(bench.payload()->shownText().contains(u"\n+     \"humidity\": 65.3,\n"_s));
        QVERIFY(bench.payload()->note().startsWith(u"Against the message of "_s));
        QVERIFY(bench.payload()->note().endsWith(u" +00:00"_s));
        UiFixture::shoot(bench.pane, "details-diff");
    }
    void saysWhereThereIsNoEarlierMessage()
    {
        Bench bench;
        fillOffline(bench.fixture);
        bench.show(activity::kDeviceOffline);
        bench.payload()->choose(PayloadForm::Difference);
        QCOMPARE(bench.payload()->note(), u"No earlier message on this topic."_s);
        QCOMPARE(bench.payload()->shownText(), QString());
    }
    void fitsANarrowColumnAndALowStrip()
    {
        Bench bench;
        fillOffline(bench.fixture);
        bench.pane.resize(300, 600);
        bench.show(activity::kDeviceOffline);
        QVERIFY(bench.pane.minimumSizeHint().width() <= 300);
        const auto *facts = bench.pane.findChild<ui::FactsView *>(u"detailsFacts"_s);
        QVERIFY(facts->width() <= 300);
        const auto *readings = bench.pane.findChild<ui::FactsView *>(u"detailsReadings"_s);
        QTRY_VERIFY(readings->y() > facts->y() + int(facts->document()->size().height()));
        QTRY_VERIFY(bench.payload()->y() > readings->y() + readings->height());
        UiFixture::shoot(bench.pane, "details-narrow");
        bench.pane.resize(1280, 200);
        QTRY_VERIFY(bench.payload()->mapTo(&bench.pane, QPoint()).x() > 300);
        QVERIFY(bench.around()->mapTo(&bench.pane, QPoint()).x() > bench.payload()->mapTo(&bench.pane, QPoint()).x());
        UiFixture::shoot(bench.pane, "details-wide");
    }
    void goesToTheChartAndTheDevice()
    {
        Bench bench;
        fillOffline(bench.fixture);
        bench.show(activity::kDeviceOffline);
        QSignalSpy wanted(&bench.fixture.workspace().navigator, &ui::Navigator::wanted);
        bench.pane.findChild<QToolButton *>(u"detailsChart"_s)->click();
        bench.pane.findChild<QToolButton *>(u"detailsDevice"_s)->click();
        QCOMPARE(wanted.count(), 2);
        const auto chart = wanted[0][0].value<ui::Destination>();
        QVERIFY(chart.place == ui::Place::Telemetry);
        QCOMPARE(chart.field, u"humidity"_s);
        QVERIFY(!chart.device.isNull() && chart.atMs.has_value());
        const auto device = wanted[1][0].value<ui::Destination>();
        QVERIFY(device.place == ui::Place::Devices);
        QCOMPARE(device.device, chart.device);
    }
    void copiesTheRowAsJson()
    {
        Bench bench;
        fillOffline(bench.fixture);
        bench.show(activity::kDeviceOffline);
        bench.pane.findChild<QToolButton *>(u"detailsCopy"_s)->click();
        const QJsonObject copied = QJsonDocument::fromJson(QApplication::clipboard()->text().toUtf8()).object();
        QCOMPARE(copied.value(u"activity_type"_s).toString(), activity::kDeviceOffline.toString());
        QVERIFY(copied.contains(u"headline"_s) && copied.value(u"metadata"_s).isObject());
    }
    void closesAndForgets()
    {
        Bench bench;
        fillOffline(bench.fixture);
        bench.show(activity::kDeviceOffline);
        QSignalSpy close(&bench.pane, &DetailsPane::closeWanted);
        bench.pane.findChild<QToolButton *>(u"detailsClose"_s)->click();
        QCOMPARE(close.count(), 1);
        bench.pane.clear();
        QVERIFY(bench.pane.shown().isNull());
        QCOMPARE(bench.title(), QString());
        QVERIFY(bench.labels().contains(u"Select an event to see its details."_s));
    }
    void showsWhatIsLeftOfARowThatRetentionRemoved()
    {
        Bench bench;
        fillOffline(bench.fixture);
        ActivityRecord gone;
        gone.row.id = QUuid::createUuid();
        gone.row.activityType = activity::kMessageReceived.toString();
        gone.row.direction = u"incoming"_s;
        gone.row.createdAtMs = UiFixture::now() - kMinute;
        gone.row.metadata = "{\"topic\":\"a/b\",\"future_key\":{\"deep\":1}}";
        gone.deviceName = u"pump"_s;
        bench.show(gone);
        QVERIFY(bench.fact("Note").startsWith(u"Removed by retention"_s));
        // Keys of a later version are shown as they are.
        QCOMPARE(bench.fact("future_key"), u"{\"deep\":1}"_s);
        QCOMPARE(bench.payload()->note(), u"The payload was not kept."_s);
    }
    void survivesHostilePayloads_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addRow("numbers beyond a double") << QByteArray("{\"device_id\":\"a\",\"telemetry\":{\"t\":1e400}}");
        QTest::addRow("NUL") << QByteArray("{\"a\":\0}", 7);
        QTest::addRow("brackets") << QByteArray(64 * 1024, '[');
        QTest::addRow("one long line") << QByteArray(64 * 1024, 'x');
        QTest::addRow("wide characters") << QByteArray("\xe4\xbd\xa0").repeated(21'000);
        QTest::addRow("more than is kept") << QByteArray(200'000, 'x');
        QTest::addRow("lines") << QByteArray(64 * 1024, '\n');
        QTest::addRow("invalid UTF-8") << QByteArray("\xff\xfe\x80").repeated(20'000);
        QTest::addRow("right to left") << QByteArray("{\"a\":\"\xe2\x80\xae"
                                                     "evil\xe2\x80\xac\"}");
        QTest::addRow("escapes of a terminal") << QByteArray("\x1b[2J\x1b]0;title\x07 <b>bold</b>");
        QTest::addRow("mark-up") << QByteArray("<img src='file:///etc/passwd'><h1>big</h1>");
        QTest::addRow("empty") << QByteArray();
    }
    void survivesHostilePayloads()
    {
        QFETCH(QByteArray, payload);
        Bench bench;
        const qint64 now = UiFixture::now();
        const QString topic = u"x/\u202e<b>y</b>/" + QString(2000, u'z');
        bench.fixture.store().message(topic, "first", now - kMinute);
        bench.fixture.store().message(topic, payload, now);
        bench.fixture.store().commit();
        bench.show(activity::kMessageReceived);
        QVERIFY(bench.pane.minimumSizeHint().width() <= 300);
        for (const PayloadForm form :
             {PayloadForm::Text, PayloadForm::Pretty, PayloadForm::Hex, PayloadForm::Difference}) {
            bench.payload()->choose(form);
            const QString shown = bench.payload()->shownText();
            for (const QChar c : shown)
                QVERIFY((c.unicode() >= 0x20 || c == u'\n' || c == u'\t') && c != u'\u202e' && c.unicode() != 0x9b);
            (void)bench.pane.grab();
        }
        QVERIFY(!bench.fact("Topic").contains(u'\u202e'));
        QVERIFY(bench.payload()->width() <= bench.pane.width());
        if (payload.size() > 100'000)
            QVERIFY2(bench.payload()->note().startsWith(u"Only the first 64 KiB of 200,000 bytes were kept"_s),
                     qPrintable(bench.payload()->note()));
        UiFixture::shoot(bench.pane, QTest::currentDataTag());
    }
};

QTEST_MAIN(DetailsPaneTest)
#include "tst_details_pane.moc"
