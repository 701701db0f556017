// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/failure.h"
#include "model/activity_text.h"
#include "model/activity_types.h"
#include "model/metrics.h"
#include "ui/activity/activity_words.h"
#include "ui/common/formats.h"
#include "ui/common/language.h"
#include "ui/common/model_words.h"
#include "ui/common/retold.h"
#include "ui/common/retold_tables.h"
#include "ui/window/main_window.h"
#include "ui/window/state_words.h"
#include "ui_fixture.h"

#include <QDirIterator>
#include <QMenuBar>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

struct Entry
{
    QString context;
    QString source;
    QStringList forms; // one, or the plural forms
    QString state;     // of the translation: "unfinished", …
    bool counts = false;
};

QStringList formsOf(QXmlStreamReader &xml)
{
    QStringList forms;
    QString whole;
    while (xml.readNext() != QXmlStreamReader::EndElement && !xml.hasError()) {
        if (xml.isStartElement())
            forms += xml.readElementText();
        else
            whole += xml.text();
    }
    return forms.isEmpty() ? QStringList{whole} : forms;
}

Entry entryOf(QXmlStreamReader &xml, const QString &context)
{
    Entry entry{context, {}, {}, {}, xml.attributes().value("numerus"_L1) == "yes"_L1};
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            entry.source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            entry.state = xml.attributes().value("type"_L1).toString();
            entry.forms = formsOf(xml);
        } else {
            xml.skipCurrentElement();
        }
    }
    return entry;
}

std::vector<Entry> entriesOf(const QString &language)
{
    QFile file(QStringLiteral(SOURCE_ROOT "/resources/i18n/watchpost_%1.ts").arg(language));
    std::vector<Entry> entries;
    if (!file.open(QIODevice::ReadOnly))
        return entries;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.isStartElement() && xml.name() == "message"_L1)
            entries.push_back(entryOf(xml, context));
    }
    return xml.hasError() ? std::vector<Entry>() : entries;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression placeholder(u"%(\\d|n|L\\d)"_s);
    QStringList found;
    for (auto it = placeholder.globalMatch(text); it.hasNext();)
        found += it.next().captured();
    found.sort();
    return found;
}

QString blanksAround(const QString &text)
{
    const qsizetype before =
        std::find_if_not(text.begin(), text.end(), [](QChar c) { return c.isSpace(); }) - text.begin();
    return before == text.size()
               ? text
               : QString(text.left(before) + u'|' + text.mid(text.lastIndexOf(text.trimmed().back()) + 1));
}

// Every `&` that underlines a letter, as the letter.
QString mnemonicOf(const QString &text)
{
    const qsizetype at = text.indexOf(u'&');
    return at < 0 ? QString() : text.mid(at + 1, 1).toLower();
}

// A language of the window for as long as it lives.
struct Language
{
    explicit Language(const char *name)
    {
        isLoaded = translator.load(QLocale(QString::fromLatin1(name)), u"watchpost"_s, u"_"_s, u":/i18n"_s);
        QCoreApplication::installTranslator(&translator);
    }
    ~Language() { QCoreApplication::removeTranslator(&translator); }
    QTranslator translator;
    bool isLoaded = false;
};

// What the model asks for while it makes the words of every activity it knows.
QSet<QString> askedFor;
QString noting(const char *english)
{
    askedFor.insert(QString::fromUtf8(english));
    return QString::fromUtf8(english);
}

QSet<QString> setOf(std::span<const char *const> texts)
{
    QSet<QString> all;
    for (const char *text : texts)
        all.insert(QString::fromUtf8(text));
    return all;
}

