// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/times.h"

#include <QDateTime>
#include <QTimeZone>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMinMs = -62135596800000; // 0001-01-01
constexpr qint64 kMaxMs = 253402300799999; // 9999-12-31

constexpr qint64 kSecond = 1000, kMinute = 60 * kSecond, kHour = 60 * kMinute, kDay = 24 * kHour;

struct Unit
{
    char letter;
    qint64 ms;
};
constexpr Unit kUnits[] = {{'s', kSecond}, {'m', kMinute}, {'h', kHour}, {'d', kDay}, {'w', 7 * kDay}};

qint64 unitMs(QChar letter)
{
    for (const Unit &unit : kUnits) {
        if (letter == QLatin1Char(unit.letter))
            return unit.ms;
    }
    return 0;
}

// Days since 1970 of a civil date (proleptic Gregorian calendar).
qint64 daysFromCivil(qint64 y, int m, int d)
{
    y -= m <= 2;
    const qint64 era = (y >= 0 ? y : y - 399) / 400;
    const qint64 yoe = y - era * 400;
    const qint64 doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    const qint64 doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

struct Civil
{
    int year, month, day;
};
Civil civilFromDays(qint64 z)
{
    z += 719468;
    const qint64 era = (z >= 0 ? z : z - 146096) / 146097;
    const qint64 doe = z - era * 146097;
    const qint64 yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const qint64 doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const qint64 mp = (5 * doy + 2) / 153;
    const int day = int(doy - (153 * mp + 2) / 5 + 1);
    const int month = int(mp < 10 ? mp + 3 : mp - 9);
    return {int(yoe + era * 400 + (month <= 2)), month, day};
}

bool isLeap(int y)
{
    return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}
int daysInMonth(int y, int m)
{
    static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return m == 2 && isLeap(y) ? 29 : kDays[m - 1];
}

// Reads fixed-width decimal fields from a view, front to back.
class Cursor
{
public:
    explicit Cursor(QStringView text) : m_text(text) {}
    bool digits(int count, int &out)
    {
        if (m_text.size() - m_at < count)
            return false;
        int value = 0;
        for (int i = 0; i < count; ++i) {
            const char16_t c = m_text[m_at + i].unicode();
            if (c < u'0' || c > u'9')
                return false;
            value = value * 10 + (c - u'0');
        }
        m_at += count;
        out = value;
        return true;
    }
    bool take(char16_t c)
    {
        if (m_at >= m_text.size() || m_text[m_at].unicode() != c)
            return false;
        ++m_at;
        return true;
    }
    // Digits of a fraction as milliseconds; further digits are dropped.
    bool fraction(int &ms)
    {
        int seen = 0;
        ms = 0;
        while (m_at < m_text.size() && m_text[m_at].unicode() >= u'0' && m_text[m_at].unicode() <= u'9') {
            if (seen < 3)
                ms = ms * 10 + (m_text[m_at].unicode() - u'0');
            ++seen;
            ++m_at;
        }
        for (int i = seen; i < 3; ++i)
            ms *= 10;
        return seen > 0 && seen <= 12;
    }
    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }

private:
    QStringView m_text;
    qsizetype m_at = 0;
};

// `Z`, `+hh`, `+hhmm` or `+hh:mm` → minutes east; nothing if malformed.
std::optional<int> readZone(Cursor &cursor)
{
    if (cursor.take(u'Z') || cursor.take(u'z'))
        return 0;
    int sign = 0;
    if (cursor.take(u'+'))
        sign = 1;
    else if (cursor.take(u'-') || cursor.take(u'\u2212'))
        sign = -1;
    int hours = 0, minutes = 0;
    if (sign == 0 || !cursor.digits(2, hours))
        return std::nullopt;
    if (cursor.take(u':') || !cursor.atEnd()) {
        if (!cursor.digits(2, minutes))
            return std::nullopt;
    }
    if (hours > 18 || minutes > 59)
        return std::nullopt;
    return sign * (hours * 60 + minutes);
}

// What one unit of an epoch stamp of this size is worth, as a fraction of milliseconds.
struct EpochScale
{
    qint64 multiply;
    qint64 divide;
};
EpochScale epochScale(double size)
{
    if (size < 1e11)
        return {1000, 1};
    if (size < 1e14)
        return {1, 1};
    return {1, size < 1e17 ? 1000 : 1'000'000};
}

std::optional<qint64> withinYears(qint64 ms)
{
    return ms >= kMinMs && ms <= kMaxMs ? std::optional(ms) : std::nullopt;
}

} // namespace

QByteArray isoUtcBytes(qint64 ms)
{
    ms = qBound(kMinMs, ms, kMaxMs);
    const qint64 days = ms >= 0 ? ms / kDay : -((kDay - 1 - ms) / kDay);
    int rest = int(ms - days * kDay);
    const Civil date = civilFromDays(days);
    char out[25];
    const auto put = [&out](int at, int width, int value) {
        for (int i = at + width - 1; i >= at; --i, value /= 10)
            out[i] = char('0' + value % 10);
    };
    put(0, 4, date.year);
    out[4] = '-';
    put(5, 2, date.month);
    out[7] = '-';
    put(8, 2, date.day);
    out[10] = 'T';
    put(20, 3, rest % 1000);
    rest /= 1000;
    put(17, 2, rest % 60);
    put(14, 2, rest / 60 % 60);
    put(11, 2, rest / 3600);
    out[13] = out[16] = ':';
    out[19] = '.';
    out[23] = 'Z';
    return QByteArray(out, 24);
}

