// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alert_query.h"

#include "base/key_table.h"

namespace store {

namespace {

constexpr KeyTable<AlertListing, 7> kListings{{{AlertListing::Listed, "listed"},
                                               {AlertListing::Active, "active"},
                                               {AlertListing::Unacknowledged, "unacknowledged"},
                                               {AlertListing::Acknowledged, "acknowledged"},
                                               {AlertListing::Shelved, "shelved"},
                                               {AlertListing::Cleared, "cleared"},
                                               {AlertListing::All, "all"}}};

} // namespace

const char *alertListingKey(AlertListing listing)
{
    return keyOf(kListings, listing);
}

std::optional<AlertListing> alertListingOf(QStringView key)
{
    return valueOf(kListings, key);
}

} // namespace store
