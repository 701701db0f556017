// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/payload_view.h"

#include "base/key_table.h"
#include "ui/common/formats.h"
#include "ui/common/plain_text.h"
#include "ui/common/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSyntaxHighlighter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kLowest = 40;
constexpr int kHighest = 280;

constexpr KeyTable<PayloadForm, kPayloadForms> kForms{{{PayloadForm::Text, "text"},
                                                       {PayloadForm::Pretty, "pretty"},
                                                       {PayloadForm::Hex, "hex"},
                                                       {PayloadForm::Difference, "diff"}}};
constexpr const char *kTitles[kPayloadForms] = {
    QT_TRANSLATE_NOOP("ui::PayloadView", "Text"), QT_TRANSLATE_NOOP("ui::PayloadView", "Pretty"),
    QT_TRANSLATE_NOOP("ui::PayloadView", "Hex"), QT_TRANSLATE_NOOP("ui::PayloadView", "Diff")};

QString settingsKey()
{
    return u"activity/payloadForm"_s;
}

} // namespace

// Lines that came and went; the sign before them says the same.
class DiffColors : public QSyntaxHighlighter
{
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &text) override
    {
        if (text.isEmpty() || text.at(0) == u' ')
            return;
        const Theme &look = theme();
        QTextCharFormat format;
        const Tone tone = text.at(0) == u'+' ? Tone::Good : Tone::Critical;
        format.setForeground(look.of(tone));
        setFormat(0, int(text.size()), format);
    }
};

