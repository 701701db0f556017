// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/filter_bar.h"

#include "ui/activity/filter_field.h"
#include "ui/activity/filter_help.h"
#include "ui/activity/float_panel.h"
#include "ui/common/icons.h"
#include "ui/common/plain_text.h"
#include "ui/common/retold.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QSettings>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kPauseMs = 150; // after the last key
constexpr int kRowsShown = 10;
constexpr int kListWidth = 380;

QString recentKey()
{
    return u"activity/recentFilters"_s;
}

QToolButton *smallButton(QWidget *parent, const char *name, const QString &title)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(title);
    button->setToolTip(title);
    return button;
}

} // namespace

FilterBar::FilterBar(QSettings &settings, QWidget *parent) : QWidget(parent), m_settings(settings)
{
    setObjectName(u"filterBar"_s);
    buildLayout();
    buildPanels();
    connectSignals();
}

// The panels live in the window, which outlives a bar that is taken away alone.
FilterBar::~FilterBar()
{
    delete m_listPanel;
    delete m_mistakePanel;
}

void FilterBar::buildLayout()
{
    m_field = new FilterField(this);
    m_field->setObjectName(u"filterField"_s);
    m_field->setAccessibleName(tr("Filter"));
    m_field->setPlaceholderText(tr("Filter: words, or type:offline device:temp-* t.temperature>30"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(kMaxText);
    m_field->setMinimumWidth(120);
    m_recent = smallButton(this, "recentFilters", tr("Recent filters"));
    m_recent->setIcon(icon(u"down"_s));
    m_help = smallButton(this, "filterHelp", tr("What may be written into the filter"));
    m_help->setText(u"?"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_recent);
    layout->addWidget(m_help);
    setFocusProxy(m_field);
}

void FilterBar::buildPanels()
{
    m_listPanel = new FloatPanel(*m_field);
    m_listPanel->setObjectName(u"filterListPanel"_s);
    m_list = new QListWidget(m_listPanel);
    m_list->setObjectName(u"filterList"_s);
    m_list->setAccessibleName(tr("Suggestions for the filter"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *listLayout = new QVBoxLayout(m_listPanel);
    listLayout->setContentsMargins(4, 4, 4, 4);
    listLayout->addWidget(m_list);

    m_mistakePanel = new FloatPanel(*m_field);
    m_mistakePanel->setObjectName(u"filterMistakePanel"_s);
    m_mistakePanel->setPointing(true);
    m_mistakeLabel = new PlainLabel({}, m_mistakePanel);
    m_mistakeLabel->setObjectName(u"filterMistake"_s);
    m_mistakeLabel->setProperty("tone", u"critical"_s);
    auto *mistakeLayout = new QVBoxLayout(m_mistakePanel);
    mistakeLayout->setContentsMargins(10, 10, 10, 6);
    mistakeLayout->addWidget(m_mistakeLabel);
}

void FilterBar::connectSignals()
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPauseMs);
    connect(&m_timer, &QTimer::timeout, this, &FilterBar::apply);
    connect(m_field, &QLineEdit::textChanged, this, &FilterBar::onTextChanged);
    connect(m_field, &QLineEdit::textEdited, this, [this] { offerWords(false); });
    connect(m_field, &QLineEdit::inputRejected, this, [this] { m_wasCut = true; });
    connect(m_list, &QListWidget::itemClicked, this, [this] { accept(m_list->currentRow()); });
    connect(m_recent, &QToolButton::clicked, this, [this] {
        const bool wasOpen = m_offer == Offer::Recent;
        closeList();
        m_field->setFocus();
        if (!wasOpen)
            offerRecent();
    });
    connect(m_help, &QToolButton::clicked, this, &FilterBar::showHelp);
    m_field->installEventFilter(this);
}

QString FilterBar::text() const
{
    return m_field->text();
}

void FilterBar::setText(const QString &text)
{
    m_isSetting = true;
    m_wasCut = text.size() > kMaxText;
    m_field->setText(text.first(std::min<qsizetype>(text.size(), kMaxText)));
    m_isSetting = false;
    closeList();
    apply();
}

void FilterBar::addTerm(const QString &term)
{
    const QString trimmed = m_validText.trimmed();
    const bool isOr = m_node && m_node->kind == filter::Node::Kind::Or;
    setText(trimmed.isEmpty() ? term
            : isOr            ? QString(u'(' + trimmed + u") and "_s + term)
                              : QString(trimmed + u" and "_s + term));
    remember();
}

void FilterBar::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FilterBar::setKnownValues(const QStringList &devices, const QStringList &topics, const QStringList &metrics)
{
    m_known = {devices, topics, metrics};
}

QStringList FilterBar::recent() const
{
    return m_settings.value(recentKey()).toStringList().mid(0, kMostRecent);
}

void FilterBar::onTextChanged()
{
    if (m_isSetting)
        return;
    m_mistakePanel->hide();
    m_timer.start();
}

// Parsing is bounded by the field's length: it happens once for a pause in typing.
void FilterBar::apply()
{
    m_timer.stop();
    const auto parsed = filter::parse(text());
    m_mistake.clear();
    if (!parsed)
        sayMistake(parsed.error().position, retold(parsed.error().text));
    else if (std::exchange(m_wasCut, false))
        sayMistake(int(text().size()), tr("the filter was cut to %1 characters").arg(kMaxText));
    showTone();
    if (!parsed)
        return;
    m_validText = text();
    if (*parsed == m_node)
        return;
    m_node = *parsed;
    Q_EMIT filterChanged();
}

void FilterBar::sayMistake(int position, const QString &words)
{
    m_mistakeAt = position;
    m_mistake = tr("At character %1: %2").arg(position + 1).arg(words);
}

void FilterBar::showTone()
{
    const QString tone = !m_mistake.isEmpty() ? u"critical"_s : text().trimmed().isEmpty() ? QString() : u"good"_s;
    if (m_field->property("tone").toString() != tone) {
        m_field->setProperty("tone", tone);
        m_field->style()->unpolish(m_field);
        m_field->style()->polish(m_field);
    }
    m_field->setAccessibleDescription(plainLine(m_mistake));
    showMistake();
}

void FilterBar::showMistake()
{
    if (!m_mistakePanel)
        return;
    if (m_mistake.isEmpty() || m_offer != Offer::Nothing || !isVisible()) {
        m_mistakePanel->hide();
        return;
    }
    m_mistakeLabel->setPlain(m_mistake);
    const QSize size = m_mistakePanel->layout()->sizeHint();
    m_mistakePanel->floatAt(m_field->xOf(m_mistakeAt), size);
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::ShortcutOverride: {
        // What the field makes of these keys goes before what the window makes of them.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && (m_offer != Offer::Nothing || !text().isEmpty()))
            event->accept();
        break;
    }
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (onKey(key->key(), key->modifiers()))
            return true;
        break;
    }
    case QEvent::FocusOut:
        closeList();
        if (m_timer.isActive())
            apply();
        remember();
        break;
    case QEvent::Resize:
    case QEvent::Move:
        closeList();
        showMistake();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    closeList();
    if (m_mistakePanel)
        m_mistakePanel->hide();
}

bool FilterBar::onKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (m_offer != Offer::Nothing && onKeyInList(key))
        return true;
    switch (key) {
    case Qt::Key_Escape:
        return escape();
    case Qt::Key_Down:
        if (!text().isEmpty())
            return false;
        offerRecent();
        return true;
    case Qt::Key_Space:
        if (!modifiers.testFlag(Qt::ControlModifier))
            return false;
        offerWords(true);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        closeList();
        apply();
        remember();
        return true;
    default:
        return false;
    }
}

