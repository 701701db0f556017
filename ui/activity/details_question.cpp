// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/details_question.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

// Those that a message makes beside its own row carry its topic, but not its payload.
bool isMadeByMessage(const QString &type)
{
    return type == activity::kDeviceDiscovered || type == activity::kDeviceOnline || type == activity::kDeviceOffline;
}

bool hasPayloadOfItsOwn(const ActivityRow &row)
{
    return row.activityType == activity::kMessageReceived || row.activityType == activity::kPublishSuccess ||
           row.activityType == activity::kPublishFailed || !row.requestBody.isEmpty();
}

// Other integrations keep whatever JSON they were sent.
StoredPayload payloadOf(const ActivityRow &row)
{
    StoredPayload payload = storedPayload(row.requestBody);
    if (!payload.isKept && row.requestBody.size() > 2 && !row.activityType.startsWith("mqtt_"_L1)) {
        payload.isKept = payload.isText = true;
        payload.bytes = row.requestBody.left(kLayoutInput);
        payload.size = row.requestBody.size();
    }
    return payload;
}

class Asking
{
public:
    Asking(store::Reader &reader, DetailsAnswer &answer)
        : m_reader(reader),
          m_answer(answer),
          m_metadata(QJsonDocument::fromJson(answer.record.row.metadata).object()),
          m_topic(m_metadata.value("topic"_L1).toString()),
          m_device(deviceOf(answer.record))
    {
    }

    Result<void> payload()
    {
        const ActivityRow &row = m_answer.record.row;
        std::optional<ActivityRecord> message;
        if (hasPayloadOfItsOwn(row))
            message = m_answer.record;
        else if (m_topic.isEmpty() || !isMadeByMessage(row.activityType))
            return {};
        m_answer.isOfMessage = true;
        if (!message) {
            auto found = messageOfTheSameInstant();
            if (!found)
                return tl::unexpected(found.error());
            message = std::move(*found);
        }
        m_answer.messageIsGone = !message;
        if (!message)
            return {};
        std::optional<EarlierPayload> earlier;
        if (!m_topic.isEmpty() && row.direction == direction::kIncoming) {
            const auto before = m_reader.messageBeside({m_topic, deviceOfTopic(), keyOf(message->row)});
            if (!before)
                return tl::unexpected(before.error());
            if (*before)
                earlier = EarlierPayload{payloadOf((*before)->row), (*before)->row.createdAtMs};
        }
        m_answer.payload = payloadTexts(payloadOf(message->row), std::move(earlier));
        return {};
    }
    Result<void> lastReading()
    {
        if (m_device.isNull() || !m_answer.record.telemetry.empty())
            return {};
        auto found = m_reader.readingBefore(m_device, m_answer.record.row.createdAtMs + 1);
        if (!found)
            return tl::unexpected(found.error());
        m_answer.lastReading = std::move(*found);
        return {};
    }
    Result<void> around()
    {
        store::ActivityQuery query;
        const qint64 at = m_answer.record.row.createdAtMs;
        query.range = {at - kAroundMs, at + kAroundMs + 1};
        if (!m_device.isNull())
            query.devices = {m_device};
        query.limit = kMostAround;
        query.after = keyOf(m_answer.record.row);
        query.direction = PageDirection::Older;
        auto before = m_reader.activities(query);
        if (!before)
            return tl::unexpected(before.error());
        query.direction = PageDirection::Newer;
        auto after = m_reader.activities(query);
        if (!after)
            return tl::unexpected(after.error());
        m_answer.around = std::move(before->records);
        std::reverse(m_answer.around.begin(), m_answer.around.end());
        m_answer.around.push_back(m_answer.record);
        std::move(after->records.begin(), after->records.end(), std::back_inserter(m_answer.around));
        return {};
    }

private:
    // A gateway's messages are filed under the first of several devices, which may be another one each time.
    [[nodiscard]] QUuid deviceOfTopic() const
    {
        return m_metadata.value("device_ids"_L1).toArray().size() > 1 ? QUuid() : m_device;
    }
    // The row of a discovery comes before its message's, that of a change of state behind it.
    Result<std::optional<ActivityRecord>> messageOfTheSameInstant()
    {
        const PageDirection direction = m_answer.record.row.activityType == activity::kDeviceDiscovered
                                            ? PageDirection::Newer
                                            : PageDirection::Older;
        auto found = m_reader.messageBeside({m_topic, m_device, keyOf(m_answer.record.row), direction});
        if (found && *found && (*found)->row.createdAtMs != m_answer.record.row.createdAtMs)
            return std::optional<ActivityRecord>();
        return found;
    }

    store::Reader &m_reader;
    DetailsAnswer &m_answer;
    const QJsonObject m_metadata;
    const QString m_topic;
    const QUuid m_device;
};

} // namespace

QUuid deviceOf(const ActivityRecord &record)
{
    return QUuid(QJsonDocument::fromJson(record.row.metadata).object().value("device_id"_L1).toString());
}

Result<DetailsAnswer> readDetails(store::Reader &reader, const ActivityRecord &shown)
{
    DetailsAnswer answer;
    auto found = reader.activity(shown.row.id);
    if (!found)
        return tl::unexpected(found.error());
    answer.isThere = found->has_value();
    answer.record = *found ? std::move(**found) : shown;
    Asking asking(reader, answer);
    for (const auto part : {&Asking::payload, &Asking::lastReading, &Asking::around}) {
        if (auto done = (asking.*part)(); !done)
            return tl::unexpected(done.error());
    }
    return answer;
}

} // namespace ui
