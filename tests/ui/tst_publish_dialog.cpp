// SPDX-License-Identifier: GPL-3.0-or-later
// Publishing through a real mosquitto as a viewer does, and what the dialog asks, keeps and refuses.
#include "monitor/login_name.h"
#include "store/reader.h"
#include "support/mosquitto.h"
#include "ui/publish/payload_editor.h"
#include "ui/publish/publish_dialog.h"
#include "ui_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using ui::PublishDialog;

namespace {

template <typename T>
T *child(const QWidget &dialog, const char *name)
{
    return dialog.findChild<T *>(QString::fromLatin1(name));
}

std::vector<ActivityRecord> publishes(const QString &folder)
{
    auto reader = store::Reader::open({folder + u"/store.sqlite"_s});
    if (!reader)
        return {};
    const auto page = (*reader)->activities({});
    std::vector<ActivityRecord> rows;
    for (const ActivityRecord &record : page->records) {
        if (record.row.activityType.startsWith("mqtt_publish"_L1))
            rows.push_back(record);
    }
    return rows;
}

} // namespace

class PublishDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(support::Mosquitto::isInstalled(), "install mosquitto");
        QVERIFY2(m_broker.start(), qPrintable(m_broker.errorString()));
    }

    void publishesAndTheLogHasItsRow()
    {
        ui_test::UiFixture f(m_broker.url());
        PublishDialog dialog(f.workspace());
        show(dialog);
        child<QLineEdit>(dialog, "publishTopic")->setText(u"devices/x/command"_s);
        child<QPlainTextEdit>(dialog, "publishPayload")->setPlainText(u"{\"on\": true}"_s);
        auto *publish = child<QPushButton>(dialog, "publishButton");
        QTRY_VERIFY(publish->isEnabled());
        QTest::keyClick(&dialog, Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!publish->isEnabled());
        auto *result = child<QLabel>(dialog, "publishResult");
        QTRY_VERIFY_WITH_TIMEOUT(result->text().startsWith(u"Confirmed by the broker"_s), 10'000);
        QCOMPARE(child<QListWidget>(dialog, "publishHistory")->count(), 1);
        QVERIFY(publish->isEnabled());

        const auto rows = publishes(f.folder());
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].row.activityType, u"mqtt_publish_success"_s);
        const QJsonObject metadata = QJsonDocument::fromJson(rows[0].row.metadata).object();
        QCOMPARE(metadata[u"topic"].toString(), u"devices/x/command"_s);
        QCOMPARE(metadata[u"bytes"].toInt(), 12);
        QCOMPARE(metadata[u"user"].toString(), monitor::loginName());
        f.shoot(dialog, "publish");
    }

    void asksBeforeItPublishesRetained()
    {
        ui_test::UiFixture f(m_broker.url());
        PublishDialog dialog(f.workspace());
        show(dialog);
        dialog.setTopic(u"devices/x/config"_s);
        child<QPlainTextEdit>(dialog, "publishPayload")->setPlainText(u"7"_s);
        child<QCheckBox>(dialog, "publishRetain")->setChecked(true);
        QTRY_VERIFY(child<QPushButton>(dialog, "publishButton")->isEnabled());
        child<QPushButton>(dialog, "publishButton")->click();
        auto *asked = child<QWidget>(dialog, "publishConfirmation");
        QVERIFY(asked->isVisible());
        f.shoot(dialog, "publish-retained");
        // What is changed meanwhile is asked anew; Cancel publishes nothing.
        child<QPlainTextEdit>(dialog, "publishPayload")->setPlainText(QString());
        QVERIFY(!asked->isVisible());
        child<QPushButton>(dialog, "publishButton")->click();
        QVERIFY(child<QLabel>(dialog, "publishQuestion")->text().contains(u"deletes"_s));
        child<QPushButton>(dialog, "publishCancel")->click();
        QVERIFY(!asked->isVisible());
        QVERIFY(publishes(f.folder()).empty());
        child<QPushButton>(dialog, "publishButton")->click();
        child<QPushButton>(dialog, "publishConfirm")->click();
        QTRY_COMPARE_WITH_TIMEOUT(publishes(f.folder()).size(), std::size_t(1), 10'000);
        QVERIFY(publishes(f.folder())[0].row.metadata.contains("\"retain\":true"));
    }

    void saysWhyNothingWasPublished()
    {
        support::Mosquitto guarded({.users = {{u"a"_s, u"b"_s}}});
        QVERIFY(guarded.start());
        ui_test::UiFixture f(guarded.url());
        PublishDialog dialog(f.workspace());
        show(dialog);
        dialog.setTopic(u"t"_s);
        QTRY_VERIFY(child<QPushButton>(dialog, "publishButton")->isEnabled());
        child<QPushButton>(dialog, "publishButton")->click();
        auto *result = child<QLabel>(dialog, "publishResult");
        QTRY_VERIFY_WITH_TIMEOUT(result->text().startsWith(u"Not published: "_s), 10'000);
        QCOMPARE(result->property("tone").toString(), u"critical"_s);
        QVERIFY(child<QPushButton>(dialog, "publishButton")->isEnabled());
    }

    void judgesTheTopic_data()
    {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<bool>("isWrong");
        QTest::newRow("empty: nothing to complain of yet") << QString() << false;
        QTest::newRow("plain") << u"a/b"_s << false;
        QTest::newRow("plus") << u"a/+"_s << true;
        QTest::newRow("hash") << u"a/#"_s << true;
        QTest::newRow("too long in bytes") << QString(40'000, u'ä') << true;
    }
    void judgesTheTopic()
    {
        QFETCH(QString, topic);
        QFETCH(bool, isWrong);
        ui_test::UiFixture f(m_broker.url());
        PublishDialog dialog(f.workspace());
        show(dialog);
        child<QLineEdit>(dialog, "publishTopic")->setText(topic);
        QCOMPARE(child<QLabel>(dialog, "publishTopicError")->isVisible(), isWrong);
        const bool canPublish = !isWrong && !topic.isEmpty();
        QTRY_COMPARE(child<QPushButton>(dialog, "publishButton")->isEnabled(), canPublish);
    }

    void isSwitchedOffByReadOnly()
    {
        ui_test::UiFixture f(m_broker.url());
        PublishDialog dialog(f.workspace());
        show(dialog);
        dialog.setTopic(u"t"_s);
        QTRY_VERIFY(child<QPushButton>(dialog, "publishButton")->isEnabled());
        dialog.setReadOnly(true);
        QVERIFY(!child<QPushButton>(dialog, "publishButton")->isEnabled());
        QVERIFY(child<QLabel>(dialog, "publishObstacle")->isVisible());
        QTest::keyClick(&dialog, Qt::Key_Return, Qt::ControlModifier);
        dialog.setReadOnly(false);
        QVERIFY(child<QPushButton>(dialog, "publishButton")->isEnabled());
        QCOMPARE(child<QListWidget>(dialog, "publishHistory")->count(), 0);
    }

    void saysThatThereIsNoBroker()
    {
        ui_test::UiFixture f;
        PublishDialog dialog(f.workspace());
        show(dialog);
        dialog.setTopic(u"t"_s);
        QVERIFY(!child<QPushButton>(dialog, "publishButton")->isEnabled());
        QVERIFY(child<QLabel>(dialog, "publishObstacle")->text().contains(u"no broker"_s));
        f.shoot(dialog, "publish-no-broker");
    }

    void savesUpdatesAndDeletesMessages()
    {
        ui_test::UiFixture f(m_broker.url());
        PublishDialog dialog(f.workspace());
        show(dialog);
        auto *list = child<QListWidget>(dialog, "savedList");
        auto *name = child<QLineEdit>(dialog, "savedName");
        auto *topic = child<QLineEdit>(dialog, "publishTopic");
        auto *payload = child<QPlainTextEdit>(dialog, "publishPayload");
        auto *note = child<QLabel>(dialog, "savedNote");
        topic->setText(u"devices/x/command"_s);
        payload->setPlainText(u"on"_s);
        name->setText(u"Switch <b>on</b>"_s);
        child<QPushButton>(dialog, "savedNew")->click();
        QTRY_COMPARE(list->count(), 2);
        QCOMPARE(list->currentItem()->text(), u"Switch <b>on</b>"_s);

        // The same name again is said, not overwritten.
        child<QPushButton>(dialog, "savedNew")->click();
        QTRY_VERIFY(note->text().startsWith(u"There is a message of that name already"_s));
        QCOMPARE(list->count(), 2);

        // Renamed and changed.
        name->setText(u"Switch off"_s);
        payload->setPlainText(u"off"_s);
        child<QPushButton>(dialog, "savedUpdate")->click();
        QTRY_COMPARE(list->item(1)->text(), u"Switch off"_s);
        list->setCurrentRow(0);
        payload->setPlainText(u"draft"_s);
        list->setCurrentRow(1);
        QCOMPARE(payload->toPlainText(), u"off"_s);
        list->setCurrentRow(0);
        QCOMPARE(payload->toPlainText(), u"draft"_s);

        // Deleted, and back.
        list->setCurrentRow(1);
        child<QPushButton>(dialog, "savedRemove")->click();
        QTRY_COMPARE(list->count(), 1);
        child<QPushButton>(dialog, "savedUndo")->click();
        QTRY_COMPARE(list->count(), 2);
        QCOMPARE(list->item(1)->text(), u"Switch off"_s);
    }

    void keepsBytesThatAreNoText()
    {
        ui::PayloadEditor editor;
        for (const QByteArray &bytes :
             {QByteArray("\x00\x01\xff", 3), QByteArray("a\r\nb"), QByteArray("a\xc2\xa0"), QByteArray()}) {
            editor.setPayload(bytes);
            QCOMPARE(editor.payload(), bytes);
        }
        QVERIFY(!child<QPlainTextEdit>(editor, "publishPayload")->isReadOnly());
    }

    void readsAPayloadFromAFileOfLimitedSize()
    {
        QTemporaryDir folder;
        const auto write = [&folder](const char *name, const QByteArray &bytes) {
            QFile file(folder.filePath(QString::fromLatin1(name)));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
        };
        ui::PayloadEditor editor;
        auto *error = child<QLabel>(editor, "publishFileError");
        editor.readFile(write("small", "{\"a\":1}"));
        QCOMPARE(editor.payload(), "{\"a\":1}");
        QVERIFY(child<QLabel>(editor, "publishHint")->text().contains(u"valid JSON"_s));
        editor.readFile(write("large", QByteArray(ui::PayloadEditor::kMaxBytes + 1, 'x')));
        QVERIFY(!error->isHidden());
        QCOMPARE(editor.payload(), "{\"a\":1}");
        editor.readFile(folder.path());
        QVERIFY(error->text().contains(u"no plain file"_s));
        editor.readFile(write("full", QByteArray(ui::PayloadEditor::kMaxBytes, 'x')));
        QCOMPARE(editor.payload().size(), ui::PayloadEditor::kMaxBytes);
        QVERIFY(error->isHidden());
    }

private:
    static void show(PublishDialog &dialog)
    {
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
    }
    support::Mosquitto m_broker;
};

QTEST_MAIN(PublishDialogTest)
#include "tst_publish_dialog.moc"