// Enter takes a suggestion only once one was chosen: who writes a whole filter and presses Enter means the filter.
bool FilterBar::onKeyInList(int key)
{
    const int rows = m_list->count();
    const int now = m_list->currentRow();
    switch (key) {
    case Qt::Key_Down:
        m_list->setCurrentRow((now + 1) % rows);
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(now <= 0 ? rows - 1 : now - 1);
        return true;
    case Qt::Key_PageDown:
        m_list->setCurrentRow(std::min(rows - 1, now + kRowsShown));
        return true;
    case Qt::Key_PageUp:
        m_list->setCurrentRow(std::max(0, now - kRowsShown));
        return true;
    case Qt::Key_Tab:
        accept(std::max(0, now));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (now < 0)
            return false;
        accept(now);
        return true;
    default:
        return false;
    }
}

bool FilterBar::escape()
{
    if (m_offer != Offer::Nothing) {
        closeList();
        showMistake();
        return true;
    }
    if (text().isEmpty())
        return false;
    setText({});
    return true;
}

void FilterBar::offerWords(bool evenAtTheBeginning)
{
    const int caret = m_field->cursorPosition();
    m_offered = suggestionsAt(text(), caret, m_known);
    // Between words everything would fit: that is offered when asked for.
    const bool isAfterOperator = caret > 0 && u":=<>"_s.contains(text().at(caret - 1));
    if (m_offered.list.empty() || (m_offered.length == 0 && !isAfterOperator && !evenAtTheBeginning))
        return closeList();
    m_list->clear();
    for (const Suggestion &one : m_offered.list)
        m_list->addItem(plainLine(one.words));
    openList(Offer::Words, m_field->xOf(m_offered.from));
}

