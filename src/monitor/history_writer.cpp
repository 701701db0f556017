// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/history_writer.h"

#include "base/ids.h"
#include "decode/decode.h"
#include "ingest/ingestor.h"
#include "monitor/profile.h"
#include "store/migrations.h"
#include "store/reader.h"
#include "store/writer.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHostInfo>

using namespace Qt::StringLiterals;

namespace monitor {
namespace {

constexpr int kBatch = 1000;
constexpr int kCheckpointEvery = 50;

class History
{
public:
    explicit History(const HistoryOptions &options) : m_options(options), m_plant(options.plant) {}

    Result<void> open()
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        if (const auto migrated = store::migrate(m_options.store, now); !migrated)
            return tl::unexpected(migrated.error());
        auto reader = store::Reader::open(m_options.store);
        if (!reader)
            return tl::unexpected(reader.error());
        const auto status = (*reader)->status(now);
        if (!status)
            return tl::unexpected(status.error());
        if (status->running)
            return fail(Error::Kind::Conflict, u"collecting"_s,
                        u"a collector runs on this store: stop it before history is written"_s);
        auto writer = store::Writer::open(m_options.store);
        if (!writer)
            return tl::unexpected(writer.error());
        m_writer = std::move(*writer);
        return begin();
    }

    // Until the range is through, the count is reached, or `progress` says stop.
    Result<HistoryResult> run(const std::function<bool(qint64, qint64)> &progress)
    {
        HistoryResult result;
        bool more = true;
        for (int batches = 1; more; ++batches) {
            const Batch batch = nextBatch(result.messages);
            more = !batch.isEmpty();
            if (more) {
                if (const auto stored = m_writer->commit(batch, m_atMs); !stored)
                    return tl::unexpected(stored.error());
                result.messages += qint64(batch.entries.size());
                if (const auto flushed = m_writer->flushRollups(m_atMs, false); !flushed)
                    return tl::unexpected(flushed.error());
                if (batches % kCheckpointEvery == 0) {
                    if (const auto safe = m_writer->checkpoint(); !safe)
                        return tl::unexpected(safe.error());
                }
                more = progress(result.messages, m_atMs);
            }
        }
        return finish(result);
    }

private:
    Result<void> begin()
    {
        // An inbox that never was: its id keeps this run's progress apart from every collector's.
        store::CollectorIdentity identity;
        identity.inboxId = QUuid::createUuid();
        identity.clientId = u"history-"_s + idText(identity.inboxId).left(8);
        identity.host = QHostInfo::localHostName();
        identity.pid = QCoreApplication::applicationPid();
        identity.version = QStringLiteral(WATCHPOST_VERSION);
        store::IntegrationChoice choice;
        choice.organizationName = kOrganizationName.toString();
        choice.integrationName = m_options.integrationName;
        const auto identified = m_writer->identify(choice, identity, m_options.plant.startMs);
        if (!identified)
            return tl::unexpected(identified.error());
        // Its time is the plant's: charts take the range as one in which a collector ran.
        if (auto begun = m_writer->begin(*identified, m_options.plant.startMs); !begun)
            return begun;
        const auto known = m_writer->load();
        if (!known)
            return tl::unexpected(known.error());
        m_ingestor =
            std::make_unique<ingest::Ingestor>(ingest::Owner{identified->organizationId, identified->integrationId});
        m_ingestor->load(known->devices, known->bindings, known->topics);
        return {};
    }

    Batch nextBatch(qint64 done)
    {
        Batch batch;
        while (int(batch.entries.size()) < kBatch &&
               (m_options.count == 0 || done + qint64(batch.entries.size()) < m_options.count)) {
            simulate::PlantEvent event = m_plant.next();
            if (event.atMs >= m_options.endMs)
                break;
            Message message;
            message.topic = event.topic;
            message.payload = event.payload;
            message.qos = event.qos;
            if (event.kind == simulate::PlantEvent::Kind::Die) {
                const simulate::SimulatedDevice &device = m_plant.devices()[size_t(event.device)];
                message.topic = device.willTopic;
                message.payload = device.willPayload;
            }
            message.receivedAtMs = event.atMs;
            m_atMs = event.atMs;
            if (message.topic.isEmpty())
                continue;
            const decode::Input input{message.topic, message.payload, false, message.receivedAtMs};
            m_ingestor->apply(++m_seq, message, m_decoder.read(input, TopicFormat{}), batch);
        }
        if (!batch.isEmpty())
            m_ingestor->finish(batch);
        return batch;
    }

    Result<HistoryResult> finish(const HistoryResult &result)
    {
        Counters counters;
        counters.received = counters.stored = result.messages;
        if (const auto told = m_writer->heartbeat(counters, m_atMs); !told)
            return tl::unexpected(told.error());
        if (const auto ended = m_writer->end(m_atMs); !ended)
            return tl::unexpected(ended.error());
        return result;
    }

    const HistoryOptions &m_options;
    simulate::Plant m_plant;
    std::unique_ptr<store::Writer> m_writer;
    std::unique_ptr<ingest::Ingestor> m_ingestor;
    decode::Reader m_decoder;
    qint64 m_seq = 0;
    qint64 m_atMs = 0;
};

} // namespace

Result<HistoryResult> writeHistory(const HistoryOptions &options, const std::function<bool(qint64, qint64)> &progress)
{
    History history(options);
    if (const auto opened = history.open(); !opened)
        return tl::unexpected(opened.error());
    return history.run(progress);
}

} // namespace monitor
