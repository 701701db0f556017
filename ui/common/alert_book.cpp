// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/alert_book.h"

#include "monitor/station.h"
#include "monitor/when_done.h"
#include "ui/common/clock.h"
#include "ui/common/retold.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

// What is acknowledged elsewhere is seen within a second; a long list, which takes long to read, is read more seldom.
constexpr int kPauseMs = 200;
constexpr int kShareOfTime = 5;
constexpr int kMaxPauseMs = 5000;
constexpr int kBeatMs = 5000;

} // namespace

bool isAudible(const store::AlertRecord &record, qint64 nowMs)
{
    return record.ruleEnabled && !record.alert.isShelved(nowMs);
}

AlertBook::AlertBook(monitor::Station &station, QObject *parent) : QObject(parent), m_station(station)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AlertBook::read);
    connect(&m_station, &monitor::Station::changed, this, &AlertBook::readSoon);
    connect(&m_station, &monitor::Station::touched, this, &AlertBook::readSoon);
    connect(&m_station, &monitor::Station::stateChanged, this, [this] {
        if (!m_isRead)
            readSoon();
    });
    m_beat.setInterval(kBeatMs);
    connect(&m_beat, &QTimer::timeout, this, &AlertBook::readSoon);
    m_beat.start();
    m_timer.start(0);
}

const AlertRule *AlertBook::rule(const QString &id) const
{
    const auto at =
        std::find_if(m_read.rules.begin(), m_read.rules.end(), [&id](const AlertRule &rule) { return rule.id == id; });
    return at == m_read.rules.end() ? nullptr : &*at;
}

const store::AlertRecord *AlertBook::gravest() const
{
    const qint64 now = Clock::nowMs();
    for (const store::AlertRecord &record : m_read.listed) {
        if (record.alert.severity != Severity::Critical)
            break;
        if (record.alert.acknowledgement == Acknowledgement::Unacknowledged && isAudible(record, now))
            return &record;
    }
    return nullptr;
}

std::vector<store::AlertRecord> AlertBook::openOf(const QUuid &device) const
{
    const qint64 now = Clock::nowMs();
    std::vector<store::AlertRecord> open;
    for (const store::AlertRecord &record : m_read.listed) {
        if (record.alert.key.deviceId == device && record.alert.isOpen() && isAudible(record, now))
            open.push_back(record);
    }
    return open;
}

void AlertBook::refresh()
{
    m_pauseMs = 0;
    readSoon();
}

void AlertBook::readSoon()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    if (!m_timer.isActive() || m_pauseMs == 0)
        m_timer.start(m_pauseMs);
}

void AlertBook::read()
{
    if (m_station.state().phase == monitor::StationPhase::Opening || m_station.storeUrl().isEmpty())
        return;
    m_reading = true;
    m_again = false;
    m_asked.start();
    const auto question = [now = Clock::nowMs()](store::Reader &reader) -> Result<Content> {
        store::AlertQuery query;
        query.states = {store::AlertListing::Listed};
        query.order = store::AlertQuery::Order::SeverityFirst;
        query.limit = kMost;
        auto listed = reader.alerts(query, now);
        if (!listed)
            return tl::unexpected(listed.error());
        const auto counts = reader.alertCounts(now);
        if (!counts)
            return tl::unexpected(counts.error());
        auto rules = reader.rules();
        if (!rules)
            return tl::unexpected(rules.error());
        const auto organization = reader.organization();
        if (!organization)
            return tl::unexpected(organization.error());
        return Content{std::move(*listed), *counts, std::move(*rules), *organization};
    };
    monitor::whenDone(this, m_station.queries().ask<Content>(u"alertBook"_s, question),
                      [this](const Result<Content> &read) { take(read); });
}

void AlertBook::take(const Result<Content> &read)
{
    m_reading = false;
    m_pauseMs = int(std::clamp<qint64>(m_asked.elapsed() * kShareOfTime, kPauseMs, kMaxPauseMs));
    if (m_again)
        readSoon();
    if (!read && read.error().kind == Error::Kind::Cancelled)
        return;
    const QString trouble = read ? QString() : retold(read.error());
    const bool isNews = trouble != m_trouble || (read && (!m_isRead || *read != m_read));
    m_trouble = trouble;
    std::vector<store::AlertRecord> news;
    if (read && m_isRead) {
        QSet<QUuid> known;
        for (const store::AlertRecord &record : m_read.listed)
            known.insert(record.alert.id);
        for (const store::AlertRecord &record : read->listed) {
            if (!known.contains(record.alert.id) && isAudible(record, Clock::nowMs()))
                news.push_back(record);
        }
    }
    if (read) {
        m_isRead = true;
        m_read = *read;
    }
    if (isNews)
        Q_EMIT changed();
    if (!news.empty())
        Q_EMIT raised(news);
}

} // namespace ui
