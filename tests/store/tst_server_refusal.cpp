// SPDX-License-Identifier: GPL-3.0-or-later
// Refusals of a server that speaks another language: what counts is the code, not the words.
#include "store/database.h"
#include "store/server_refusal.h"
#include "store/sqlstate.h"

#include <QSqlError>
#include <QTest>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    QByteArray severity, state, text, routine;

    // An ErrorResponse (https://www.postgresql.org/docs/current/protocol-error-fields.html).
    [[nodiscard]] QByteArray packet() const
    {
        QByteArray fields;
        const auto add = [&fields](char key, const QByteArray &value) { fields += key + value + '\0'; };
        add('S', severity);
        add('V', "FATAL");
        add('C', state);
        add('M', text);
        add('F', "some.c");
        add('L', "1");
        add('R', routine);
        fields += '\0';
        const auto size = quint32(fields.size() + 4);
        return QByteArray("E") + char(size >> 24) + char(size >> 16) + char(size >> 8) + char(size) + fields;
    }
};

// Refuses everybody who connects, with the same words.
class RefusingServer
{
public:
    explicit RefusingServer(const Words &words) : m_answer(words.packet()), m_fd(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        ::bind(m_fd, reinterpret_cast<sockaddr *>(&address), size);
        ::listen(m_fd, 8);
        ::getsockname(m_fd, reinterpret_cast<sockaddr *>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~RefusingServer()
    {
        ::shutdown(m_fd, SHUT_RDWR);
        m_thread.join();
        ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(RefusingServer)

    [[nodiscard]] store::StoreUrl url() const
    {
        store::StoreUrl url;
        url.uri = u"postgresql://anna@127.0.0.1:%1/plant?sslmode=disable&gssencmode=disable"_s.arg(m_port);
        return url;
    }

private:
    void serve() const
    {
        for (int fd = ::accept(m_fd, nullptr, nullptr); fd >= 0; fd = ::accept(m_fd, nullptr, nullptr)) {
            char startup[1024];
            if (::recv(fd, startup, sizeof startup, 0) > 0)
                ::send(fd, m_answer.constData(), size_t(m_answer.size()), MSG_NOSIGNAL);
            ::close(fd);
        }
    }

    QByteArray m_answer;
    int m_fd;
    quint16 m_port = 0;
    std::thread m_thread;
};

} // namespace

class ServerRefusalTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesByTheCodeOfARefusal_data()
    {
        QTest::addColumn<QByteArray>("severity");
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("routine");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("code");
        QTest::addColumn<Error::Kind>("kind");
        QTest::addRow("no database, German")
            << QByteArray("FATAL") << QByteArray("3D000") << QByteArray("InitPostgres")
            << u"Datenbank »plant« existiert nicht"_s << u"no_database"_s << Error::Kind::Store;
        QTest::addRow("no role, French") << QByteArray("FATAL") << QByteArray("28000")
                                         << QByteArray("InitializeSessionUserId") << u"le rôle « anna » n'existe pas"_s
                                         << u"no_role"_s << Error::Kind::Store;
        QTest::addRow("wrong password, Russian")
            << QByteArray("ВАЖНО") << QByteArray("28P01") << QByteArray("auth_failed")
            << u"пользователь \"anna\" не прошёл проверку подлинности"_s << u"no_permission"_s << Error::Kind::Store;
        QTest::addRow("no right to connect, Spanish")
            << QByteArray("FATAL") << QByteArray("42501") << QByteArray("CheckMyDatabase")
            << u"permiso denegado a la base de datos «plant»"_s << u"no_permission"_s << Error::Kind::Store;
        QTest::addRow("full, Italian") << QByteArray("FATALE") << QByteArray("53300") << QByteArray("InitProcess")
                                       << u"troppi client già connessi"_s << u"too_many_connections"_s
                                       << Error::Kind::StoreBusy;
        QTest::addRow("starting, Japanese")
            << QByteArray("FATAL") << QByteArray("57P03") << QByteArray("ProcessStartupPacket")
            << u"データベースシステムは起動処理中です"_s << u"connection_lost"_s << Error::Kind::StoreBusy;
        QTest::addRow("no database, English")
            << QByteArray("FATAL") << QByteArray("3D000") << QByteArray("InitPostgres")
            << u"database \"plant\" does not exist"_s << u"no_database"_s << Error::Kind::Store;
    }
    void goesByTheCodeOfARefusal()
    {
        QFETCH(QByteArray, severity);
        QFETCH(QByteArray, state);
        QFETCH(QByteArray, routine);
        QFETCH(QString, words);
        const RefusingServer server({severity, state, words.toUtf8(), routine});
        const auto opened = store::Database::open(server.url(), store::Access::ReadOnly);
        QVERIFY(!opened);
        QTEST(opened.error().code, "code");
        QTEST(opened.error().kind, "kind");
        QVERIFY2(opened.error().text.endsWith(u'(' + words + u')'), qPrintable(opened.error().text));
    }

    void takesTheLabelOffTheServersWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addRow("English") << u"ERROR:  no such thing\nLINE 1: SELECT"_s;
        QTest::addRow("German") << u"FEHLER:  no such thing\nZEILE 1: SELECT"_s;
        QTest::addRow("Polish") << u"BŁĄD:  no such thing"_s;
        QTest::addRow("without") << u"no such thing"_s;
    }
    void takesTheLabelOffTheServersWords()
    {
        QFETCH(QString, text);
        const QSqlError error(u"driver"_s, text, QSqlError::StatementError, u"55P03"_s);
        const Error known = store::postgresError(error, u"db"_s);
        QVERIFY2(known.text.endsWith("(no such thing)"_L1), qPrintable(known.text));
    }

    void findsNoCodeWhereNobodyIs()
    {
        const store::Refusal refusal = store::askForRefusal(u"host=127.0.0.1 port=1 connect_timeout=2"_s);
        QVERIFY(refusal.state.isEmpty());
        QVERIFY(!refusal.noSuchRole);
    }
};

QTEST_GUILESS_MAIN(ServerRefusalTest)
#include "tst_server_refusal.moc"