void askForEverything()
{
    constexpr const char *kFull =
        R"({"external_id":"x","topic":"t","status_reason":"r","reason":"r","parser_type":"vmark","broker":"b",
        "next_retry_at":"2026-01-01T00:00:00Z","to":"2026-01-01T00:00:00Z","topic_filter":"f","qos_granted":1,"qos":1,
        "bytes":1,"rule":"r","metric":"m","value":1,"limit":2,"user":"u","connection_quality":{"rssi":-1},
        "session_present":%1})";
    for (const activity::TypeInfo &type : activity::types()) {
        for (const char *present : {"true", "false"}) {
            for (const char *status : {"success", "error"}) {
                ActivityRow row;
                row.activityType = QString::fromLatin1(type.key);
                row.status = QString::fromLatin1(status);
                row.errorMessage = u"e"_s;
                row.responseStatus = 200;
                row.metadata = QString::fromLatin1(kFull).arg(QLatin1StringView(present)).toUtf8();
                (void)activityText(row, u"d"_s, noting);
            }
        }
        (void)noting(type.label);
    }
    const std::pair<const char *, const char *> rare[] = {
        {"mqtt_device_offline", R"({"status_reason":"no_data","silent_for_s":900})"},
        {"alert_noted", R"({"reason":"not_observed","from":"2026-01-01T00:00:00Z","to":"2026-01-01T01:00:00Z"})"}};
    for (const auto &[type, metadata] : rare) {
        ActivityRow row;
        row.activityType = QString::fromLatin1(type);
        row.metadata = metadata;
        (void)activityText(row, u"d"_s, noting);
    }
    for (const char *reason : {"lwt_message", "mqtt_status", "mqtt_heartbeat", "no_data"})
        (void)statusReasonText(QString::fromLatin1(reason), noting);
    for (const char *parser : {"standard", "vmark", "custom", "plain"})
        (void)parserTitle(QString::fromLatin1(parser), noting);
}

