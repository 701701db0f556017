// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/demo_plant.h"

namespace monitor {

struct DemoPlant::Private
{
    DemoPlantOptions options;
};
DemoPlant::DemoPlant(DemoPlantOptions options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(Private{options}))
{
}
DemoPlant::~DemoPlant() = default;
void DemoPlant::start()
{
    Q_EMIT failed({});
}

} // namespace monitor
