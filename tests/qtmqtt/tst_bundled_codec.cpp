// SPDX-License-Identifier: GPL-3.0-or-later
// Codec and session of the stand-in: valid packets byte by byte, every truncation and every flipped byte of them, and
// tables of what a broker must not send.
#include "qtmqtt/packets.h"
#include "qtmqtt/session.h"

#include <QTest>

using namespace qtmqtt;

Q_DECLARE_METATYPE(qtmqtt::Version)

class BundledCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsStrictUtf8_data();
    void readsStrictUtf8();
    void framesLengths_data();
    void framesLengths();
    void refusesBrokenPackets_data();
    void refusesBrokenPackets();
    void survivesTruncationsAndFlips_data();
    void survivesTruncationsAndFlips();
    void encodesWhatItDecodes();
    void refusesWhatCannotBeWritten();
    void numbersMessages();
    void keepsTheWindow();
    void resumesInOrder();
    void forgetsUnknownAcknowledgements();
};

namespace {

// Decodes one packet as the client would; whether it was understood.
bool decodes(QByteArrayView bytes, Version version)
{
    const Frame frame = frameOf(bytes);
    if (frame.status != Frame::Status::Complete)
        return false;
    const QByteArrayView body = bytes.sliced(frame.headerSize, frame.bodySize);
    Fault fault = Fault::None;
    switch (frame.type) {
    case PacketType::ConnAck:
        return decodeConnAck(body, frame.flags, version, fault).has_value();
    case PacketType::Publish:
        return decodePublish(body, frame.flags, version, fault).has_value();
    case PacketType::PubAck:
    case PacketType::PubRec:
    case PacketType::PubRel:
    case PacketType::PubComp:
        return decodeAck(frame.type, body, frame.flags, version, fault).has_value();
    case PacketType::SubAck:
        return decodeSubAck(body, frame.flags, version, fault).has_value();
    case PacketType::UnsubAck:
        return decodeUnsubAck(body, frame.flags, version, fault).has_value();
    case PacketType::Disconnect:
    case PacketType::Auth:
        return decodeNotice(frame.type, body, frame.flags, fault).has_value();
    default:
        return false;
    }
}

Publish message(quint16 id, quint8 qos)
{
    Publish packet;
    packet.topic = "a";
    packet.payload = QByteArray::number(id);
    packet.id = id;
    packet.qos = qos;
    return packet;
}

} // namespace

void BundledCodecTest::readsStrictUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isValid");
    const auto row = [](const char *name, const char *hex, bool isValid) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << isValid;
    };
    row("empty", "", true);
    row("ASCII", "61626364656667686970", true);
    row("two bytes", "c3a9", true);
    row("four bytes", "f09f9880", true);
    row("byte order mark", "efbbbf61", true);
    row("U+0000", "6100", false);
    row("lone continuation", "80", false);
    row("cut short", "c3", false);
    row("overlong slash", "c0af", false);
    row("surrogate", "eda080", false);
    row("beyond U+10FFFF", "f4908080", false);
    row("0xff", "ff", false);
}

void BundledCodecTest::readsStrictUtf8()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isValid);
    QCOMPARE(isValidUtf8(bytes), isValid);
    const std::optional<QString> text = fromUtf8(bytes);
    QCOMPARE(text.has_value(), isValid);
    if (isValid)
        QCOMPARE(toUtf8(*text).value_or("?"), bytes); // nothing is lost, a byte order mark included
}

void BundledCodecTest::framesLengths_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *hex, Frame::Status status) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << static_cast<int>(status);
    };
    row("nothing", "", Frame::Status::Incomplete);
    row("no length", "30", Frame::Status::Incomplete);
    row("half a length", "3080", Frame::Status::Incomplete);
    row("no body", "300100", Frame::Status::Complete);
    row("four bytes of length", "30ffffff7f", Frame::Status::Incomplete);
    row("five bytes of length", "30ffffffff", Frame::Status::Malformed);
    row("not the shortest length", "308000", Frame::Status::Malformed);
    row("type 0", "0000", Frame::Status::Malformed);
}

void BundledCodecTest::framesLengths()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QCOMPARE(static_cast<int>(frameOf(bytes).status), status);
}

