// SPDX-License-Identifier: GPL-3.0-or-later
// A real mosquitto on a free loopback port with data of its own, for tests and benchmarks.
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <utility>

namespace support {

struct MosquittoOptions
{
    bool persistence = false;                 // keeps sessions and retained messages over stop() and restart()
    int maxQueued = -1;                       // max_queued_messages; -1 = mosquitto's default (1,000), 0 = no limit
    QList<std::pair<QString, QString>> users; // name and password; not empty: anonymous clients are refused
    QString certFile;                         // with keyFile: the listener speaks TLS only
    QString keyFile;
    QString clientCaFile;    // with it every client must show a certificate of this CA
    bool webSockets = false; // a second listener at webSocketPort()
    QStringList acl;         // lines of an acl_file; empty: everything is allowed
    QStringList lines;       // further lines of the configuration, put before the listeners
};

class Mosquitto
{
public:
    explicit Mosquitto(MosquittoOptions options = {});
    ~Mosquitto();
    Q_DISABLE_COPY_MOVE(Mosquitto)

    // False without the program; then a test says QFAIL.
    [[nodiscard]] static bool isInstalled();

    // Starts it and waits (at most 10 s) until it accepts connections. False on failure: see errorString().
    [[nodiscard]] bool start();
    // SIGTERM (it writes its database) or SIGKILL (it does not); both wait for its end.
    void stop();
    void kill();
    // start() again on the same port and data, after stop() when it still runs.
    [[nodiscard]] bool restart();
    // Stops and continues its scheduling: connections stay open, nothing is answered.
    void freeze();
    void thaw();

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] quint16 webSocketPort() const { return m_webSocketPort; }
    [[nodiscard]] qint64 pid() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] QString dataDir() const { return m_dir.path(); }
    [[nodiscard]] QString url() const; // mqtt:// or mqtts://127.0.0.1:PORT
    [[nodiscard]] QString errorString() const { return m_error; }
    [[nodiscard]] QByteArray log() const; // what it wrote since it was first started

private:
    [[nodiscard]] bool writeFiles();
    [[nodiscard]] bool writeConfiguration();
    [[nodiscard]] bool startOnce();
    [[nodiscard]] bool waitUntilAccepting(quint16 port);

    MosquittoOptions m_options;
    QTemporaryDir m_dir;
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
    quint16 m_webSocketPort = 0;
    QString m_error;
};

} // namespace support
