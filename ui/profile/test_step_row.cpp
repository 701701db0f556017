// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/test_step_row.h"

#include "ui/common/icons.h"
#include "ui/profile/notice_line.h"

#include <QEvent>
#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kIcon = 18;

// A state is a shape and a word as well as a colour.
struct Look
{
    const char *icon;
    Tone tone;
};

Look lookOf(TestStepRow::State state)
{
    switch (state) {
    case TestStepRow::State::Good:
        return {"check", Tone::Good};
    case TestStepRow::State::Failed:
        return {"close", Tone::Critical};
    case TestStepRow::State::Running:
        return {"right", Tone::Accent};
    case TestStepRow::State::Open:
        break;
    }
    return {"step-open", Tone::Neutral};
}

QString wordOf(TestStepRow::State state)
{
    switch (state) {
    case TestStepRow::State::Good:
        return TestStepRow::tr("well");
    case TestStepRow::State::Failed:
        return TestStepRow::tr("failed");
    case TestStepRow::State::Running:
        return TestStepRow::tr("running");
    case TestStepRow::State::Open:
        break;
    }
    return TestStepRow::tr("not tried");
}

} // namespace

TestStepRow::TestStepRow(const QString &step, const QString &title, QWidget *parent)
    : QWidget(parent),
      m_step(step),
      m_icon(new QLabel),
      m_title(new QLabel(title)),
      m_detail(new WrappedText),
      m_advice(new WrappedText)
{
    setObjectName(QString(u"testStep-"_s + step));
    m_icon->setFixedSize(kIcon, kIcon);
    m_title->setTextFormat(Qt::PlainText);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::kGap);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_detail, 1, 1);
    grid->addWidget(m_advice, 2, 1);
    setState(State::Open);
}

QString TestStepRow::detail() const
{
    return m_detail->plain();
}

QString TestStepRow::advice() const
{
    return m_advice->plain();
}

void TestStepRow::setState(State state, const QString &detail, const QString &advice)
{
    m_state = state;
    m_detail->setPlain(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_detail->setTone(state == State::Failed ? Tone::Critical : Tone::Neutral);
    m_advice->setPlain(advice);
    m_advice->setVisible(!advice.isEmpty());
    m_advice->setTone(state == State::Good ? Tone::Warning : Tone::Neutral);
    setAccessibleName(u"%1: %2"_s.arg(m_title->text(), wordOf(state)));
    setAccessibleDescription(QString(m_detail->plain() + u' ' + m_advice->plain()));
    draw();
}

void TestStepRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

void TestStepRow::draw()
{
    const Look look = lookOf(m_state);
    const QColor color = m_state == State::Open ? theme().line : theme().of(look.tone);
    m_icon->setPixmap(iconPixmap(QString::fromLatin1(look.icon), kIcon, color, devicePixelRatioF()));
    m_title->setFont(m_state == State::Open ? font() : headlineFont(font()));
    m_title->setEnabled(m_state != State::Open);
}

} // namespace ui