void BundledCodecTest::refusesBrokenPackets_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Version>("version");
    const auto row = [](const char *name, const char *hex, Version version) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << version;
    };
    row("PUBLISH at QoS 3", "360600016100017a7a", Version::V3_1_1);
    row("PUBLISH, DUP at QoS 0", "380400016178", Version::V3_1_1);
    row("PUBLISH with id 0", "3206000161000078", Version::V3_1_1);
    row("PUBLISH without its id", "3203000161", Version::V3_1_1);
    row("PUBLISH to a wildcard", "300400012378", Version::V3_1_1);
    row("PUBLISH to nothing", "3003000078", Version::V3_1_1);
    row("PUBLISH to nothing, no alias", "300400000078", Version::V5_0);
    row("PUBLISH, topic too long", "300400ff6178", Version::V3_1_1);
    row("PUBLISH, topic not UTF-8", "30040001ff78", Version::V3_1_1);
    row("PUBLISH, alias 0", "300700016103230000", Version::V5_0);
    row("PUBLISH, alias twice",
        "300a000161062300012300"
        "01",
        Version::V5_0);
    row("PUBLISH, unknown property", "3006000161027f00", Version::V5_0);
    row("PUBLISH, CONNACK's property", "3006000161022401", Version::V5_0);
    row("PUBLISH, properties too long",
        "3005000161"
        "7f78",
        Version::V5_0);
    row("PUBLISH, subscription id 0", "3006000161020b00", Version::V5_0);
    row("PUBLISH, wildcard in response topic",
        "3008000161040800"
        "0123",
        Version::V5_0);
    row("PUBREL with flags 0", "60020001", Version::V3_1_1);
    row("PUBACK with flags", "42020001", Version::V3_1_1);
    row("PUBACK of id 0", "40020000", Version::V3_1_1);
    row("PUBACK with a reason in 3.1.1", "4003000100", Version::V3_1_1);
    row("SUBACK without codes", "90020001", Version::V3_1_1);
    row("SUBACK, code 3", "9003000103", Version::V3_1_1);
    row("SUBACK, code of 5.0 in 3.1.1", "9003000187", Version::V3_1_1);
    row("UNSUBACK with a code in 3.1.1", "b003000100", Version::V3_1_1);
    row("UNSUBACK without codes in 5.0", "b003000100", Version::V5_0);
    row("CONNACK, reserved flags", "20020200", Version::V3_1_1);
    row("CONNACK, code 6", "20020006", Version::V3_1_1);
    row("CONNACK, too long", "2003000000", Version::V3_1_1);
    row("CONNACK, Receive Maximum 0",
        "200600000321"
        "0000",
        Version::V5_0);
    row("CONNACK, Maximum QoS 2",
        "2005000002"
        "2402",
        Version::V5_0);
    row("DISCONNECT with flags", "e1018e", Version::V5_0);
}

void BundledCodecTest::refusesBrokenPackets()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Version, version);
    QCOMPARE(frameOf(bytes).status, Frame::Status::Complete);
    QVERIFY(!decodes(bytes, version));
}

void BundledCodecTest::survivesTruncationsAndFlips_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Version>("version");
    const auto row = [](const char *name, const char *hex, Version version) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << version;
    };
    row("CONNACK 3.1.1", "20020100", Version::V3_1_1);
    row("CONNACK 5.0", "200d00000a2100142600016b000176", Version::V5_0);
    row("PUBLISH 3.1.1", "32080003612f62000778", Version::V3_1_1);
    row("PUBLISH 5.0",
        "32190003612f620007102600016b000176030001740200"
        "00003c78",
        Version::V5_0);
    row("PUBREC 5.0", "500b000110071f000472656173", Version::V5_0);
    row("SUBACK 3.1.1", "9003000180", Version::V3_1_1);
    row("UNSUBACK 5.0", "b00400010011", Version::V5_0);
    row("AUTH 5.0",
        "f00a180815000"
        "14d16000145",
        Version::V5_0);
    row("DISCONNECT 5.0", "e0098e071f000472656173", Version::V5_0);
}

// Under the address sanitizer a byte read past the end stops the test: every input has its memory to itself.
void BundledCodecTest::survivesTruncationsAndFlips()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Version, version);
    QVERIFY(decodes(bytes, version));
    for (qsizetype size = 0; size < bytes.size(); ++size) {
        const QByteArray cut(bytes.constData(), size);
        QVERIFY(!decodes(cut, version));
        if (size < 2)
            continue;
        // The same with a length that fits: a truncated body in a whole packet.
        QByteArray shorter = cut;
        shorter[1] = static_cast<char>(size - 2);
        static_cast<void>(decodes(shorter, version));
    }
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        for (int value = 0; value < 256; ++value) {
            QByteArray flipped(bytes.constData(), bytes.size());
            flipped[at] = static_cast<char>(value);
            for (const Version any : {Version::V3_1, Version::V3_1_1, Version::V5_0})
                static_cast<void>(decodes(flipped, any));
        }
    }
}

