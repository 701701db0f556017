// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/device_button.h"

#include "ui/common/directory.h"
#include "ui/common/plain_text.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr int kPopupWidth = 320;
constexpr int kPopupHeight = 380;
constexpr int kButtonText = 28; // characters of a name

} // namespace

DeviceChoices::DeviceChoices(const Directory &directory, QObject *parent)
    : QAbstractListModel(parent), m_directory(directory)
{
    m_choices.push_back({{}, tr("All devices")});
}

void DeviceChoices::setText(const QString &text)
{
    const QString part = text.trimmed();
    beginResetModel();
    m_choices.clear();
    if (part.isEmpty())
        m_choices.push_back({{}, tr("All devices")});
    for (const Device &device : m_directory.devices()) {
        if (!device.name().contains(part, Qt::CaseInsensitive) &&
            !device.externalId.contains(part, Qt::CaseInsensitive))
            continue;
        QString label = plainLine(device.name(), 80);
        if (device.name() != device.externalId)
            label += u" – "_s + plainLine(device.externalId, 40);
        m_choices.push_back({device.id, label});
    }
    endResetModel();
}

QUuid DeviceChoices::idAt(int row) const
{
    return m_choices[std::size_t(row)].id;
}

int DeviceChoices::rowOf(const QUuid &id) const
{
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        if (m_choices[i].id == id)
            return int(i);
    }
    return -1;
}

int DeviceChoices::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_choices.size());
}

QVariant DeviceChoices::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    return m_choices[std::size_t(index.row())].label;
}

DeviceButton::DeviceButton(Directory &directory, QWidget *parent)
    : QPushButton(parent),
      m_directory(directory),
      m_choices(new DeviceChoices(directory, this)),
      m_popup(new QFrame(this, Qt::Popup)),
      m_search(new QLineEdit),
      m_list(new QListView)
{
    setObjectName(u"activityDevice"_s);
    buildPopup();
    connect(this, &QPushButton::clicked, this, &DeviceButton::openList);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_choices->setText(text);
        m_list->setCurrentIndex(m_choices->index(0));
    });
    connect(m_list, &QListView::clicked, this, &DeviceButton::take);
    connect(&m_directory, &Directory::changed, this, &DeviceButton::showDevice);
    showDevice();
}

void DeviceButton::buildPopup()
{
    m_popup->setObjectName(u"activityDevicePopup"_s);
    m_popup->setFrameShape(QFrame::StyledPanel);
    m_search->setObjectName(u"activityDeviceSearch"_s);
    m_search->setPlaceholderText(tr("Name or id"));
    m_search->setAccessibleName(tr("Search for a device by name or id"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(u"activityDeviceList"_s);
    m_list->setAccessibleName(tr("Devices"));
    m_list->setModel(m_choices);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(m_popup);
    column->setContentsMargins(metrics::kGap, metrics::kGap, metrics::kGap, metrics::kGap);
    column->setSpacing(metrics::kGap);
    column->addWidget(m_search);
    column->addWidget(m_list);
}

void DeviceButton::setDevice(const QUuid &device)
{
    m_device = device;
    showDevice();
}

void DeviceButton::showDevice()
{
    const QString name = m_device.isNull() ? tr("All devices") : m_directory.nameOf(m_device);
    const QString text = plainAction(name, kButtonText) + u"  ▾"_s;
    if (text == this->text())
        return;
    setText(text);
    setAccessibleName(tr("Device: %1").arg(plainLine(name)));
    setToolTip(m_device.isNull() ? QString() : plainToolTip(name));
}

void DeviceButton::openList()
{
    m_search->clear();
    m_choices->setText({});
    m_popup->resize(kPopupWidth, kPopupHeight);
    m_popup->move(mapToGlobal(QPoint(0, height() + 2)));
    m_popup->show();
    m_search->setFocus();
    const int row = std::max(0, m_choices->rowOf(m_device));
    m_list->setCurrentIndex(m_choices->index(row));
    m_list->scrollTo(m_choices->index(row), QAbstractItemView::PositionAtCenter);
}

void DeviceButton::take(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QUuid device = m_choices->idAt(index.row());
    m_popup->hide();
    if (device == m_device)
        return;
    setDevice(device);
    Q_EMIT chosen(device);
}

// The field keeps the keyboard; up and down go through the list all the same.
bool DeviceButton::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QPushButton::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int step = key->key() == Qt::Key_Down       ? 1
                     : key->key() == Qt::Key_Up       ? -1
                     : key->key() == Qt::Key_PageDown ? 10
                     : key->key() == Qt::Key_PageUp   ? -10
                                                      : 0;
    if (step != 0) {
        const int row = std::clamp(m_list->currentIndex().row() + step, 0, std::max(0, m_choices->rowCount() - 1));
        m_list->setCurrentIndex(m_choices->index(row));
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        take(m_list->currentIndex());
        return true;
    }
    return QPushButton::eventFilter(watched, event);
}

} // namespace ui
