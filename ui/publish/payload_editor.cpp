// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/payload_editor.h"

#include "model/stored_payload.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/common/theme.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kHintMs = 250;
constexpr qsizetype kBytesShown = 4096;

// As typed: toPlainText() would make blanks of no-break spaces.
QString typed(const QPlainTextEdit &edit)
{
    return edit.document()->toRawText().replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n');
}

} // namespace

PayloadEditor::PayloadEditor(QWidget *parent)
    : QWidget(parent),
      m_text(new QPlainTextEdit),
      m_hint(new QLabel),
      m_error(new QLabel),
      m_file(new QPushButton(tr("From file…"))),
      m_clear(new QPushButton(tr("Clear")))
{
    buildLayout();
    m_hinting.setSingleShot(true);
    m_hinting.setInterval(kHintMs);
    connect(&m_hinting, &QTimer::timeout, this, &PayloadEditor::showHint);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_hinting.start();
        Q_EMIT changed();
    });
    connect(m_file, &QPushButton::clicked, this, &PayloadEditor::chooseFile);
    connect(m_clear, &QPushButton::clicked, this, [this] { setPayload({}); });
    showHint();
}

void PayloadEditor::buildLayout()
{
    m_text->setObjectName(u"publishPayload"_s);
    m_text->setAccessibleName(tr("Payload"));
    m_text->setFont(monospaceFont());
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(90);
    m_hint->setObjectName(u"publishHint"_s);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setProperty("secondary", true);
    m_error->setObjectName(u"publishFileError"_s);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setProperty("tone", u"critical"_s);
    m_error->setWordWrap(true);
    m_error->hide();
    m_file->setObjectName(u"publishFile"_s);
    m_file->setAutoDefault(false);
    m_clear->setObjectName(u"publishClear"_s);
    m_clear->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::kGap);
    row->addWidget(m_hint, 1);
    row->addWidget(m_clear);
    row->addWidget(m_file);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(metrics::kGap);
    column->addWidget(m_text, 1);
    column->addWidget(m_error);
    column->addLayout(row);
    setFocusProxy(m_text);
}

void PayloadEditor::setPayload(const QByteArray &payload)
{
    m_error->hide();
    m_holds = false;
    m_held.clear();
    m_text->setReadOnly(false);
    m_text->setPlainText(QString::fromUtf8(payload));
    // Bytes that are no text, and texts that the field would change (CR LF), are kept as they are.
    if (typed(*m_text).toUtf8() != payload)
        hold(payload);
    showHint();
    Q_EMIT changed();
}

void PayloadEditor::hold(const QByteArray &bytes)
{
    m_holds = true;
    m_held = bytes;
    m_text->setPlainText(hexDump(bytes, kBytesShown));
    m_text->setReadOnly(true);
}

QByteArray PayloadEditor::payload() const
{
    return m_holds ? m_held : typed(*m_text).toUtf8();
}

void PayloadEditor::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Payload from a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PayloadEditor::readFile);
    dialog->open();
}

void PayloadEditor::readFile(const QString &path)
{
    const auto refuse = [this](const QString &why) {
        m_error->setText(plainBlock(why, 600));
        m_error->show();
    };
    // A pipe or device could keep the window waiting for ever.
    const QFileInfo info(path);
    if (!info.isFile())
        return refuse(tr("%1 is no plain file.").arg(plainLine(path)));
    if (info.size() > kMaxBytes)
        return refuse(tr("%1 has %2; at most %3 can be published from here.")
                          .arg(plainLine(info.fileName()), sizeText(info.size()), sizeText(kMaxBytes)));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(tr("%1 cannot be read: %2").arg(plainLine(path), file.errorString()));
    setPayload(file.read(kMaxBytes));
}

// A hint only: what is no JSON may be what the device wants.
void PayloadEditor::showHint()
{
    const QByteArray bytes = payload();
    const QString size = sizeText(bytes.size());
    if (bytes.isEmpty())
        m_hint->setText(tr("Empty payload"));
    else if (m_holds)
        m_hint->setText(tr("%1 as they are in the file; Clear to type text").arg(size));
    else if (const auto laidOut = laidOutJson(bytes); laidOut)
        m_hint->setText(tr("%1, valid JSON").arg(size));
    else if (laidOut.error() == NoLayout::NotJson)
        m_hint->setText(bytes.startsWith('{') || bytes.startsWith('[')
                            ? tr("%1, begins like JSON but is none").arg(size)
                            : tr("%1, text").arg(size));
    else
        m_hint->setText(size);
}

} // namespace ui