void BundledCodecTest::encodesWhatItDecodes()
{
    Publish packet = message(7, 2);
    packet.retain = true;
    packet.properties.addUser(QStringLiteral("k"), QStringLiteral("v"));
    packet.properties.addNumber(PropertyId::MessageExpiryInterval, 60);
    const QByteArray bytes = encode(packet, Version::V5_0);
    const Frame frame = frameOf(bytes);
    QCOMPARE(frame.status, Frame::Status::Complete);
    Fault fault = Fault::None;
    const auto view = decodePublish(QByteArrayView(bytes).sliced(frame.headerSize), frame.flags, Version::V5_0, fault);
    QVERIFY(view);
    QVERIFY(view->topic == packet.topic && view->payload == packet.payload && view->id == 7 && view->qos == 2);
    QVERIFY(view->retain && !view->duplicate && view->properties == packet.properties);
}

void BundledCodecTest::refusesWhatCannotBeWritten()
{
    Publish packet = message(0, 0);
    packet.topic = QByteArray(65'536, 'a');
    QVERIFY(encode(packet, Version::V5_0).isEmpty());
    packet.topic = "a";
    packet.properties.addText(PropertyId::ContentType, QString(QChar(0xd800)));
    QVERIFY(encode(packet, Version::V5_0).isEmpty());
    Connect connect;
    connect.clientId = QStringLiteral("a") + QChar(u'\0');
    QVERIFY(encode(connect).isEmpty());
}

void BundledCodecTest::numbersMessages()
{
    Session session;
    for (int i = 1; i <= 65'535; ++i)
        QCOMPARE(static_cast<int>(session.takeId().value_or(0)), i);
    QVERIFY(!session.takeId());
    session.releaseId(300);
    QCOMPARE(session.takeId().value_or(0), quint16(300));
    QVERIFY(!session.takeId());
}

void BundledCodecTest::keepsTheWindow()
{
    Session session;
    session.setWindow(2);
    for (int i = 0; i < 4; ++i)
        session.enqueue(message(session.takeId().value_or(0), i % 2 ? 2 : 1));
    QCOMPARE(session.takeNext()->id, quint16(1));
    QCOMPARE(session.takeNext()->id, quint16(2));
    QVERIFY(!session.takeNext());
    QCOMPARE(session.acknowledge(1), Session::Answer::Accepted);
    QCOMPARE(session.takeNext()->id, quint16(3));
    QCOMPARE(session.received(2, false), Session::Answer::Accepted);
    QVERIFY(!session.takeNext()); // a released message still counts
    QCOMPARE(session.complete(2), Session::Answer::Accepted);
    QCOMPARE(session.takeNext()->id, quint16(4));
}

void BundledCodecTest::resumesInOrder()
{
    Session session;
    for (int i = 0; i < 5; ++i)
        session.enqueue(message(session.takeId().value_or(0), 2));
    for (int i = 0; i < 4; ++i)
        QVERIFY(!session.takeNext()->duplicate);
    QCOMPARE(session.received(3, false), Session::Answer::Accepted);
    QCOMPARE(session.received(1, false), Session::Answer::Accepted);
    QCOMPARE(session.received(2, true), Session::Answer::Accepted); // refused: over
    QCOMPARE(session.resume(), QList<quint16>({3, 1}));             // PUBRELs in the order of the PUBRECs
    const std::optional<Publish> repeated = session.takeNext();
    QVERIFY(repeated && repeated->id == 4 && repeated->duplicate);
    const std::optional<Publish> fresh = session.takeNext();
    QVERIFY(fresh && fresh->id == 5 && !fresh->duplicate);
    QVERIFY(!session.takeNext());
    session.clear();
    QCOMPARE(session.acknowledge(4), Session::Answer::Unknown);
}

void BundledCodecTest::forgetsUnknownAcknowledgements()
{
    Session session;
    QCOMPARE(session.acknowledge(1), Session::Answer::Unknown);
    QCOMPARE(session.received(1, false), Session::Answer::Unknown);
    QCOMPARE(session.complete(1), Session::Answer::Unknown);
    session.enqueue(message(session.takeId().value_or(0), 1));
    QCOMPARE(session.acknowledge(1), Session::Answer::Unknown); // not sent yet
    QVERIFY(session.takeNext());
    QCOMPARE(session.complete(1), Session::Answer::Unknown);
    QCOMPARE(session.acknowledge(1), Session::Answer::Accepted);
    QVERIFY(session.rememberIncoming(9));
    QVERIFY(!session.rememberIncoming(9));
    QVERIFY(session.releaseIncoming(9));
    QVERIFY(!session.releaseIncoming(9));
}

QTEST_GUILESS_MAIN(BundledCodecTest)
#include "tst_bundled_codec.moc"
