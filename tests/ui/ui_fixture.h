// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace over a real store for tests of screens: messages go in as a collector writes them, the screen sees them
// as a viewer does.
#pragma once

#include "base/ids.h"
#include "decode/decode.h"
#include "ingest/ingestor.h"
#include "store/migrations.h"
#include "store/writer.h"
#include "ui/common/theme.h"
#include "ui/common/workspace.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

namespace ui_test {

// A screen answers when its readers have, which takes long on a loaded machine; tests here assert no time.
inline constexpr int kPatienceMs = 30'000;
#undef QTRY_VERIFY
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT((expr), ui_test::kPatienceMs)
#undef QTRY_COMPARE
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT((expr), expected, ui_test::kPatienceMs)

inline QString str(const char *text)
{
    return QString::fromUtf8(text);
}

// Writes into a store what a collector would, with any times.
class StoreFiller
{
public:
    explicit StoreFiller(const store::StoreUrl &url)
    {
        const auto migrated = store::migrate(url, 0);
        require(migrated.has_value(), migrated ? QString() : migrated.error().text);
        auto opened = store::Writer::open(url);
        require(opened.has_value(), opened ? QString() : opened.error().text);
        m_writer = std::move(*opened);
        store::CollectorIdentity partly;
        partly.inboxId = QUuid::createUuid();
        partly.clientId = str("filler");
        partly.host = str("elsewhere");
        partly.version = str("1");
        store::IntegrationChoice choice;
        choice.organizationName = str("My organization");
        choice.integrationName = str("test");
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        const auto identity = m_writer->identify(choice, partly, now);
        require(identity.has_value(), identity ? QString() : identity.error().text);
        // Long ago: what a test writes with times of the past lies within a run of the collector.
        const auto begun = m_writer->begin(*identity, now - 30 * 24 * 3600'000LL);
        require(begun.has_value(), begun ? QString() : begun.error().text);
        const auto known = m_writer->load();
        require(known.has_value(), known ? QString() : known.error().text);
        m_ingestor =
            std::make_unique<ingest::Ingestor>(ingest::Owner{identity->organizationId, identity->integrationId});
        m_ingestor->load(known->devices, known->bindings, known->topics);
    }

    // Kept until commit().
    void message(const QString &topic, const QByteArray &payload, qint64 atMs, bool retained = false)
    {
        Message message;
        message.topic = topic;
        message.payload = payload;
        message.qos = 1;
        message.retained = retained;
        message.receivedAtMs = atMs;
        const decode::Input input{message.topic, message.payload, retained, atMs};
        m_ingestor->apply(++m_seq, message, m_decoder.read(input, TopicFormat{}), m_batch);
        m_lastMs = std::max(m_lastMs, atMs);
    }
    // A Standard message with one field, by the device's own topic.
    void reading(const QString &device, const char *field, double value, qint64 atMs)
    {
        const QByteArray number = QByteArray::number(value, 'g', 17);
        message(str("devices/%1/telemetry").arg(device),
                "{\"device_id\":\"" + device.toUtf8() + "\",\"telemetry\":{\"" + field + "\":" + number + "}}", atMs);
    }
    void event(const LinkEvent &event)
    {
        m_ingestor->apply(++m_seq, event, m_batch);
        m_lastMs = std::max(m_lastMs, event.atMs);
    }
    // An alert as the engine writes it; with its row of the journal, kept until commit(). `type`: alert_raised, …
    void alert(const Alert &alert, const QString &type, qint64 atMs)
    {
        m_batch.alerts.push_back(alert);
        AlertState state;
        state.key = alert.key;
        state.condition = alert.condition;
        state.sinceMs = atMs;
        if (alert.isOpen())
            state.alertId = alert.id;
        m_batch.alertStates.push_back(state);
        AlertJournalEntry entry;
        entry.activityType = type;
        entry.alert = alert;
        entry.value = alert.value;
        entry.atMs = atMs;
        m_batch.events.push_back(alertActivity(m_ids.next(atMs), entry));
        m_batch.step = m_batch.step > 0 ? m_batch.step : ++m_step;
        m_lastMs = std::max(m_lastMs, atMs);
    }
    // One that this rule has just raised for the device.
    [[nodiscard]] Alert raise(const Device &device, const AlertRule &rule, std::optional<double> value, qint64 atMs)
    {
        Alert alert;
        alert.id = m_ids.next(atMs);
        alert.organizationId = device.organizationId;
        alert.integrationId = device.integrationId;
        alert.key = {rule.id, device.id, value ? rule.metric : QString()};
        alert.ruleName = rule.name;
        alert.externalId = device.externalId;
        alert.severity = rule.severity;
        alert.value = value;
        alert.limit = value ? QString::number(rule.limit) : QString();
        alert.raisedAtMs = atMs;
        this->alert(alert, str("alert_raised"), atMs);
        return alert;
    }
    // Messages a second, as the collector tells them from the next commit() on.
    void setRate(double perSecond) { m_rate = perSecond; }
    // In one transaction, counters and rollups included, as if the collector were alive now.
    void commit()
    {
        m_ingestor->finish(m_batch);
        const auto stored = m_writer->commit(m_batch, m_lastMs);
        require(stored.has_value(), stored ? QString() : stored.error().text);
        m_messages += stored->stored;
        m_batch = {};
        const auto flushed = m_writer->flushRollups(m_lastMs, true);
        require(flushed.has_value(), flushed ? QString() : flushed.error().text);
        Counters counters;
        counters.received = counters.stored = m_messages;
        counters.connected = true;
        counters.ratePerSecond = m_rate;
        const auto told = m_writer->heartbeat(counters, QDateTime::currentMSecsSinceEpoch());
        require(told.has_value(), told ? QString() : told.error().text);
    }

private:
    static void require(bool condition, const QString &why)
    {
        if (!condition)
            qFatal("%s", qUtf8Printable(why));
    }

    std::unique_ptr<store::Writer> m_writer;
    std::unique_ptr<ingest::Ingestor> m_ingestor;
    decode::Reader m_decoder;
    Batch m_batch;
    IdSource m_ids;
    qint64 m_step = 0;
    qint64 m_seq = 0;
    qint64 m_lastMs = 0;
    qint64 m_messages = 0;
    double m_rate = 0;
};

// A store in a temporary folder with a viewing station over it, and all that a screen wants.
class UiFixture
{
public:
    // `broker`: URL for the profile; the station views whatever it is.
    explicit UiFixture(const QString &broker = {})
        : m_filler(urlIn(m_folder)),
          m_station({profileOf(m_folder, broker), {}, true}),
          m_directory(m_station),
          m_alerts(m_station),
          m_style(*qApp),
          m_settings(m_folder.filePath(str("window.ini")), QSettings::IniFormat),
          m_workspace{m_station, m_directory, m_alerts, m_range, m_clock, m_navigator, m_style, m_settings}
    {
        m_clock.choose(ui::ZoneChoice::Utc);
        m_station.open();
    }

