// SPDX-License-Identifier: GPL-3.0-or-later
// Alt and an underlined letter reach one thing: no letter serves twice among what a dialog shows at a time, in any
// language.
#include "ui/alerts/rule_editor.h"
#include "ui/alerts/rules_dialog.h"
#include "ui/common/language.h"
#include "ui/common/rule_wish.h"
#include "ui/export/export_dialog.h"
#include "ui/profile/backup_dialog.h"
#include "ui/profile/connection_dialog.h"
#include "ui/profile/first_run_page.h"
#include "ui/profile/import_dialog.h"
#include "ui/profile/open_database_dialog.h"
#include "ui/publish/publish_dialog.h"
#include "ui/report/report_dialog.h"
#include "ui_fixture.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace {

using Maker = std::function<std::unique_ptr<QWidget>(ui::Workspace &)>;

monitor::Profile someProfile()
{
    monitor::Profile profile;
    profile.name = u"plant"_s;
    profile.broker = u"mqtts://plant-a.example"_s;
    profile.store = u"postgresql://somebody@db.example/plant"_s;
    profile.topics = monitor::defaultTopics();
    return profile;
}

AlertRule someRule()
{
    AlertRule rule;
    rule.id = u"mine"_s;
    rule.name = u"Mine"_s;
    rule.metric = u"temperature"_s;
    return rule;
}

const std::vector<std::pair<const char *, Maker>> &dialogs()
{
    static const std::vector<std::pair<const char *, Maker>> all = {
        {"first run", [](ui::Workspace &) { return std::make_unique<ui::FirstRunPage>(); }},
        {"connection",
         [](ui::Workspace &) { return std::make_unique<ui::ConnectionDialog>(someProfile(), QByteArray()); }},
        {"import", [](ui::Workspace &) { return std::make_unique<ui::ImportDialog>(); }},
        {"open a database",
         [](ui::Workspace &) {
             ui::OpenDatabaseDialog::Ways ways;
             ways.known = [] { return std::vector<monitor::KnownStore>(); };
             ways.servers = {};
             return std::make_unique<ui::OpenDatabaseDialog>(ways, nullptr);
         }},
        {"back up",
         [](ui::Workspace &w) {
             return std::make_unique<ui::BackupDialog>(ui::BackupDialog::Task::BackUp, w.station.storeUrl());
         }},
        {"export", [](ui::Workspace &w) { return std::make_unique<ui::ExportDialog>(w, ui::ExportRequest()); }},
        {"report", [](ui::Workspace &w) { return std::make_unique<ui::ReportDialog>(w); }},
        {"publish", [](ui::Workspace &w) { return std::make_unique<ui::PublishDialog>(w); }},
        {"rules", [](ui::Workspace &w) { return std::make_unique<ui::RulesDialog>(w); }},
        {"rule",
         [](ui::Workspace &w) {
             return std::make_unique<ui::RuleEditor>(w, ui::RuleWish{someRule(), {}, {}});
         }},
    };
    return all;
}

QString letterOf(const QString &text)
{
    return QKeySequence::mnemonic(text).toString();
}

// Of everything that is shown, "LETTER: text" for each that was met before.
QStringList servedTwice(const QWidget &dialog)
{
    QHash<QString, QString> met;
    QStringList twice;
    const auto meet = [&](const QString &text) {
        const QString letter = letterOf(text);
        if (letter.isEmpty())
            return;
        if (met.contains(letter))
            twice.append(u"%1: %2, %3"_s.arg(letter, met.value(letter), text));
        met.insert(letter, text);
    };
    for (const auto *button : dialog.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            meet(button->text());
    }
    for (const auto *label : dialog.findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy())
            meet(label->text());
    }
    return twice;
}

} // namespace

class LettersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home.path()));
        qputenv("WATCHPOST_KEYCHAIN", "off");
    }
    void eachServesOnce_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("dialog");
        for (const char *language : {"en", "de", "fr"}) {
            for (std::size_t i = 0; i < dialogs().size(); ++i)
                QTest::addRow("%s, %s", dialogs()[i].first, language) << QString::fromLatin1(language) << int(i);
        }
    }
    void eachServesOnce()
    {
        QFETCH(const QString, language);
        QFETCH(const int, dialog);
        const ui::Language spoken{QLocale(language)};
        ui_test::UiFixture f;
        f.store().reading(u"boiler-3"_s, "temperature", 21.5, ui_test::UiFixture::now() - 60'000);
        f.store().commit();
        const std::unique_ptr<QWidget> shown = dialogs()[std::size_t(dialog)].second(f.workspace());
        shown->show();
        auto *tabs = shown->findChild<QTabWidget *>();
        for (int page = 0; page < (tabs ? tabs->count() : 1); ++page) {
            if (tabs)
                tabs->setCurrentIndex(page);
            QCOMPARE(servedTwice(*shown).join(u'\n'), QString());
        }
    }

private:
    QTemporaryDir m_home;
};

QTEST_MAIN(LettersTest)
#include "tst_letters.moc"
