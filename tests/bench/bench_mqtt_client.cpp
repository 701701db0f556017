// SPDX-License-Identifier: GPL-3.0-or-later
// B18: receiving at QoS 0 and 1 with QMqttClient against libmosquitto doing the same. Both take the same bytes over
// loopback from a thread that writes as fast as it is read and, at QoS 1, keeps a window of unacknowledged messages: a
// real broker on the same cores would be the slowest of the three.
#include "bench/table.h"

#include <QMqttClient>

#include <QByteArray>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <arpa/inet.h>
#include <cerrno>
#include <mosquitto.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace {

constexpr int kMessages = 300'000;
constexpr int kWindow = 10'000; // unacknowledged at QoS 1; divides 65,535 ids safely
constexpr int kPairs = 5;
constexpr int kPayloadBytes = 200;
constexpr const char *kTopic = "devices/temp-sensor-01/telemetry";

// Accepts one client, answers CONNECT, then writes the messages.
class Feeder
{
public:
    explicit Feeder(int qos) : m_qos(qos)
    {
        m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_listener, 1) != 0)
            std::abort();
        ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { run(); });
    }
    ~Feeder()
    {
        m_thread.join();
        ::close(m_listener);
    }
    Q_DISABLE_COPY_MOVE(Feeder)
    [[nodiscard]] int port() const { return m_port; }

private:
    [[nodiscard]] QByteArray message(int number) const
    {
        const QByteArray topic(kTopic);
        const int body = 2 + static_cast<int>(topic.size()) + (m_qos ? 2 : 0) + kPayloadBytes;
        QByteArray bytes;
        bytes.append(static_cast<char>(0x30 | m_qos << 1));
        bytes.append(static_cast<char>((body & 0x7f) | 0x80)).append(static_cast<char>(body >> 7));
        bytes.append('\0').append(static_cast<char>(topic.size())).append(topic);
        if (m_qos) {
            const int id = number % 65'535 + 1;
            bytes.append(static_cast<char>(id >> 8)).append(static_cast<char>(id));
        }
        return bytes.append(QByteArray(kPayloadBytes, 'x'));
    }

    void run()
    {
        const int client = ::accept(m_listener, nullptr, nullptr);
        char buffer[65'536];
        if (client < 0 || ::recv(client, buffer, sizeof buffer, 0) <= 0)
            std::abort();
        const char connAck[]{0x20, 2, 0, 0};
        if (::send(client, connAck, sizeof connAck, MSG_NOSIGNAL) != sizeof connAck)
            std::abort();
        QByteArray out;
        qsizetype at = 0;
        int sent = 0;
        qint64 acknowledged = 0; // bytes: four a message
        while (true) {
            const bool mayWrite = sent < kMessages && (!m_qos || sent - acknowledged / 4 < kWindow);
            if (at == out.size() && mayWrite) {
                out.resize(0);
                at = 0;
                for (int i = 0; i < 200 && sent < kMessages; ++i)
                    out += message(sent++);
            }
            pollfd state{client, static_cast<short>(POLLIN | (at < out.size() ? POLLOUT : 0)), 0};
            ::poll(&state, 1, -1);
            if (state.revents & (POLLIN | POLLHUP | POLLERR)) {
                const ssize_t got = ::recv(client, buffer, sizeof buffer, MSG_DONTWAIT);
                if (got == 0 || (got < 0 && errno != EAGAIN))
                    break; // the client has everything
                acknowledged += got > 0 ? got : 0;
            }
            if (state.revents & POLLOUT) {
                const ssize_t put = ::send(client, out.constData() + at, static_cast<size_t>(out.size() - at),
                                           MSG_DONTWAIT | MSG_NOSIGNAL);
                at += put > 0 ? put : 0;
            }
        }
        ::close(client);
    }

    int m_qos;
    int m_listener = -1;
    int m_port = 0;
    std::thread m_thread;
};

// Messages a second from the first message to the last.
double perSecond(const QElapsedTimer &timer)
{
    return kMessages * 1e9 / static_cast<double>(timer.nsecsElapsed());
}

double measureQt(int qos)
{
    Feeder feeder(qos);
    QMqttClient client;
    client.setHostname(QStringLiteral("127.0.0.1"));
    client.setPort(static_cast<quint16>(feeder.port()));
    client.setAutoKeepAlive(false);
    QEventLoop loop;
    QElapsedTimer timer;
    int received = 0;
    qint64 bytes = 0;
    double result = 0;
    QObject::connect(&client, &QMqttClient::messageReceived, &loop,
                     [&](const QByteArray &message, const QMqttTopicName &topic) {
                         if (received == 0)
                             timer.start();
                         bytes += message.size() + topic.name().size();
                         if (++received < kMessages)
                             return;
                         result = perSecond(timer);
                         loop.quit();
                     });
    client.connectToHost();
    loop.exec();
    client.disconnectFromHost();
    return bytes > 0 ? result : 0;
}

struct MosquittoRun
{
    QElapsedTimer timer;
    int received = 0;
    qint64 bytes = 0;
    double result = 0;
};

double measureMosquitto(int qos)
{
    Feeder feeder(qos);
    MosquittoRun run;
    mosquitto *client = mosquitto_new("bench", true, &run);
    mosquitto_message_callback_set(client, [](mosquitto *, void *object, const mosquitto_message *message) {
        auto *at = static_cast<MosquittoRun *>(object);
        if (at->received == 0)
            at->timer.start();
        at->bytes += message->payloadlen + static_cast<qint64>(strlen(message->topic));
        if (++at->received == kMessages)
            at->result = perSecond(at->timer);
    });
    if (mosquitto_connect(client, "127.0.0.1", feeder.port(), 60) != MOSQ_ERR_SUCCESS)
        std::abort();
    while (run.received < kMessages && mosquitto_loop(client, 100, 1) == MOSQ_ERR_SUCCESS) {
    }
    mosquitto_disconnect(client);
    mosquitto_destroy(client);
    return run.result;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    mosquitto_lib_init();
    for (const int qos : {0, 1}) {
        std::vector<double> figures;
        std::vector<double> peers;
        for (int i = 0; i < kPairs; ++i) {
            figures.push_back(measureQt(qos));
            peers.push_back(measureMosquitto(qos));
        }
        bench::printRow("B18 receive at QoS " + std::to_string(qos) + " vs libmosquitto", "messages/s", figures, peers,
                        ">= 0.7");
    }
    mosquitto_lib_cleanup();
    return 0;
}