    [[nodiscard]] StoreFiller &store() { return m_filler; }
    [[nodiscard]] ui::Workspace &workspace() { return m_workspace; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] static qint64 now() { return QDateTime::currentMSecsSinceEpoch(); }
    // Writes a picture to $WATCHPOST_SHOTS/NAME.png, where that is set.
    static void shoot(QWidget &widget, const char *name)
    {
        const QString folder = qEnvironmentVariable("WATCHPOST_SHOTS");
        if (!folder.isEmpty() && QDir().mkpath(folder))
            (void)widget.grab().save(folder + str("/%1.png").arg(str(name)));
    }

private:
    static store::StoreUrl urlIn(const QTemporaryDir &folder) { return {folder.filePath(str("store.sqlite"))}; }
    static monitor::Profile profileOf(const QTemporaryDir &folder, const QString &broker)
    {
        monitor::Profile profile;
        profile.name = str("test");
        profile.store = urlIn(folder).text();
        profile.broker = broker;
        return profile;
    }

    QTemporaryDir m_folder;
    StoreFiller m_filler;
    monitor::Station m_station;
    ui::Directory m_directory;
    ui::AlertBook m_alerts;
    ui::ViewRange m_range;
    ui::Clock m_clock;
    ui::Navigator m_navigator;
    ui::Style m_style;
    QSettings m_settings;
    ui::Workspace m_workspace;
};

} // namespace ui_test
