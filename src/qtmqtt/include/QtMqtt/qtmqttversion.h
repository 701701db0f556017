// SPDX-License-Identifier: GPL-3.0-or-later
// The version of the Qt MQTT interface that the stand-in offers.
#pragma once

#define QTMQTT_VERSION_STR "6.4.2"
#define QTMQTT_VERSION 0x060402