QString isoUtc(qint64 ms)
{
    return QString::fromLatin1(isoUtcBytes(ms));
}

std::optional<ParsedTime> parseIsoTime(QStringView text)
{
    text = text.trimmed();
    Cursor cursor(text);
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0;
    if (!cursor.digits(4, year) || !cursor.take(u'-') || !cursor.digits(2, month) || !cursor.take(u'-') ||
        !cursor.digits(2, day))
        return std::nullopt;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
        return std::nullopt;
    ParsedTime parsed;
    parsed.hadZone = false;
    int zoneMinutes = 0;
    if (!cursor.atEnd()) {
        if (!cursor.take(u'T') && !cursor.take(u't') && !cursor.take(u' '))
            return std::nullopt;
        if (!cursor.digits(2, hour) || !cursor.take(u':') || !cursor.digits(2, minute))
            return std::nullopt;
        if (cursor.take(u':') && !cursor.digits(2, second))
            return std::nullopt;
        if ((cursor.take(u'.') || cursor.take(u',')) && !cursor.fraction(ms))
            return std::nullopt;
        // 60 is a leap second: it is the first instant of the next minute here, as in POSIX time.
        if (hour > 23 || minute > 59 || second > 60)
            return std::nullopt;
        if (!cursor.atEnd()) {
            const auto zone = readZone(cursor);
            if (!zone || !cursor.atEnd())
                return std::nullopt;
            zoneMinutes = *zone;
            parsed.hadZone = true;
        }
    }
    parsed.ms = daysFromCivil(year, month, day) * kDay + hour * kHour + minute * kMinute + second * kSecond + ms -
                zoneMinutes * kMinute;
    if (parsed.ms < kMinMs || parsed.ms > kMaxMs)
        return std::nullopt;
    return parsed;
}

std::optional<qint64> epochToMs(double value)
{
    if (!std::isfinite(value))
        return std::nullopt;
    const EpochScale scale = epochScale(std::abs(value));
    // A millisecond written as a binary fraction of a second lies just beside it.
    const double ms = std::floor(value * double(scale.multiply) / double(scale.divide) + 1e-3);
    if (ms < double(kMinMs) || ms > double(kMaxMs))
        return std::nullopt;
    return qint64(ms);
}

std::optional<qint64> epochToMs(qint64 value)
{
    const EpochScale scale = epochScale(std::abs(double(value)));
    // Below 10^11 nothing can overflow. Rounded down, also before 1970.
    const qint64 scaled = value * scale.multiply;
    const qint64 ms = scaled / scale.divide - (scaled % scale.divide < 0);
    return withinYears(ms);
}

Result<qint64> parseDuration(const QString &text)
{
    const qint64 unit = text.isEmpty() ? 0 : unitMs(text.back());
    bool ok = false;
    const qlonglong count = text.chopped(text.isEmpty() ? 0 : 1).toLongLong(&ok);
    qint64 ms = 0;
    if (unit == 0 || !ok || count <= 0 || __builtin_mul_overflow(count, unit, &ms) || ms > kMaxMs)
        return fail(Error::Kind::Usage, u"bad_duration"_s,
                    u"'%1' is not a duration: write a number and s, m, h, d or w, as in 15m or 7d"_s.arg(text));
    return ms;
}

Result<qint64> parseTimeExpression(const QString &text, qint64 nowMs)
{
    if (text.startsWith("now"_L1)) {
        const QString rest = text.mid(3);
        if (rest.isEmpty())
            return nowMs;
        if (rest.size() == 2 && rest[0] == u'/' && unitMs(rest[1]) > 0 && rest[1] != u'w') {
            const qint64 unit = unitMs(rest[1]);
            return nowMs - ((nowMs % unit) + unit) % unit;
        }
        if (rest[0] == u'-' || rest[0] == u'+') {
            const auto ms = parseDuration(rest.mid(1));
            if (!ms)
                return tl::unexpected(ms.error());
            return rest[0] == u'-' ? nowMs - *ms : nowMs + *ms;
        }
    } else if (const auto parsed = parseIsoTime(text)) {
        return parsed->ms;
    }
    return fail(Error::Kind::Usage, u"bad_time"_s,
                u"'%1' is not a time: write ISO 8601 (2026-03-29T02:00:00Z), now, now-24h or now/d"_s.arg(text));
}

QString durationText(qint64 ms)
{
    struct Unit
    {
        qint64 seconds;
        const char16_t *name;
    };
    constexpr Unit kUnits[] = {{86'400, u"d"}, {3'600, u"h"}, {60, u"min"}, {1, u"s"}};
    const qint64 seconds = std::max<qint64>(ms, 0) / 1000;
    for (size_t i = 0; i < std::size(kUnits); ++i) {
        if (seconds < kUnits[i].seconds && i + 1 < std::size(kUnits))
            continue;
        const QString text = u"%1 %2"_s.arg(seconds / kUnits[i].seconds).arg(QStringView(kUnits[i].name));
        const qint64 rest = seconds % kUnits[i].seconds;
        if (i + 1 >= std::size(kUnits) || rest < kUnits[i + 1].seconds)
            return text;
        return text + u" %1 %2"_s.arg(rest / kUnits[i + 1].seconds).arg(QStringView(kUnits[i + 1].name));
    }
    return {};
}