void checkMnemonics(const QMenu &menu)
{
    QSet<QString> taken;
    for (const QAction *action : menu.actions()) {
        if (action->menu())
            checkMnemonics(*action->menu());
        const QString letter = mnemonicOf(action->text());
        QVERIFY2(letter.isEmpty() || !taken.contains(letter), qPrintable(menu.title() + u" ▸ "_s + action->text()));
        taken.insert(letter);
    }
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslatedWithItsPlaceholders_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<std::size_t>("least");
        QTest::newRow("German") << u"de"_s << std::size_t(900);
        QTest::newRow("French") << u"fr"_s << std::size_t(900);
        QTest::newRow("English plurals") << u"en"_s << std::size_t(1);
    }
    void everyTextIsTranslatedWithItsPlaceholders()
    {
        QFETCH(QString, language);
        QFETCH(std::size_t, least);
        const std::vector<Entry> entries = entriesOf(language);
        QVERIFY(entries.size() >= least);
        for (const Entry &entry : entries) {
            const QString where = entry.context + u": "_s + entry.source;
            QVERIFY2(entry.state.isEmpty(), qPrintable(where));
            QCOMPARE(entry.forms.size(), entry.counts ? 2 : 1);
            for (const QString &form : entry.forms) {
                QVERIFY2(!form.isEmpty(), qPrintable(where));
                QVERIFY2(placeholders(form) == placeholders(entry.source), qPrintable(where));
                QVERIFY2(blanksAround(form) == blanksAround(entry.source), qPrintable(where));
                QVERIFY2(mnemonicOf(form).isEmpty() == mnemonicOf(entry.source).isEmpty(), qPrintable(where));
            }
        }
    }
    // What the model says is what translators are given: nothing is missing, nothing is left over.
    void theWordsOfTheModelAreListed()
    {
        askForEverything();
        QCOMPARE(askedFor, setOf(ui::listedActivityTexts()));
        QSet<QString> titles;
        for (const Metric &metric : knownMetrics())
            titles.insert(QString::fromUtf8(metric.title));
        QCOMPARE(titles, setOf(ui::listedMetricTitles()));
    }
    void germanIsSpokenByTheChipAndTheLists()
    {
        const Language german("de_DE");
        QVERIFY(german.isLoaded);
        monitor::StationState state;
        state.phase = monitor::StationPhase::Recording;
        QCOMPARE(ui::chipWords(state, u"plant-a"_s, 0).text, u"Aufzeichnung läuft · plant-a"_s);
        state.phase = monitor::StationPhase::NotConnected;
        state.link.nextRetryAtMs = 12'000;
        QCOMPARE(ui::chipWords(state, {}, 0).text, u"Nicht verbunden, nächster Versuch in 12 s"_s);

        ActivityRecord record;
        record.row.activityType = u"mqtt_device_offline"_s;
        record.row.metadata = "{\"status_reason\":\"lwt_message\"}";
        record.deviceName = u"boiler-3"_s;
        const ui::ActivityLook look = ui::lookOf(record);
        QCOMPARE(look.headline, u"Gerät ging offline: boiler-3"_s);
        QCOMPARE(look.details, QStringList{u"Grund: LWT-Nachricht empfangen"_s});
        QCOMPARE(ui::metricTitle(u"temp"_s), u"Temperatur"_s);
        QCOMPARE(ui::typeTitle(u"alert_raised"_s), u"Alarm ausgelöst"_s);
        // What is stored, exported and printed stays English.
        QCOMPARE(activityText(record.row, record.deviceName).headline, u"Device went offline: boiler-3"_s);
    }
    // Whatever ends a connection is told in German, what the broker itself said excepted.
    void reasonsOfTheConnectionAreRetold()
    {
        const Language german("de_DE");
        QVERIFY(german.isLoaded);
        QCOMPARE(ui::retold(u"plant-a:1883 refuses connections"_s), u"plant-a:1883 nimmt keine Verbindungen an"_s);
        QCOMPARE(ui::retold(u"The broker refused the connection: not authorized (no %1 (here))"_s),
                 u"Der Broker hat die Verbindung abgelehnt: nicht berechtigt (no %1 (here))"_s);
        QCOMPARE(ui::retold(u"something new"_s), u"something new"_s);
        std::vector<broker::Failure> failures;
        for (int code = 0x80; code <= 0xa2; ++code) {
            broker::Connack connack;
            connack.mqtt5 = true;
            connack.code = quint8(code);
            failures.push_back(broker::refusal(connack));
        }
        for (const char *step : {"resolve", "tcp", "tls", "connack", "suback"})
            failures.push_back(broker::timeOut(QString::fromLatin1(step), u"h:1"_s, 5000));
        for (const auto error : {QAbstractSocket::ConnectionRefusedError, QAbstractSocket::HostNotFoundError,
                                 QAbstractSocket::RemoteHostClosedError, QAbstractSocket::NetworkError})
            failures.push_back(broker::socketFailure(error, u"x"_s, u"h:1"_s));
        for (const auto error :
             {QSslError::CertificateExpired, QSslError::CertificateNotYetValid, QSslError::CertificateRevoked,
              QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
              QSslError::UnableToVerifyFirstCertificate, QSslError::HostNameMismatch})
            failures.push_back(broker::certificateFailure({QSslError(error)}, u"h"_s));
        failures.push_back(broker::handshakeFailure(u"x"_s));
        for (const broker::Failure &failure : failures) {
            QVERIFY2(ui::retold(failure.reason) != failure.reason, qPrintable(failure.reason));
            QVERIFY2(failure.advice.isEmpty() || ui::retold(failure.advice) != failure.advice,
                     qPrintable(failure.advice));
        }
        for (const quint8 code : {0x80, 0x87, 0x97, 0x9e, 0xa2}) {
            const QString advice = broker::refusedFilterAdvice(code);
            QVERIFY2(ui::retold(advice) != advice, qPrintable(advice));
        }
    }
    void failuresAreRetold_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        QTest::newRow("a server that is away")
            << u"postgresql:///w: the database cannot be reached (connection to server failed)"_s
            << u"postgresql:///w: Die Datenbank ist nicht erreichbar (connection to server failed)"_s;
        QTest::newRow("brackets within")
            << u"postgresql:///w: the database takes no rows, it is read-only (a standby server, or set so by its administrator) (x)"_s
            << u"postgresql:///w: Die Datenbank nimmt keine Zeilen an, sie kann nur gelesen werden (ein Standby-Server, oder von ihrem Administrator so eingestellt) (x)"_s;
        QTest::newRow("a full disk")
            << u"/var/x.sqlite: the disk is full: free some space (database or disk is full)"_s
            << u"/var/x.sqlite: Der Datenträger ist voll: Schaffen Sie Platz (database or disk is full)"_s;
        QTest::newRow("a folder") << u"the folder '/a: b' cannot be made"_s
                                  << u"Der Ordner „/a: b“ kann nicht angelegt werden"_s;
        QTest::newRow("a reason within") << u"cannot write '/a/%1': stopped on request"_s
                                         << u"„/a/%1“ kann nicht geschrieben werden: Auf Wunsch abgebrochen"_s;
        QTest::newRow("a filter") << u"there is no field 'devise': did you mean device?"_s
                                  << u"Es gibt kein Feld „devise“: Meinten Sie device?"_s;
    }
    void failuresAreRetold()
    {
        const Language german("de_DE");
        QVERIFY(german.isLoaded);
        QFETCH(QString, english);
        QTEST(ui::retold(english), "german");
    }
    // A sentence that nobody says any more would be retold in vain.
    void whatIsRetoldIsStillSaid()
    {
        QString said;
        QDirIterator files(QStringLiteral(SOURCE_ROOT), {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QFile file(path);
            const bool counts = path.startsWith(QStringLiteral(SOURCE_ROOT "/src/")) ||
                                path.startsWith(QStringLiteral(SOURCE_ROOT "/ui/report/"));
            if (counts && file.open(QIODevice::ReadOnly))
                said += QString::fromUtf8(file.readAll());
        }
        // As the compiler sees literals of several lines, and numbers that are written out.
        static const QRegularExpression seam(u"\"\\s*\\n\\s*u?\""_s);
        said = said.remove(seam).replace(u"%L"_s, u"%"_s);
        const ui::RetoldTable table = ui::failureTexts();
        QVERIFY(table.sentences.size() > 20 && table.forms.size() > 20);
        for (const auto &texts : {table.sentences, table.forms}) {
            for (const char *text : texts) {
                // One place stands for a second one; brackets and what follows a sentence are put behind by the store.
                QString wanted = QString::fromUtf8(text).section(u"%2"_s, 0, 0).section(u"%1"_s, -1);
                wanted = wanted.section(u" ("_s, 0, 0).section(u"--store"_s, 0, 0);
                if (wanted.startsWith(": "_L1))
                    wanted.remove(0, 2);
                QVERIFY2(said.contains(wanted), text);
            }
        }
    }
    void pluralsAreThereWithoutALocale()
    {
        const ui::Language none{QLocale::c()};
        QCOMPARE(QCoreApplication::translate("TlsCheck", "CA file: %n certificates", nullptr, 1),
                 u"CA file: 1 certificate"_s);
    }
    // "1,204" is a little more than one to a German, "1.204" to an Englishman.
    void thousandsAreSetApartWithoutACommaInGerman()
    {
        QCOMPARE(ui::countText(1'204'331), u"1,204,331"_s);
        QLocale::setDefault(QLocale(QLocale::German));
        const QString german = ui::countText(1'204'331);
        QLocale::setDefault(QLocale::c());
        QCOMPARE(german, u"1\u202f204\u202f331"_s);
    }
    // English has no translation but of its plurals.
    void oneCertificateIsNoCertificates()
    {
        const Language english("en_GB");
        QVERIFY(english.isLoaded);
        QCOMPARE(QCoreApplication::translate("TlsCheck", "CA file: %n certificates", nullptr, 1),
                 u"CA file: 1 certificate"_s);
        QCOMPARE(QCoreApplication::translate("TlsCheck", "CA file: %n certificates", nullptr, 2),
                 u"CA file: 2 certificates"_s);
    }
    void theMenusAreTranslatedAndEachLetterServesOnce_data()
    {
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<QString>("menus");
        QTest::newRow("German") << QByteArray("de_DE") << u"&Datei &Bearbeiten &Ansicht Bro&ker E&xtras &Hilfe"_s;
        QTest::newRow("French") << QByteArray("fr_CA") << u"&Fichier &Édition &Affichage &Broker &Outils A&ide"_s;
    }
    void theMenusAreTranslatedAndEachLetterServesOnce()
    {
        QFETCH(QByteArray, language);
        QFETCH(QString, menus);
        const Language spoken(language.constData());
        QVERIFY(spoken.isLoaded);
        ui_test::UiFixture fixture;
        fixture.store().reading(u"boiler-3"_s, "temperature", 21.5, ui_test::UiFixture::now() - 60'000);
        fixture.store().commit();
        ui::Workspace &workspace = fixture.workspace();
        ui::MainWindow window(workspace.style, workspace.range, workspace.clock, workspace.settings);
        window.setWorkspace(&workspace);
        window.resize(1366, 768);
        window.show();
        QStringList titles;
        for (const QAction *action : window.menuBar()->actions()) {
            titles += action->text();
            checkMnemonics(*action->menu());
        }
        QCOMPARE(titles.join(u' '), menus);
        QTRY_VERIFY(!workspace.directory.devices().empty());
        ui_test::UiFixture::shoot(window, language.constData());
        window.setWorkspace(nullptr);
    }
};

QTEST_MAIN(TranslationsTest)
#include "tst_translations.moc"
