// SPDX-License-Identifier: GPL-3.0-or-later
// Files of MQTTX and MQTT Explorer, in the shapes of several of their versions, and files that nobody should write.
#include "monitor/foreign_profiles.h"
#include "monitor/profile_import.h"
#include "monitor/secrets.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using monitor::ForeignConnection;
using monitor::ForeignProfiles;
using monitor::Profile;

namespace {

// As version 1.9 exports; all connections are an array.
const QByteArray kMqttx = R"([{
  "clientId": "mqttx_0f3a9c21", "name": "Plant A", "clean": true, "protocol": "mqtts", "host": "plant-a.example",
  "keepalive": 45, "connectTimeout": 10, "reconnect": true, "username": "watch", "password": "s3cret", "path": "/mqtt",
  "port": 8883, "ssl": true, "certType": "self", "rejectUnauthorized": false, "ca": "/nowhere/ca.pem", "cert": "",
  "key": "", "mqttVersion": "5.0", "unreadMessageCount": 0, "messages": [{"topic": "a", "payload": "x", "qos": 0}],
  "subscriptions": [{"topic": "plant/+/telemetry", "qos": 2, "retain": false, "color": "#34C388"},
                    {"topic": "plant/+/old", "qos": 0, "disabled": true}, {"topic": "plant/#/x", "qos": 0}],
  "will": {"lastWillTopic": "mqttx/gone", "lastWillPayload": "x"}, "id": "5d0c8a5e"
 }, {
  "clientId": "field-laptop", "name": "Gateway", "protocol": "ws", "host": "10.0.0.7", "username": "", "password": "",
  "path": "/stream", "port": 8083, "ssl": false, "certType": "", "ca": "", "cert": "", "key": "",
  "mqttVersion": "3.1.1", "messages": [], "subscriptions": []
 }])";

const QByteArray kExplorer = R"({"ConnectionManager_connections": {
  "test.mosquitto.org": {"configVersion": 1, "certValidation": true, "id": "test.mosquitto.org",
    "name": "test.mosquitto.org", "encryption": false, "subscriptions": [{"topic": "#", "qos": 0},
    {"topic": "$SYS/#", "qos": 0}], "type": "mqtt", "host": "test.mosquitto.org", "port": 1883, "protocol": "mqtt",
    "order": 1},
  "0a3f": {"configVersion": 1, "certValidation": false, "clientId": "mqtt-explorer-11aa22bb", "id": "0a3f",
    "name": "Plant B", "encryption": true, "username": "watch", "password": "pässword",
    "subscriptions": [{"topic": "b/+/state", "qos": 1}], "type": "mqtt", "host": "plant-b.example", "port": 443,
    "protocol": "ws", "basePath": "mqtt", "order": 0,
    "selfSignedCertificate": {"name": "ca.crt", "data": "CA64"}, "clientKey": {"name": "x.der", "data": "AAECAwQ="}},
  "v0": {"id": "v0", "name": "Old", "encryption": false, "certValidation": true, "subscriptions": ["old/#", "old/#"],
    "type": "mqtt", "host": "old.example", "port": 1884, "protocol": "mqtt", "order": 2}},
 "Settings": {"theme": "dark"}})";

const QByteArray kPem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

QByteArray explorer()
{
    return QByteArray(kExplorer).replace("CA64", kPem.toBase64());
}

ForeignProfiles parsed(const QByteArray &json)
{
    auto read = monitor::readForeignProfiles(json);
    if (!read)
        qFatal("%s", qUtf8Printable(read.error().text));
    return *read;
}

bool mentions(const QStringList &notes, const char *word)
{
    return notes.join(u'\n').contains(QString::fromUtf8(word), Qt::CaseInsensitive);
}

// One connection of MQTTX with some keys set.
QByteArray mqttxWith(const QJsonObject &keys)
{
    QJsonObject object = QJsonDocument::fromJson(kMqttx).array().last().toObject();
    for (auto it = keys.begin(); it != keys.end(); ++it)
        object.insert(it.key(), it.value());
    return QJsonDocument(QJsonArray{object}).toJson();
}

} // namespace

class ForeignProfilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->path()));
        qputenv("WATCHPOST_KEYCHAIN", "off");
    }

    void readsAnExportOfMqttx()
    {
        const ForeignProfiles read = parsed(kMqttx);
        QCOMPARE(read.program, u"MQTTX"_s);
        QCOMPARE(read.connections.size(), std::size_t(2));
        const ForeignConnection &plant = read.connections[0];
        Profile wanted;
        wanted.name = u"Plant A"_s;
        wanted.broker = u"mqtts://plant-a.example:8883"_s;
        wanted.username = u"watch"_s;
        wanted.mqtt = u"5"_s;
        wanted.qos = 2;
        wanted.keepAliveSeconds = 45;
        wanted.topics = {{u"plant/+/telemetry"_s, u"auto"_s, std::nullopt}};
        wanted.caFile = u"/nowhere/ca.pem"_s;
        QCOMPARE(monitor::writeProfile(plant.profile), monitor::writeProfile(wanted));
        QCOMPARE(plant.password, QByteArray("s3cret"));
        QVERIFY(mentions(plant.notes, "always checks"));
        QVERIFY(mentions(plant.notes, "plant/#/x"));
        QVERIFY(mentions(plant.notes, "will"));
        QVERIFY(!plant.isExample);

        const ForeignConnection &gateway = read.connections[1];
        QCOMPARE(gateway.profile.broker, u"ws://10.0.0.7:8083/stream"_s);
        QCOMPARE(gateway.profile.clientId, u"field-laptop"_s);
        QCOMPARE(gateway.profile.mqtt, u"3.1.1"_s);
        QCOMPARE(gateway.profile.qos, 1);
        QVERIFY(gateway.profile.topics.empty());
        QVERIFY(mentions(gateway.notes, "field-laptop"));
        QVERIFY(mentions(gateway.notes, "no topics"));
    }
    void readsOneConnectionAndTheFileOfOldVersions()
    {
        const QJsonObject one = QJsonDocument::fromJson(kMqttx).array().first().toObject();
        QCOMPARE(parsed(QJsonDocument(one).toJson()).connections.size(), std::size_t(1));
        // Before there was `protocol`.
        QJsonObject old = one;
        old.remove(u"protocol"_s);
        const QJsonDocument file(QJsonObject{{u"settings"_s, QJsonObject()}, {u"connections"_s, QJsonArray{old}}});
        QCOMPARE(parsed("\xef\xbb\xbf" + file.toJson()).connections[0].profile.broker,
                 u"mqtts://plant-a.example:8883"_s);
    }
    // Newer versions put the folders of the list beside the connections.
    void leavesOutTheFoldersOfMqttx()
    {
        QJsonArray all = QJsonDocument::fromJson(kMqttx).array();
        all.prepend(
            QJsonObject{{u"id"_s, u"c1"_s}, {u"name"_s, u"Works"_s}, {u"isCollection"_s, true}, {u"orderId"_s, 0}});
        QJsonObject first = all.at(1).toObject();
        first.insert(u"parentId"_s, u"c1"_s);
        first.insert(u"isCollection"_s, false);
        all.replace(1, first);
        const ForeignProfiles read = parsed(QJsonDocument(all).toJson());
        QCOMPARE(read.connections.size(), std::size_t(2));
        QCOMPARE(read.connections[0].profile.name, u"Plant A"_s);
        QCOMPARE(read.skipped, QStringList());
    }
    void readsTheSettingsOfMqttExplorer()
    {
        const ForeignProfiles read = parsed(explorer());
        QCOMPARE(read.program, u"MQTT Explorer"_s);
        QCOMPARE(read.connections.size(), std::size_t(3));
        const ForeignConnection &plant = read.connections[0]; // by `order`
        QCOMPARE(plant.profile.name, u"Plant B"_s);
        QCOMPARE(plant.profile.broker, u"wss://plant-b.example:443/mqtt"_s);
        QCOMPARE(plant.password, QByteArray("pässword"));
        QCOMPARE(plant.profile.clientId, QString()); // made up by the other program
        QCOMPARE(plant.ca, kPem);
        QVERIFY(plant.key.isEmpty() && mentions(plant.notes, "not PEM"));
        QVERIFY(mentions(plant.notes, "always checks"));
        const ForeignConnection &example = read.connections[1];
        QVERIFY(example.isExample);
        QCOMPARE(example.profile.topics, (std::vector<TopicFormat>{{u"#"_s, u"auto"_s, std::nullopt}}));
        QVERIFY(mentions(example.notes, "$SYS/#"));
        QVERIFY(mentions(example.notes, "all topics"));
        QCOMPARE(read.connections[2].profile.topics.size(), std::size_t(1));
        QCOMPARE(read.connections[2].profile.broker, u"mqtt://old.example:1884"_s);
    }

    void saysWhatElseAFileIs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("word");
        QTest::newRow("empty") << QByteArray() << u"JSON"_s;
        QTest::newRow("YAML") << QByteArray("- clientId: x\n  host: b\n") << u"JSON"_s;
        QTest::newRow("XML") << QByteArray("<?xml version=\"1.0\"?><root/>") << u"XML"_s;
        QTest::newRow("Excel") << QByteArray("PK\3\4") << u"Excel"_s;
        QTest::newRow("database") << QByteArray("SQLite format 3\0x", 17) << u"database"_s;
        QTest::newRow("other JSON") << QByteArray(R"({"host": "b"})") << u"no connections"_s;
        QTest::newRow("other things") << QByteArray(R"([1, "x", null, {"host": 5}])") << u"no connections"_s;
        QTest::newRow("no map") << QByteArray(R"({"ConnectionManager_connections": [1]})") << u"no connections"_s;
        QTest::newRow("deep") << QByteArray(100'000, '[') << u"JSON"_s;
    }
    void saysWhatElseAFileIs()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, word);
        const auto read = monitor::readForeignProfiles(bytes);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::Usage);
        QVERIFY2(read.error().text.contains(word), qPrintable(read.error().text));
        QVERIFY2(read.error().text.contains(u"settings.json"_s), qPrintable(read.error().text));
    }

    void leavesOutWhatIsNoConnection_data()
    {
        QTest::addColumn<QJsonObject>("keys");
        const auto row = [](const char *name, const char *key, const QJsonValue &value) {
            QTest::newRow(name) << QJsonObject{{QString::fromLatin1(key), value}};
        };
        row("no host", "host", u""_s);
        row("host of another kind", "host", QJsonArray{1});
        row("host with a user", "host", u"me@b.example"_s);
        row("host with a path", "host", u"b.example/x"_s);
        row("host with a password", "host", u"me:secret@b.example"_s);
        row("host with a line", "host", u"b.example\nx"_s);
        row("port beyond", "port", 65536);
        row("port below", "port", -1);
        row("broken port", "port", 1883.5);
        row("long user", "username", QString(5000, u'x'));
        row("NUL in the password", "password", QString(u"a"_s + QChar(u'\0')));
    }
    void leavesOutWhatIsNoConnection()
    {
        QFETCH(QJsonObject, keys);
        const ForeignProfiles read = parsed(mqttxWith(keys));
        QVERIFY(read.connections.empty());
        QCOMPARE(read.skipped.size(), 1);
        QVERIFY(!read.skipped.front().contains(u"secret"_s));
    }

    void makesNamesThatAreFileNames_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"Süd 2"_s << u"Süd 2"_s;
        QTest::newRow("path") << u"../../etc/passwd"_s << u"-..-etc-passwd"_s;
        QTest::newRow("hidden") << u"...x"_s << u"x"_s;
        QTest::newRow("nothing") << u" \t"_s << u"10.0.0.7"_s;
        QTest::newRow("dots") << u"..."_s << u"10.0.0.7"_s;
        QTest::newRow("bidi and control") << u"a\u202eb\u0007c"_s << u"a-b-c"_s;
        QTest::newRow("long") << QString(5000, u'x') << QString(60, u'x');
        QTest::newRow("half a character") << QString(u"x"_s + QChar(0xd800)) << u"10.0.0.7"_s;
    }
    void makesNamesThatAreFileNames()
    {
        QFETCH(QString, given);
        const ForeignProfiles read = parsed(mqttxWith({{u"name"_s, given}}));
        QTEST(read.connections[0].profile.name, "name");
        QVERIFY(monitor::isProfileName(read.connections[0].profile.name));
    }
    void keepsNamesApart()
    {
        std::vector<ForeignConnection> connections(4);
        connections[0].profile.name = u"Plant"_s;
        connections[1].profile.name = u"plant"_s;
        connections[2].profile.name = u"plant-2"_s;
        connections[3].profile.name = u"demo"_s;
        monitor::nameApart(connections, {u"PLANT"_s});
        QStringList names;
        for (const ForeignConnection &one : connections)
            names.append(one.profile.name);
        QCOMPARE(names, (QStringList{u"Plant-2"_s, u"plant-3"_s, u"plant-2-2"_s, u"demo-2"_s}));
    }
    void boundsWhatAFileMayHold()
    {
        QJsonArray many;
        QJsonObject one = QJsonDocument::fromJson(kMqttx).array().last().toObject();
        QJsonArray topics;
        for (int i = 0; i < 500; ++i)
            topics.append(QJsonObject{{u"topic"_s, u"t/%1"_s.arg(i)}});
        one.insert(u"subscriptions"_s, topics);
        many.append(one);
        one.remove(u"subscriptions"_s);
        for (int i = 0; i < 2999; ++i)
            many.append(one);
        const ForeignProfiles read = parsed(QJsonDocument(many).toJson());
        QCOMPARE(read.connections.size(), std::size_t(1000));
        QCOMPARE(read.connections[0].profile.topics.size(), std::size_t(200));
        QVERIFY(mentions(read.skipped, "2000 more"));
        QJsonArray bad;
        for (int i = 0; i < 5000; ++i)
            bad.append(QJsonObject{{u"topic"_s, u"#/%1"_s.arg(i)}});
        QVERIFY(parsed(mqttxWith({{u"subscriptions"_s, bad}})).connections[0].notes.size() <= 20);

        QFile file(m_home->filePath(u"large.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(33 * 1024 * 1024));
        file.close();
        QCOMPARE(monitor::readForeignFile(file.fileName()).error().code, u"too_large"_s);
        QCOMPARE(monitor::readForeignFile(m_home->path()).error().code, u"unreadable"_s);
    }
    void mindsPasswordsThatTravelInTheClear()
    {
        const QJsonObject keys{{u"username"_s, u"u"_s}, {u"password"_s, u"p"_s}};
        QVERIFY(mentions(parsed(mqttxWith(keys)).connections[0].notes, "unencrypted"));
        QJsonObject here = keys;
        here.insert(u"host"_s, u"127.0.0.1"_s);
        QVERIFY(!mentions(parsed(mqttxWith(here)).connections[0].notes, "unencrypted"));
        const auto nobody = parsed(mqttxWith({{u"password"_s, u"p"_s}})).connections[0];
        QVERIFY(nobody.password.isEmpty() && mentions(nobody.notes, "without a user"));
    }
    void saysWhichFilesAreNotThere()
    {
        QFile file(m_home->filePath(u"mqttx.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(kMqttx) > 0);
        file.close();
        const auto read = monitor::readForeignFile(file.fileName());
        QVERIFY(read.has_value());
        QVERIFY(mentions(read->connections[0].notes, "/nowhere/ca.pem"));
    }

    void makesProfilesAndKeepsSecretsOutOfThem()
    {
        Profile there;
        there.name = u"Plant B"_s;
        QVERIFY(monitor::saveProfile(there).has_value());
        QFuture<monitor::ProfileImport> importing = monitor::importProfiles(parsed(explorer()).connections);
        const monitor::ProfileImport made = importing.result();
        QCOMPARE(made.troubles, QStringList());
        QCOMPARE(made.names, (QStringList{u"Plant B-2"_s, u"test.mosquitto.org"_s, u"Old"_s}));
        const auto profile = monitor::loadProfile(u"Plant B-2"_s);
        QVERIFY(profile.has_value());
        QCOMPARE(profile->broker, u"wss://plant-b.example:443/mqtt"_s);
        QFile ca(profile->caFile);
        QVERIFY(ca.open(QIODevice::ReadOnly));
        QCOMPARE(ca.readAll(), kPem);
        const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        for (const QString &path : {profile->caFile, monitor::profilePath(u"Plant B-2"_s)})
            QVERIFY((QFileInfo(path).permissions() & others) == 0);
        QFile json(monitor::profilePath(u"Plant B-2"_s));
        QVERIFY(json.open(QIODevice::ReadOnly));
        QVERIFY(!json.readAll().contains("ssword"));
        QFuture<Result<monitor::Secret>> kept = monitor::readSecret(u"Plant B-2"_s);
        QCOMPARE(kept.result()->password, QByteArray("pässword"));
        // What is beside the profiles is none.
        QCOMPARE(monitor::profileNames().size(), 4);
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(ForeignProfilesTest)
#include "tst_foreign_profiles.moc"