PayloadView::PayloadView(QSettings &settings, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_clock(clock)
{
    setObjectName(u"payloadView"_s);
    m_form = valueOf(kForms, m_settings.value(settingsKey()).toString()).value_or(PayloadForm::Pretty);
    buildLayout();
    m_colors = new DiffColors(this);
    connect(m_forms, &QButtonGroup::idClicked, this, [this](int id) {
        m_settings.setValue(settingsKey(), QString::fromLatin1(keyOf(kForms, PayloadForm(id))));
        choose(PayloadForm(id));
    });
    setNothing({});
}

void PayloadView::buildLayout()
{
    m_forms = new QButtonGroup(this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    for (int i = 0; i < kPayloadForms; ++i) {
        auto *button = new QToolButton(this);
        button->setText(tr(kTitles[i]));
        button->setCheckable(true);
        button->setObjectName(u"payload_"_s + QLatin1String(keyOf(kForms, PayloadForm(i))));
        button->setAccessibleName(tr("Payload: %1").arg(tr(kTitles[i])));
        m_forms->addButton(button, i);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    m_note = new QLabel(this);
    m_note->setObjectName(u"payloadNote"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setProperty("secondary", true);
    m_note->setMinimumWidth(60);
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(u"payloadText"_s);
    m_text->setAccessibleName(tr("Payload"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFont(monospaceFont());
    m_text->setUndoRedoEnabled(false);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setMinimumWidth(80);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(buttons);
    layout->addWidget(m_note);
    layout->addWidget(m_text, 1);
}

void PayloadView::setTexts(PayloadTexts texts)
{
    m_texts = std::move(texts);
    m_nothing = m_texts.payload.isKept ? QString() : tr("The payload was not kept.");
    showForm();
}

void PayloadView::setNothing(const QString &why)
{
    m_texts = {};
    m_nothing = why;
    showForm();
}

void PayloadView::choose(PayloadForm form)
{
    m_form = form;
    showForm();
}

QString PayloadView::textOf(PayloadForm form) const
{
    // Bytes that are no text say more as bytes.
    const bool isBinary = m_texts.payload.isKept && !m_texts.payload.isText;
    return m_texts.text[int(form == PayloadForm::Pretty && isBinary ? PayloadForm::Hex : form)];
}

QString PayloadView::noteOf(PayloadForm form) const
{
    if (!m_texts.payload.isKept)
        return m_nothing;
    const StoredPayload &payload = m_texts.payload;
    QStringList notes;
    if (payload.isCut())
        notes += tr("Only the first %1 of %2 bytes were kept; SHA-256 of the whole begins with %3")
                     .arg(payload.bytes.size() == 64 * 1024 ? tr("64 KiB") : countText(payload.bytes.size()),
                          countText(payload.size), payload.sha256.left(12));
    if (payload.bytes.isEmpty())
        notes += tr("The payload is empty.");
    else if (!payload.isText && (form == PayloadForm::Text || form == PayloadForm::Pretty))
        notes += tr("%1 bytes that are no text.").arg(countText(payload.size));
    else if (form == PayloadForm::Pretty && m_texts.noLayout == NoLayout::TooDeep)
        notes += tr("Nested too deep to be laid out: shown as it came.");
    else if (form == PayloadForm::Pretty && m_texts.noLayout == NoLayout::TooLong)
        notes += tr("Too long to be laid out: shown as it came.");
    if (form == PayloadForm::Difference) {
        if (!m_texts.earlier)
            notes += tr("No earlier message on this topic.");
        else if (!m_texts.earlier->payload.isKept)
            notes += tr("The payload of the message before was not kept.");
        else
            notes += (m_texts.hasChanged ? tr("Against the message of %1") : tr("The same as the message of %1"))
                         .arg(m_clock.exact(m_texts.earlier->atMs));
    }
    return notes.join(u'\n');
}

void PayloadView::showForm()
{
    if (QAbstractButton *button = m_forms->button(int(m_form)))
        button->setChecked(true);
    const bool isKept = m_texts.payload.isKept;
    for (QAbstractButton *button : m_forms->buttons())
        button->setVisible(isKept);
    const QString note = noteOf(m_form);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_note->setToolTip(plainToolTip(m_texts.payload.sha256));
    const bool isProse = m_form == PayloadForm::Text || m_form == PayloadForm::Pretty;
    m_text->setLineWrapMode(isProse && m_texts.payload.isText ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    m_text->setWordWrapMode(isProse && m_texts.payload.isText ? QTextOption::WrapAtWordBoundaryOrAnywhere
                                                              : QTextOption::NoWrap);
    // Off the text while it is no difference: colouring looks at every line.
    m_colors->setDocument(nullptr);
    const QString text = textOf(m_form);
    if (m_text->toPlainText() != text)
        m_text->setPlainText(text);
    if (m_form == PayloadForm::Difference)
        m_colors->setDocument(m_text->document());
    m_text->setVisible(!text.isEmpty());
    fitHeight();
}

QString PayloadView::shownText() const
{
    return m_text->isHidden() ? QString() : m_text->toPlainText();
}

QString PayloadView::note() const
{
    return m_note->text();
}

void PayloadView::setFilling(bool isFilling)
{
    if (m_isFilling == isFilling)
        return;
    m_isFilling = isFilling;
    fitHeight();
}

// In lines of the font: wrapped lines beyond are scrolled to.
void PayloadView::fitHeight()
{
    if (m_isFilling) {
        m_text->setMinimumHeight(kLowest);
        m_text->setMaximumHeight(QWIDGETSIZE_MAX);
        return;
    }
    const QString text = m_text->toPlainText();
    const qsizetype columns =
        std::max<qsizetype>(20, (width() - 24) / std::max(1, QFontMetrics(monospaceFont()).horizontalAdvance(u'0')));
    qsizetype lines = text.count(u'\n') + 1;
    if (m_text->lineWrapMode() != QPlainTextEdit::NoWrap)
        lines = std::max(lines, text.size() / columns + 1);
    const int bar = m_text->lineWrapMode() == QPlainTextEdit::NoWrap ? 14 : 0;
    const int wanted = int(std::min<qsizetype>(lines, 60)) * QFontMetrics(monospaceFont()).lineSpacing() + 18 + bar;
    m_text->setFixedHeight(std::clamp(wanted, kLowest, kHighest));
}

void PayloadView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_colors && m_colors->document())
        m_colors->rehighlight();
}

} // namespace ui
