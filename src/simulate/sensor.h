// SPDX-License-Identifier: GPL-3.0-or-later
// What one simulated device measures at a time: day curves by site, a battery that runs down, a radio that wanders.
#pragma once

#include "simulate/random.h"

namespace simulate {

enum class Site { Outdoors, Indoors, Freezer, Boiler };
inline constexpr int kSiteCount = 4;
[[nodiscard]] const char *siteKey(Site site);

// Units as in the metric table; values rounded to what such sensors send.
struct Sample
{
    double temperature = 0; // °C
    double humidity = 0;    // %
    double pressure = 0;    // hPa
    double power = 0;       // W
    int co2 = 0;            // ppm
    int battery = 0;        // %
    int batteryIdle = 0;    // mV
    int batteryTx = 0;      // mV, under the load of the radio
    int rssi = 0;           // dBm
    int snr = 0;            // dB
};

class Sensor
{
public:
    // `startMs`: when the battery is as full as the seed says.
    Sensor(Site site, quint64 seed, qint64 startMs);

    [[nodiscard]] Site site() const { return m_site; }
    [[nodiscard]] Sample at(qint64 ms);

private:
    [[nodiscard]] double temperatureAt(qint64 ms);
    void walkRadio();

    Site m_site;
    Random m_random;
    qint64 m_startMs;
    double m_offset;      // °C, what this place differs from others of its kind
    double m_batteryLife; // days
    double m_batteryUsed; // part of it at the start
    double m_homeRssi;
    double m_rssi;
    double m_snr;
};

} // namespace simulate
