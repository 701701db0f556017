// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/topics/topic_details.h"

#include "model/stored_payload.h"
#include "monitor/when_done.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

enum Form { Pretty, Text, Hex };
constexpr qsizetype kKept = 64 * 1024; // what the store keeps of a payload, at most

} // namespace

TopicDetails::TopicDetails(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_title(new PlainLabel),
      m_facts(new PlainLabel),
      m_flags(new PlainLabel),
      m_copy(new QPushButton(tr("Copy topic"))),
      m_log(new QPushButton(tr("Show in log"))),
      m_publish(new QPushButton(tr("Publish here…"))),
      m_form(new QComboBox),
      m_note(new QLabel),
      m_payload(new QPlainTextEdit)
{
    buildLayout();
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_path); });
    connect(m_log, &QPushButton::clicked, this, &TopicDetails::logWanted);
    connect(m_publish, &QPushButton::clicked, this, &TopicDetails::publishWanted);
    connect(m_form, &QComboBox::currentIndexChanged, this, &TopicDetails::showPayload);
    connect(&m_workspace.clock, &Clock::zoneChanged, this, &TopicDetails::showFacts);
}

void TopicDetails::buildLayout()
{
    m_title->setFont(titleFont(font()));
    m_title->setElideMode(Qt::ElideMiddle);
    m_title->setObjectName(u"topicTitle"_s);
    m_facts->setObjectName(u"topicFacts"_s);
    m_facts->setProperty("secondary", true);
    m_flags->setProperty("secondary", true);
    m_copy->setObjectName(u"topicCopy"_s);
    m_log->setObjectName(u"topicShowLog"_s);
    m_publish->setObjectName(u"topicPublish"_s);
    m_form->addItems({tr("Laid out"), tr("Text"), tr("Hex")});
    m_form->setObjectName(u"topicForm"_s);
    m_form->setAccessibleName(tr("Show the payload as"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setProperty("secondary", true);
    m_note->setObjectName(u"topicNote"_s);
    m_payload->setReadOnly(true);
    m_payload->setFont(monospaceFont());
    m_payload->setObjectName(u"topicPayload"_s);
    m_payload->setAccessibleName(tr("Last payload"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::kGap);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_log);
    buttons->addWidget(m_publish);
    buttons->addStretch();
    auto *form = new QHBoxLayout;
    form->setSpacing(metrics::kGap);
    form->addWidget(m_form);
    form->addWidget(m_note, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, metrics::kGap, metrics::kSide, metrics::kSide);
    column->setSpacing(metrics::kGap);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addWidget(m_flags);
    column->addLayout(buttons);
    column->addLayout(form);
    column->addWidget(m_payload, 1);
    setMinimumWidth(280);
}

void TopicDetails::setTopic(const QString &path, const TopicState *listed)
{
    const bool isOther = path != m_path;
    const bool isNews = isOther || !listed != !m_listed || (listed && *listed != *m_listed);
    m_path = path;
    m_listed = listed ? std::optional(*listed) : std::nullopt;
    m_title->setPlain(path);
    if (isOther) {
        m_whole.reset();
        m_error.clear();
    }
    if (isNews) {
        showFacts();
        if (m_listed)
            ask();
    }
    if (isOther)
        showPayload();
}

void TopicDetails::ask()
{
    monitor::whenDone(this,
                      m_workspace.station.queries().ask<std::optional<TopicState>>(
                          u"topics.payload"_s, [path = m_path](store::Reader &reader) { return reader.topic(path); }),
                      [this, path = m_path](const Result<std::optional<TopicState>> &read) {
                          if (path != m_path || (!read && read.error().kind == Error::Kind::Cancelled))
                              return;
                          m_error = read ? QString() : retold(read.error());
                          if (read && *read == m_whole)
                              return;
                          if (read)
                              m_whole = *read;
                          showFacts();
                          showPayload();
                      });
}

void TopicDetails::showFacts()
{
    for (QWidget *widget : {static_cast<QWidget *>(m_payload), static_cast<QWidget *>(m_form)})
        widget->setVisible(m_listed.has_value());
    if (!m_listed) {
        m_facts->setPlain(tr("Nothing came on this very topic; see those below it."));
        m_flags->setPlain({});
        m_note->clear();
        return;
    }
    const Clock &clock = m_workspace.clock;
    m_facts->setPlain(
        tr("Last message %1, %2").arg(Clock::age(m_listed->lastAtMs, Clock::nowMs()), clock.stamp(m_listed->lastAtMs)));
    QStringList flags{tr("Messages: %1").arg(countText(m_listed->messages)), tr("QoS %1").arg(m_listed->qos)};
    if (m_listed->retained)
        flags.append(tr("retained"));
    if (m_whole)
        flags.append(m_whole->lastPayload.size() >= kKept ? tr("%1 or more").arg(sizeText(kKept))
                                                          : sizeText(m_whole->lastPayload.size()));
    m_flags->setPlain(flags.join(u" · "_s));
}

void TopicDetails::showPayload()
{
    QString text, note;
    if (!m_error.isEmpty())
        note = plainLine(m_error);
    if (m_whole) {
        const QByteArray &bytes = m_whole->lastPayload;
        const bool isText = QString::fromUtf8(bytes).toUtf8() == bytes && !bytes.contains('\0');
        int form = m_form->currentIndex();
        if (form == Pretty) {
            const auto laidOut = laidOutJson(bytes);
            if (laidOut)
                text = plainBlock(*laidOut, kLayoutOutput);
            else
                form = Text;
            if (!laidOut && isText && !bytes.isEmpty())
                note = laidOut.error() == NoLayout::NotJson ? tr("Not JSON: shown as text")
                                                            : tr("Too large to be laid out: shown as text");
        }
        if (form == Text && !isText) {
            form = Hex;
            note = tr("Not text: shown as bytes");
        }
        if (form == Text)
            text = plainBlock(QString::fromUtf8(bytes));
        else if (form == Hex)
            text = hexDump(bytes);
        if (bytes.isEmpty())
            note = tr("The payload is empty");
    }
    m_note->setText(note);
    if (m_payload->toPlainText() == text)
        return;
    // Where somebody reads while the next one comes, the view stays.
    const int at = m_payload->verticalScrollBar()->value();
    m_payload->setPlainText(text);
    m_payload->verticalScrollBar()->setValue(at);
}

void TopicDetails::tick()
{
    if (m_listed)
        showFacts();
}

void TopicDetails::setReadOnly(bool readOnly)
{
    m_publish->setEnabled(!readOnly);
    m_publish->setToolTip(readOnly ? tr("Publishing is switched off: View ▸ Read-only") : QString());
}

} // namespace ui
