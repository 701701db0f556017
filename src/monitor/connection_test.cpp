// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/connection_test.h"

#include "monitor/collector_options.h"
#include "monitor/connection_tester.h"

using namespace Qt::StringLiterals;

namespace monitor {

ConnectionTest::ConnectionTest(QObject *parent) : QObject(parent)
{
    m_thread.setObjectName(u"connection test"_s);
}

ConnectionTest::~ConnectionTest()
{
    cancel();
    m_thread.quit();
    m_thread.wait();
}

void ConnectionTest::start(const Profile &profile, const QByteArray &password, int listenMs)
{
    cancel();
    const auto options = linkOptionsOf(profile, password);
    if (!options) {
        Q_EMIT step({u"settings"_s, false, options.error().text, {}});
        Q_EMIT finished(false);
        return;
    }
    m_thread.start();
    auto *tester = new ConnectionTester(*options, topicsOf(profile), listenMs);
    m_tester = tester;
    tester->moveToThread(&m_thread);
    // A tester that was cancelled may still have words on their way.
    connect(tester, &ConnectionTester::step, this, [this, tester](const broker::ProbeStep &said) {
        if (m_tester == tester)
            Q_EMIT step(said);
    });
    connect(tester, &ConnectionTester::listening, this, [this, tester](int messages) {
        if (m_tester == tester)
            Q_EMIT listening(messages);
    });
    connect(tester, &ConnectionTester::finished, this, [this, tester](bool ok) {
        if (m_tester != tester)
            return;
        cancel();
        Q_EMIT finished(ok);
    });
    QMetaObject::invokeMethod(tester, &ConnectionTester::start, Qt::QueuedConnection);
}

void ConnectionTest::cancel()
{
    if (!m_tester)
        return;
    m_tester->deleteLater();
    m_tester = nullptr;
}

} // namespace monitor
