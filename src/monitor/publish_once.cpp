// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/publish_once.h"

#include "broker/link.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

// How long the broker may take to confirm.
constexpr int kConfirmMs = 10'000;

broker::LinkOptions onceOnly(broker::LinkOptions options)
{
    options.cleanSession = true;
    options.keepTrying = false;
    options.filters.clear();
    if (options.clientId.isEmpty())
        options.clientId =
            u"watchpost-publish-%1"_s.arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
    return options;
}

} // namespace

PublishOnce::PublishOnce(broker::LinkOptions options, PublishRequest request, QObject *parent)
    : QObject(parent),
      m_request(std::move(request)),
      m_link(std::make_unique<broker::Link>(onceOnly(std::move(options))))
{
    m_confirming.setSingleShot(true);
    m_confirming.setInterval(kConfirmMs);
    connect(&m_confirming, &QTimer::timeout, this, [this] {
        m_outcome.error = u"the broker did not confirm within %1 s"_s.arg(kConfirmMs / 1000);
        m_link->stop();
    });
    connect(m_link.get(), &broker::Link::stateChanged, this, [this](const auto &state) { onState(state); });
    connect(m_link.get(), &broker::Link::arrived, this, [this](const Arrival &arrival) {
        const auto *event = std::get_if<LinkEvent>(&arrival);
        if (event && event->activityType.startsWith("mqtt_publish"_L1))
            m_outcome.event = *event;
    });
    connect(m_link.get(), &broker::Link::published, this, [this](qint64, const QString &error) {
        m_answered = true;
        m_confirming.stop();
        m_outcome.error = error;
        m_link->stop();
    });
    connect(m_link.get(), &broker::Link::stopped, this, [this] {
        if (!m_sent && m_outcome.error.isEmpty())
            m_outcome.error = u"no connection to the broker"_s;
        Q_EMIT finished(m_outcome);
    });
}

PublishOnce::~PublishOnce() = default;

void PublishOnce::start()
{
    m_link->start();
}

void PublishOnce::onState(const broker::LinkState &state)
{
    if (state.phase == broker::LinkPhase::Ready && !m_sent) {
        m_sent = true;
        m_confirming.start();
        m_link->publish(m_request.topic, m_request.payload, m_request.qos, m_request.retain);
    } else if (!m_answered && !state.reason.isEmpty()) {
        m_outcome.error = state.advice.isEmpty() ? state.reason : QString(state.reason + u"; "_s + state.advice);
    }
}

} // namespace monitor
