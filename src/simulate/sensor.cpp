// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulate/sensor.h"

#include "base/key_table.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace simulate {
namespace {

constexpr KeyTable<Site, kSiteCount> kSites = {{
    {Site::Outdoors, "outdoors"},
    {Site::Indoors, "indoors"},
    {Site::Freezer, "freezer"},
    {Site::Boiler, "boiler"},
}};

constexpr double kMsPerHour = 3'600'000;
constexpr double kMsPerDay = 24 * kMsPerHour;

// 1 at `peak` (hours), -1 half a `period` (hours) later.
double wave(qint64 ms, double period, double peak)
{
    return std::cos(2 * std::numbers::pi * (double(ms) / kMsPerHour - peak) / period);
}

double rounded(double value, double step)
{
    return std::round(value / step) * step;
}

// Two decimals, without the noise of binary fractions.
double hundredths(double value)
{
    return std::round(value * 100) / 100;
}

} // namespace

const char *siteKey(Site site)
{
    return keyOf(kSites, site);
}

Sensor::Sensor(Site site, quint64 seed, qint64 startMs)
    : m_site(site),
      m_random(seed),
      m_startMs(startMs),
      m_offset(m_random.real(-3, 5)),
      m_batteryLife(m_random.real(20, 90)),
      m_batteryUsed(m_random.real(0, 1)),
      m_homeRssi(m_random.real(-98, -58)),
      m_rssi(m_homeRssi),
      m_snr(m_random.real(-4, 12))
{
}

double Sensor::temperatureAt(qint64 ms)
{
    const double noise = m_random.real(-0.15, 0.15);
    switch (m_site) {
    case Site::Outdoors: // warmest at 15 h; the weather comes and goes in some five days
        return 21 + m_offset + 9 * wave(ms, 24, 15) + 2 * wave(ms, 127, 40) + noise;
    case Site::Indoors:
        return 21.5 + m_offset / 4 + 1.4 * wave(ms, 24, 17) + noise;
    case Site::Freezer: // the compressor's cycle; defrosting at night
        return -18.5 + m_offset / 4 + 1.2 * wave(ms, 0.7, 0) + 4 * std::max(0.0, wave(ms, 24, 3) - 0.9) * 10 + noise;
    case Site::Boiler: // heats up for the morning and the evening
        return 61 + m_offset + 9 * wave(ms, 12, 7) + noise;
    }
    return 0;
}

void Sensor::walkRadio()
{
    m_rssi += m_random.real(-2, 2) + (m_homeRssi - m_rssi) * 0.05;
    m_rssi = std::clamp(m_rssi, -120.0, -20.0);
    const double homeSnr = (m_homeRssi + 98) / 4;
    m_snr += m_random.real(-1, 1) + (homeSnr - m_snr) * 0.05;
    m_snr = std::clamp(m_snr, -18.0, 14.0);
}

Sample Sensor::at(qint64 ms)
{
    walkRadio();
    Sample sample;
    sample.temperature = hundredths(temperatureAt(ms));
    // Warm air of the same water holds a smaller part of what it could.
    const double humidity = (m_site == Site::Freezer ? 75 : 58) - 1.6 * (m_offset + 9 * wave(ms, 24, 15));
    sample.humidity = std::clamp(rounded(humidity + m_random.real(-1, 1), 0.5), 15.0, 98.0);
    sample.pressure = hundredths(1013 + 9 * wave(ms, 151, 60) + m_random.real(-0.2, 0.2));
    sample.power = rounded(m_site == Site::Boiler ? 900 + 600 * wave(ms, 12, 6) : 40 + m_random.real(0, 5), 1);
    sample.co2 = int(420 + 380 * std::max(0.0, wave(ms, 24, 14)) + m_random.real(0, 25));

    // A new battery at the end of each life.
    const double lives = m_batteryUsed + double(ms - m_startMs) / kMsPerDay / m_batteryLife;
    const double left = 1 - (lives - std::floor(lives));
    sample.battery = int(std::lround(3 + 97 * left));
    sample.batteryIdle = int(std::lround(2950 + 720 * left + m_random.real(-4, 4)));
    sample.batteryTx = sample.batteryIdle - int(std::lround(380 + 120 * (1 - left) + m_random.real(0, 12)));
    sample.rssi = int(std::lround(m_rssi));
    sample.snr = int(std::lround(m_snr));
    return sample;
}

} // namespace simulate