void FilterBar::offerRecent()
{
    const QStringList filters = recent();
    m_list->clear();
    for (const QString &one : filters)
        m_list->addItem(plainLine(one));
    if (filters.isEmpty()) {
        m_list->addItem(tr("No recent filters yet"));
        m_list->item(0)->setFlags(Qt::NoItemFlags);
    } else {
        m_list->addItem(tr("Clear this list"));
        m_list->item(m_list->count() - 1)->setIcon(icon(u"close"_s));
    }
    openList(Offer::Recent, m_field->xOf(0));
}

void FilterBar::openList(Offer offer, int x)
{
    m_offer = offer;
    m_mistakePanel->hide();
    m_list->setCurrentRow(-1);
    const int rowHeight = fontMetrics().height() + 8;
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setSizeHint({10, rowHeight});
    const int height = std::min(m_list->count(), kRowsShown) * rowHeight + 2 * m_list->frameWidth() + 10;
    int longest = 0;
    for (int row = 0; row < m_list->count(); ++row)
        longest = std::max(longest, fontMetrics().horizontalAdvance(m_list->item(row)->text()));
    const int wanted = longest + 60;
    m_listPanel->floatAt(x, {std::clamp(wanted, 160, offer == Offer::Recent ? 2 * kListWidth : kListWidth), height});
}

void FilterBar::closeList()
{
    m_offer = Offer::Nothing;
    if (m_listPanel)
        m_listPanel->hide();
}

void FilterBar::accept(int row)
{
    const Offer offer = m_offer;
    closeList();
    if (offer == Offer::Recent) {
        const QStringList filters = recent();
        if (row >= 0 && row < filters.size()) {
            setText(filters[row]);
            remember();
        } else if (!filters.isEmpty()) {
            clearRecent();
        }
        return;
    }
    if (offer != Offer::Words || row < 0 || row >= int(m_offered.list.size()))
        return;
    m_field->setSelection(m_offered.from, m_offered.length);
    m_field->insert(m_offered.list[std::size_t(row)].insert);
}

// Filters that were typed and used: on Enter, and when the field is left.
void FilterBar::remember()
{
    const QString used = text().trimmed();
    if (used.isEmpty() || !m_mistake.isEmpty())
        return;
    QStringList filters = recent();
    if (!filters.isEmpty() && filters.front() == used)
        return;
    filters.removeAll(used);
    filters.prepend(used);
    m_settings.setValue(recentKey(), filters.mid(0, kMostRecent));
}

void FilterBar::clearRecent()
{
    m_settings.remove(recentKey());
}

void FilterBar::showHelp()
{
    auto *panel = new QFrame(this, Qt::Popup);
    panel->setObjectName(u"filterHelpPanel"_s);
    panel->setAttribute(Qt::WA_DeleteOnClose);
    panel->setProperty("panel", true);
    panel->setFrameShape(QFrame::StyledPanel);
    auto *words = new QLabel(filterHelp(), panel);
    words->setTextFormat(Qt::PlainText);
    words->setFont(monospaceFont());
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->setAccessibleName(tr("What may be written into the filter"));
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(metrics::kSide, 10, metrics::kSide, 10);
    layout->addWidget(words);
    panel->adjustSize();
    panel->move(m_help->mapToGlobal(QPoint(m_help->width() - panel->width(), m_help->height() + 2)));
    panel->show();
}

} // namespace ui
