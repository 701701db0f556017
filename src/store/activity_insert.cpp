// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/activity_insert.h"

#include "store/binding.h"
#include "store/database.h"
#include "store/row_mapping.h"

using namespace Qt::StringLiterals;

namespace store {

bool ActivityInsert::isPlain(const ActivityRow &row)
{
    return row.method.isEmpty() && row.endpoint.isEmpty() && row.requestHeaders.isEmpty() &&
           row.responseBody.isEmpty() && !row.responseStatus && !row.responseTimeMs && row.userId.isNull() &&
           row.ipAddress.isEmpty() && row.userAgent.isEmpty() && !row.completedAtMs;
}

qint64 hourOf(qint64 ms)
{
    constexpr qint64 kHourMs = 3'600'000;
    return ms - ((ms % kHourMs) + kHourMs) % kHourMs;
}

Result<void> ActivityInsert::prepare(const Database &database)
{
    auto plain = database.prepare(
        u"INSERT INTO integration_activity_log (id, organization_id, integration_id, direction, activity_type, "
        "request_body, status, error_message, error_code, metadata, created_at) "
        "VALUES (?, ?, ?, ?, ?, @json(?), ?, ?, ?, @json(?), @at(?))"_s);
    if (!plain)
        return tl::unexpected(plain.error());
    auto full = database.prepare(
        u"INSERT INTO integration_activity_log (id, organization_id, integration_id, direction, activity_type, method, "
        "endpoint, request_headers, request_body, response_body, response_status, response_time_ms, status, "
        "error_message, error_code, user_id, ip_address, user_agent, metadata, created_at, completed_at) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, @json(?), @json(?), @json(?), ?, ?, ?, ?, ?, ?, ?, ?, @json(?), @at(?), @at(?))"_s);
    if (!full)
        return tl::unexpected(full.error());
    m_plain = std::move(*plain);
    m_full = std::move(*full);
    return {};
}

Result<void> ActivityInsert::insert(const Database &database, const ActivityRow &row)
{
    if (isPlain(row))
        return database.run(m_plain,
                            {blobOf(row.id), blobOf(row.organizationId), blobOf(row.integrationId), row.direction,
                             row.activityType, orNull(row.requestBody), row.status, orNull(row.errorMessage),
                             orNull(row.errorCode), notNull(row.metadata), row.createdAtMs});
    return database.run(m_full, {blobOf(row.id),
                                 blobOf(row.organizationId),
                                 blobOf(row.integrationId),
                                 row.direction,
                                 row.activityType,
                                 orNull(row.method),
                                 orNull(row.endpoint),
                                 orNull(row.requestHeaders),
                                 orNull(row.requestBody),
                                 orNull(row.responseBody),
                                 orNull(row.responseStatus),
                                 orNull(row.responseTimeMs),
                                 row.status,
                                 orNull(row.errorMessage),
                                 orNull(row.errorCode),
                                 row.userId.isNull() ? QVariant() : blobOf(row.userId),
                                 orNull(row.ipAddress),
                                 orNull(row.userAgent),
                                 notNull(row.metadata),
                                 row.createdAtMs,
                                 orNull(row.completedAtMs)});
}

} // namespace store
