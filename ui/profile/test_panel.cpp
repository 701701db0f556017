// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profile/test_panel.h"

#include "ui/profile/notice_line.h"
#include "ui/profile/test_step_row.h"

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kWidth = 290;

} // namespace

TestPanel::TestPanel(QWidget *parent) : QWidget(parent), m_button(new QPushButton), m_outcome(new WrappedText)
{
    const std::pair<const char *, QString> steps[] = {{"resolve", tr("Find the host")},
                                                      {"tcp", tr("Reach its port")},
                                                      {"tls", tr("Encrypt")},
                                                      {"connack", tr("Sign in")},
                                                      {"suback", tr("Subscribe to the topics")},
                                                      {"messages", tr("First messages")}};
    for (const auto &[step, title] : steps)
        m_rows.append(new TestStepRow(QString::fromLatin1(step), title));
    m_button->setObjectName(u"connectionTest"_s);
    m_button->setAutoDefault(false);
    m_outcome->setObjectName(u"connectionTestOutcome"_s);
    buildLayout();
    connect(m_button, &QPushButton::clicked, this, &TestPanel::onButton);
    connect(&m_test, &monitor::ConnectionTest::step, this, &TestPanel::onStep);
    connect(&m_test, &monitor::ConnectionTest::listening, this, [this](int messages) {
        rowOf(u"messages"_s)
            ->setState(TestStepRow::State::Running, tr("listening a few seconds … %n so far", nullptr, messages));
    });
    connect(&m_test, &monitor::ConnectionTest::finished, this, &TestPanel::onFinished);
    reset();
}

void TestPanel::buildLayout()
{
    auto *list = new QWidget;
    auto *steps = new QVBoxLayout(list);
    steps->setContentsMargins(0, 0, metrics::kGap, 0);
    steps->setSpacing(metrics::kSide);
    for (TestStepRow *row : m_rows)
        steps->addWidget(row);
    steps->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    list->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::kSide, 0, 0, 0);
    column->setSpacing(metrics::kSide);
    column->addWidget(m_button);
    column->addWidget(m_outcome);
    column->addWidget(scroll, 1);
    setFixedWidth(kWidth);
}

void TestPanel::start(const monitor::Profile &profile, const QByteArray &password)
{
    reset();
    m_test.start(profile, password);
    showRunning();
    if (m_test.isRunning())
        m_rows.first()->setState(TestStepRow::State::Running);
}

void TestPanel::reset()
{
    m_test.cancel();
    for (TestStepRow *row : m_rows)
        row->setState(TestStepRow::State::Open);
    m_outcome->setPlain(tr("Tries each step of the connection. Nothing is recorded and nothing is published."));
    m_outcome->setTone(Tone::Neutral);
    showRunning();
}

void TestPanel::setPossible(bool possible)
{
    m_possible = possible;
    showRunning();
}

void TestPanel::onButton()
{
    if (!m_test.isRunning()) {
        Q_EMIT wanted();
        return;
    }
    m_test.cancel();
    for (TestStepRow *row : m_rows) {
        if (row->state() == TestStepRow::State::Running)
            row->setState(TestStepRow::State::Open);
    }
    m_outcome->setPlain(tr("Cancelled."));
    showRunning();
}

TestStepRow *TestPanel::rowOf(const QString &step) const
{
    for (TestStepRow *row : m_rows) {
        if (row->step() == step)
            return row;
    }
    return m_rows.first(); // `settings`: before anything was tried
}

void TestPanel::onStep(const broker::ProbeStep &step)
{
    TestStepRow *row = rowOf(step.step);
    row->setState(step.ok ? TestStepRow::State::Good : TestStepRow::State::Failed, step.detail, step.advice);
    const qsizetype next = m_rows.indexOf(row) + 1;
    if (step.ok && next < m_rows.size())
        m_rows[next]->setState(TestStepRow::State::Running);
}

void TestPanel::onFinished(bool ok)
{
    for (TestStepRow *row : m_rows) {
        if (row->state() == TestStepRow::State::Running)
            row->setState(TestStepRow::State::Open);
    }
    m_outcome->setPlain(ok ? tr("The connection works.") : tr("The connection does not work yet:"));
    m_outcome->setTone(ok ? Tone::Good : Tone::Critical);
    showRunning();
}

void TestPanel::showRunning()
{
    const bool running = m_test.isRunning();
    m_button->setText(running ? tr("Cancel the &test") : tr("&Test the connection"));
    m_button->setEnabled(running || m_possible);
    if (running)
        m_outcome->setPlain(tr("Testing …"));
}

} // namespace ui
